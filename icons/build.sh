#!/bin/sh
# Draws the mark and the glyphs to PNG, and packs the mark for Windows (.ico) and macOS (.icns).
#
#   icons/build.sh [FOLDER]    target/icons unless given
#
# Needs rsvg-convert (Debian: librsvg2-bin; macOS: brew install librsvg) and any Java from 11 on, of JAVA_HOME or on the PATH.
set -eu

icons=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
out=${1:-$icons/../target/icons}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

for tool in rsvg-convert "$java"; do
  command -v "$tool" >/dev/null || {
    echo "icons/build.sh: $tool is needed and is not there; see the head of this script." >&2
    exit 2
  }
done

mkdir -p "$out/glyphs"
for size in 16 24 32 48 64 128 256 512 1024; do
  rsvg-convert --width "$size" --height "$size" "$icons/drydock.svg" --output "$out/drydock-$size.png"
done
"$java" "$icons/Containers.java" "$out" drydock
for glyph in "$icons"/glyphs/*.svg; do
  name=$(basename "$glyph" .svg)
  for size in 16 24 48; do
    rsvg-convert --width "$size" --height "$size" "$glyph" --output "$out/glyphs/$name-$size.png"
  done
done
echo "$out"
