// The decoders on public test pictures: pixels as ImageMagick has them, what is broken said to be so.
// The pictures are not part of the repository: BEIAN_TESTDATA is their folder, with an index.json that
// says of each file whether it is corrupt ("maybe": any answer will do, but there must be one).
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { complaint, decode } from "./decoded.mjs";

const beside = join(fileURLToPath(new URL("../../..", import.meta.url)), "shared", "testdata");
const folder = process.env.BEIAN_TESTDATA ?? beside;
const index = join(folder, "index.json");
const skip = existsSync(index) ? false : `no ${index}`;
const pictures = skip ? [] : JSON.parse(readFileSync(index, "utf8")).files.filter(isPicture);

function isPicture({ file }) {
  return /^(images|fuzz)\//.test(file) && /\.(jpe?g|png|gif|bmp|webp|tiff?|ico|p[gp]m|pkm|nie)$/.test(file);
}

/** Good files that are refused, each by its name. */
const refusals = {
  ".webp": "image-webp",
  ".tiff": "image-tiff",
  ".ico": "image-other",
  ".pgm": "image-unknown",
  ".ppm": "image-unknown",
  ".pkm": "image-unknown",
  ".nie": "image-unknown",
  "monkey12.jpg": "jpeg-12-bit",
  "testimgari.jpg": "jpeg-arithmetic",
  "bricks-dither.bmp": "bmp-compressed",
  "bricks-gray.bmp": "bmp-compressed",
};
const refusal = (name) => (name.startsWith("iphone_") ? "png-cgbi" : refusals[name] ?? refusals[extname(name)]);

/** Where index.json or ImageMagick and we differ on purpose. */
const opinions = {
  "exif_imagemagick_orientation.png": "its EXIF is in a text chunk, which no browser reads",
  "pixel-data-none.gif": "a frame without data: we say that they are missing",
  "zero-width-frame.gif": "ImageMagick does not read it",
  "png_decompression_dos.png": "a good pixel beside a compressed text, which we do not unpack",
  "hopper_bad_exif.jpg": "zeros behind the last scan line, of which the decoder warns",
  "photoshop-200dpi-broken.jpg": "stray bytes, which we mention",
};

/** What is wrong with our answer to one file; "" when nothing is. */
function wrong({ file, expected }) {
  const path = join(folder, file);
  const name = file.split("/").at(-1);
  const picture = decode(path); // throws when it crashes or takes too long
  if (expected.corrupt === "maybe" || opinions[name]) return "";
  if (expected.corrupt) return picture.refused || picture.damage.length > 0 ? "" : "taken for good";
  if (refusal(name)) return picture.refused === refusal(name) ? "" : `refused as '${picture.refused}'`;
  if ((expected.exif_orientation ?? picture.orientation) !== picture.orientation) return "orientation";
  return complaint(path);
}

test("public test pictures", { skip }, () => assert.ok(pictures.length > 300, `${pictures.length} only`));

for (const group of new Set(pictures.map(({ file }) => dirname(file)))) {
  test(group, () => {
    const answers = pictures
      .filter(({ file }) => dirname(file) === group)
      .map((picture) => [picture.file, wrong(picture)]);
    assert.deepEqual(answers.filter(([, answer]) => answer), []);
  });
}
