#!/bin/bash
# Makes the self-contained image from the jars in target/lib:
#   JavaFX jars -> jmods -> jlink (Temurin 25 links from its own image) -> launcher -> AOT cache
# Own launcher instead of jpackage's: that one asks rpm and dpkg about itself at every start (110 ms warm, 360 ms cold).
# usage: build-image.sh <folder of this module> <version> <time of the build, as 2026-11-24T00:00:00Z>
set -euo pipefail
module=$1
version=$2
timestamp=$3
target="$module/target"
launcher="$module/../.mvn/jdk/bin/java"
jdk=$("$launcher" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
image="$target/image/deskwire"
rm -rf "$target/image" "$target/jmods" "$target/fx"
mkdir -p "$target/jmods" "$image/bin" "$image/lib/app"

case "$(uname -m)" in
  aarch64 | arm64) classifier=linux-aarch64 ;;
  *) classifier=linux ;;
esac
if [ "$(uname -s)" = Darwin ]; then
  classifier=mac$([ "$(uname -m)" = arm64 ] && echo -aarch64 || true)
fi

for jar in "$target"/javafx/javafx-*-"$classifier".jar; do
  name=$(basename "$jar" | sed 's/^javafx-\([a-z]*\)-.*/javafx.\1/')
  work="$target/fx/$name"
  mkdir -p "$work/classes" "$work/libs"
  (cd "$work/classes" && "$jdk/bin/jar" --extract --file "$jar")
  find "$work/classes" -maxdepth 1 \( -name '*.so' -o -name '*.dylib' \) -exec mv {} "$work/libs/" \;
  rm -rf "$work/classes/META-INF"
  "$jdk/bin/jmod" create --class-path "$work/classes" --libs "$work/libs" "$target/jmods/$name.jmod"
done

modules=$(sed -n 's/^--add-modules //p' "$module/deskwire.options")
"$jdk/bin/jlink" --module-path "$target/jmods" --add-modules "$modules" \
  --include-locales en,de,es,fr --no-header-files --no-man-pages --strip-debug --compress zip-6 \
  --output "$image/lib/runtime"
rm -rf "$target/fx"

cp "$target"/lib/*.jar "$image/lib/app/"
# the AOT cache knows the jars by size and time: one that any packager keeps
TZ=UTC find "$image/lib/app" -name '*.jar' -exec touch -t "$(echo "$timestamp" | tr -d 'TZ:-' | sed 's/..$/.&/')" {} +
cp "$module/../LICENSE" "$image/LICENSE"
cp "$module/../target/deskwire-sbom.json" "$image/" # what is in here, for whoever has to watch over it
for size in 48 128 256 512; do
  icon="$module/../resources/icons/deskwire-$size.png"
  [ -f "$icon" ] && mkdir -p "$image/share/icons" && cp "$icon" "$image/share/icons/" || true
done

java_options=$(sed -n 's/^--java-options //p' "$module/deskwire.options" | tr '\n' ' ')
main_class=$(sed -n 's/^--main-class //p' "$module/deskwire.options")
class_path=$(cd "$image/lib/app" && ls -- *.jar | LC_ALL=C sort | sed 's|^|$app/|' | paste -sd: -)
sed -e "s|@JAVA_OPTIONS@|$java_options|" -e "s|@MAIN_CLASS@|$main_class|" -e "s|@CLASS_PATH@|$class_path|" \
  "$module/linux/deskwire.sh" > "$image/bin/deskwire"
chmod 755 "$image/bin/deskwire"
echo "$version" > "$image/lib/VERSION"

# Start-up in half the time. Trained by what people run; without it everything works, only slower.
training="$target/training"
rm -rf "$training"
mkdir -p "$training"
if env -u DISPLAY -u WAYLAND_DISPLAY XDG_DATA_HOME="$training" TMPDIR="$training" \
    DESKWIRE_AOT=record "$image/bin/deskwire" demo --duration 8 > "$target/training.log" 2>&1 \
    && [ -s "$image/lib/deskwire.aot" ]; then
  echo "AOT cache: $(du -h "$image/lib/deskwire.aot" | cut -f1)"
else
  rm -f "$image/lib/deskwire.aot"
  echo "No AOT cache: the training run failed, see $target/training.log. The image works without it." >&2
fi
rm -rf "$training"
"$image/bin/deskwire" --version
echo "Image: $image ($(du -sh "$image" | cut -f1))"
