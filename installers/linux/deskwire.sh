#!/bin/sh
# Starts Deskwire with the runtime beside it; no JDK is needed. Links to this file work.
self=$0
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=$(dirname "$self")/$link ;;
  esac
done
home=$(cd "$(dirname "$self")/.." && pwd -P)
app=$home/lib/app
aot=
if [ "${DESKWIRE_AOT:-}" = record ]; then
  aot=-XX:AOTCacheOutput=$home/lib/deskwire.aot
elif [ "${DESKWIRE_AOT:-}" != off ] && [ -f "$home/lib/deskwire.aot" ]; then
  aot=-XX:AOTCache=$home/lib/deskwire.aot
fi
# the JVM's own remarks go to standard error: standard output belongs to the commands
exec "$home/lib/runtime/bin/java" ${aot:+"$aot"} -Xlog:disable -Xlog:all=error:stderr @JAVA_OPTIONS@ \
  -cp "@CLASS_PATH@" @MAIN_CLASS@ "$@"
