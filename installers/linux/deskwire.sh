#!/bin/sh
# Starts Deskwire with the runtime beside it; no JDK and no program on the PATH is needed. Links to this file work.
self=$0
while [ -L "$self" ]; do
  link=$(PATH=/usr/bin:/bin:${PATH:-} readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=${self%/*}/$link ;;
  esac
done
case $self in
  */*) folder=${self%/*} ;;
  *) folder=. ;;
esac
home=$(cd "${folder:-/}/.." && pwd -P) || exit 1
app=$home/lib/app
aot=
if [ "${DESKWIRE_AOT:-}" = record ]; then
  aot=-XX:AOTCacheOutput=$home/lib/deskwire.aot
elif [ "${DESKWIRE_AOT:-}" != off ] && [ -f "$home/lib/deskwire.aot" ]; then
  aot=-XX:AOTCache=$home/lib/deskwire.aot
fi
# in the plain C locale Java would read every argument as ASCII, and a message with an umlaut would be spoilt
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
  C | POSIX)
    if [ -n "${LC_ALL:-}" ]; then export LC_ALL=C.UTF-8; else export LC_CTYPE=C.UTF-8; fi
    ;;
esac
# else each thread has an arena of its own, and keeps what it has freed
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
# options meant for another Java on this machine would change this one and be announced on standard error
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
# the JVM says nothing of its own, for example that it starts without the cache: standard output belongs to the commands
# opened: what io.deskwire.ui.fx.Shaping mends in the toolkit
exec "$home/lib/runtime/bin/java" ${aot:+"$aot"} -Xlog:disable @JAVA_OPTIONS@ \
  --add-exports javafx.graphics/com.sun.javafx.text=ALL-UNNAMED \
  --add-opens javafx.graphics/com.sun.javafx.font.freetype=ALL-UNNAMED \
  -cp "@CLASS_PATH@" @MAIN_CLASS@ "$@"
