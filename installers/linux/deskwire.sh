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
# the JVM says nothing of its own, for example that it starts without the cache: standard output belongs to the commands
exec "$home/lib/runtime/bin/java" ${aot:+"$aot"} -Xlog:disable @JAVA_OPTIONS@ \
  -cp "@CLASS_PATH@" @MAIN_CLASS@ "$@"
