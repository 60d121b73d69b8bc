@echo off
rem The Windows twin of the script beside it: runs the JDK 25 of this machine, whichever Java runs Maven.
setlocal enabledelayedexpansion
set "HOME25="
for %%H in ("%JDK25_HOME%" "%JAVA_HOME%") do call :try %%H
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks") do (
  if exist "%%~R" for /d %%H in ("%%~R\*") do call :try "%%~H"
)
if not defined HOME25 (
  echo Deskwire needs a JDK 25 ^(for example Temurin 25^): install one, or set JDK25_HOME to the folder of one that is not in the usual places. 1>&2
  exit /b 1
)
if "%~1"=="--find-only" exit /b 0
"%HOME25%\bin\java.exe" %*
exit /b %ERRORLEVEL%

:try
if defined HOME25 exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul && set "HOME25=%~1"
exit /b 0
