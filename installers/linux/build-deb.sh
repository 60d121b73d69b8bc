#!/bin/bash
# Packs the image as a .deb. Not with jpackage: its stock scripts fail on machines without /usr/share/desktop-directories
# and its desktop file loses the MIME types.
# usage: build-deb.sh <folder of this module> <version> <time of the build, as 2026-11-24T00:00:00Z>
set -euo pipefail
module=$1
version=$2
timestamp=$3
target="$module/target"
if ! command -v dpkg-deb > /dev/null; then
  echo "No .deb: dpkg-deb is not on this machine."
  exit 0
fi
arch=$(dpkg --print-architecture)
root="$target/deb"
rm -rf "$root"
mkdir -p "$root/DEBIAN" "$root/opt" "$root/usr/bin" "$root/usr/share/applications" "$root/usr/share/doc/deskwire"
cp -a "$target/image/deskwire" "$root/opt/deskwire"
ln -s /opt/deskwire/bin/deskwire "$root/usr/bin/deskwire"
cp "$module/linux/deskwire.desktop" "$root/usr/share/applications/"
cp "$module/../LICENSE" "$root/usr/share/doc/deskwire/copyright"
for icon in "$module"/../resources/icons/deskwire-*.png; do
  [ -f "$icon" ] || continue
  size=$(basename "$icon" .png | sed 's/deskwire-//')
  mkdir -p "$root/usr/share/icons/hicolor/${size}x${size}/apps"
  cp "$icon" "$root/usr/share/icons/hicolor/${size}x${size}/apps/deskwire.png"
done
if [ -f "$module/../resources/icons/deskwire.svg" ]; then
  mkdir -p "$root/usr/share/icons/hicolor/scalable/apps"
  cp "$module/../resources/icons/deskwire.svg" "$root/usr/share/icons/hicolor/scalable/apps/deskwire.svg"
fi
cat > "$root/DEBIAN/control" << CONTROL
Package: deskwire
Version: $version
Section: net
Priority: optional
Architecture: $arch
Installed-Size: $(du -sk "$root/opt" "$root/usr" | awk '{ sum += $1 } END { print sum }')
Depends: libc6, libgtk-3-0 | libgtk-3-0t64, libpangoft2-1.0-0, libfontconfig1, libfreetype6, libxtst6, fonts-dejavu-core | fonts-liberation | fonts-noto-core
Maintainer: The Deskwire authors <noreply@deskwire.invalid>
Description: Support-chat console over WebSocket and MQTT
 Shows many customer conversations as tabs with live latency and never loses or
 repeats a message: what an agent sends is on disk before it is shown, and leaves
 in order when a connection is there.
CONTROL
chmod -R u+rwX,go+rX,go-w "$root"
package="$target/deskwire_${version}_$arch.deb"
rm -f "$package"
SOURCE_DATE_EPOCH=$(date -u -d "$timestamp" +%s) dpkg-deb --root-owner-group -Zxz --build "$root" "$package" > /dev/null
rm -rf "$root"
echo "Package: $package ($(du -h "$package" | cut -f1))"
