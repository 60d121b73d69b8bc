#!/bin/sh
# Builds the .dmg on macOS with a JDK 25, after `mvn -Pdist -DskipTests package` has put the jars into
# installers/target/lib. Signing and notarisation come with the release workflow. usage: installers/macos/build.sh VERSION
set -eu
module=$(cd "$(dirname "$0")/.." && pwd)
version=${1:?usage: build.sh VERSION}
jdk=$("$module/../.mvn/jdk/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
# macOS does not take 0.x as a version
exec "$jdk/bin/jpackage" @"$module/deskwire.options" @"$module/macos/jpackage.options" \
  --app-version "$(echo "$version" | sed 's/^0\./1./')" --input "$module/target/lib" --module-path "$module/target/javafx" \
  --icon "$module/macos/deskwire.icns" \
  --main-jar "deskwire-app-$version.jar" --dest "$module/target"
