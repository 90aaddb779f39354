#!/usr/bin/env bash
# Makes the corpora of the picture targets, with ImageMagick, out of plain pictures:
#   tests/fuzz/seeds.sh
set -euo pipefail
mkdir -p "$(dirname "$0")"/corpus/{jpeg,png,gif,bmp,exif,header,image,repair}
cd "$(dirname "$0")/corpus"

picture=(-size 19x13 gradient:navy-yellow -fill red -draw 'circle 6,6 9,6' -strip)
half=(-alpha set -channel A -fx 'i<6?0:(j<5?0.5:1)' +channel)

jpeg() { convert "${picture[@]}" -quality 70 "${@:2}" "jpg:jpeg/$1"; }
jpeg baseline -sampling-factor 4:2:0
jpeg full -sampling-factor 4:4:4
jpeg progressive -interlace plane
jpeg grey -colorspace Gray
jpeg cmyk -colorspace CMYK

png() { convert "${picture[@]}" "${@:2}" "png:png/$1"; }
png grey -colorspace Gray -define png:color-type=0
png palette +dither -colors 7 -define png:color-type=3
png transparent +dither -colors 7 -alpha set -channel A -fx 'i<6?0:1' +channel -define png:color-type=3
png interlaced -interlace line -define png:color-type=2
png deep -depth 16 -define png:bit-depth=16 -define png:color-type=2
png alpha "${half[@]}" -define png:color-type=6

gif() { convert "${picture[@]}" +dither -colors 15 "${@:2}" "gif:gif/$1"; }
gif still
gif interlaced -interlace line
gif transparent -alpha set -channel A -fx 'i<6?0:1' +channel
gif animated \( +clone -flip \)

bmp() { convert "${picture[@]}" "${@:3}" "$2:bmp/$1"; }
bmp mono bmp3 -monochrome
bmp palette bmp3 +dither -colors 15 -type Palette -compress none
bmp packed bmp -alpha off -define bmp:subtype=RGB565
bmp colours bmp3 -type TrueColor
bmp alpha bmp "${half[@]}"
bmp runs bmp3 +dither -colors 15 -type Palette -compress RLE

# EXIF: both byte orders, an orientation; and one with a GPS latitude behind a pointer.
printf 'II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0' >exif/little
printf 'MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0\0\0\0\0' >exif/big
printf 'MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0' >exif/place
printf '\0\x01\0\x02\0\x05\0\0\0\x03\0\0\0\x2c\0\0\0\0\0\0\0\x1a\0\0\0\x01\0\0\0\x04\0\0\0\x01\0\0\0\x1e\0\0\0\x01' >>exif/place

# The header and the whole call: one or two of each format, and a turned JPEG.
{
  printf '\xff\xd8\xff\xe1\0\x22Exif\0\0'
  cat exif/little
  tail -c +3 jpeg/grey
} >header/turned
cp jpeg/progressive png/transparent gif/animated bmp/palette header/
cp jpeg/cmyk png/alpha gif/transparent bmp/colours header/turned image/
cp image/* repair/
