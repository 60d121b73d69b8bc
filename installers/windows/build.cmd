@echo off
rem Builds the .msi on Windows with a JDK 25 in JDK25_HOME and the WiX tools on the path, after
rem   mvn -Pdist -DskipTests package
rem has put the jars into installers\target\lib. usage: installers\windows\build.cmd VERSION
setlocal
set MODULE=%~dp0..
if "%JDK25_HOME%"=="" (echo Set JDK25_HOME to the folder of a JDK 25. 1>&2 & exit /b 1)
if "%~1"=="" (echo usage: build.cmd VERSION 1>&2 & exit /b 2)
"%JDK25_HOME%\bin\jpackage" @"%MODULE%\deskwire.options" @"%MODULE%\windows\jpackage.options" ^
  --app-version %1 --input "%MODULE%\target\lib" --module-path "%MODULE%\target\javafx" ^
  --icon "%MODULE%\windows\deskwire.ico" --main-jar deskwire-app-%1.jar --dest "%MODULE%\target"
