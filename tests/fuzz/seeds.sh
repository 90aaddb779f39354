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

# PDF, with qpdf: plain, packed into object streams, locked, broken; and contents of pages and CMaps.
mkdir -p pdf
cat >pdf/plain <<'PDF'
%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842]>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /Rotate 90 /Contents 4 0 R /Resources <</Font <</F 5 0 R /C 6 0 R>> /XObject <</I 8 0 R>>>> /Annots [<</Subtype /Stamp /Rect [9 9 99 99] /AP <</N 9 0 R>>>>]>> endobj
4 0 obj <</Length 120>> stream
BT /F 12 Tf 50 700 Td (text) Tj /C 12 Tf 0 20 Td <59076848> Tj ET q 99 0 0 99 9 9 cm /I Do Q BI /W 1 /H 1 /BPC 8 /CS /G ID x EI
endstream endobj
5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding <</Differences [116 /emdash]>>>> endobj
6 0 obj <</Type /Font /Subtype /Type0 /BaseFont /S /Encoding /UniGB-UCS2-H /DescendantFonts [7 0 R]>> endobj
7 0 obj <</Type /Font /Subtype /CIDFontType0 /BaseFont /S /DW 1000 /W [1 [500 500] 9 20 600]>> endobj
8 0 obj <</Subtype /Image /Width 2 /Height 1 /BitsPerComponent 4 /ColorSpace [/Indexed /DeviceRGB 1 <010203F0F1F2>] /Length 1>> stream
x
endstream endobj
9 0 obj <</Subtype /Form /BBox [0 0 9 9] /Matrix [1 0 0 1 0 0] /Length 12>> stream
0 0 9 9 re f
endstream endobj
trailer <</Root 1 0 R /Size 10>>
PDF
qpdf --warning-exit-0 --no-warn pdf/plain --object-streams=generate --deterministic-id pdf/packed
qpdf --warning-exit-0 --no-warn --allow-weak-crypto pdf/plain --encrypt '' owner 40 -- --static-id pdf/locked
head -c 900 pdf/packed >pdf/broken
echo 'q 1 0 0 1 5 5 cm BT /F 9 Tf [(a\051\n) -50 <0001>] TJ T* (b) " ET /X Do Q' >pdf/contents
echo '1 begincodespacerange <00> <7F> endcodespacerange 1 beginbfrange <0001> <0002> [<5907> <D842DFB7>] endbfrange BT /F 9 Tf <0001> Tj ET' >pdf/cmap
