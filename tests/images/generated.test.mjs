// The decoders on pictures that ImageMagick makes here: every kind of each format, pixel by pixel.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { complaint, decode, distance, magick, reference } from "./decoded.mjs";

const folder = mkdtempSync(join(tmpdir(), "beian-images-"));
after(() => rmSync(folder, { recursive: true }));

// Soft colours with sharp marks on them; odd sizes, so that the last blocks are not full.
const marks = ["-fill", "red", "-draw", "circle 20,15 24,15", "-fill", "black", "-draw", "rectangle 40,4 52,9"];
const scene = ["-size", "67x45", "gradient:#1060c0-#f0e020", ...marks];
const holes = ["-alpha", "set", "-channel", "A", "-fx", "i<20?0:(j<15?0.5:1)", "+channel"];
const binaryHoles = ["-alpha", "set", "-channel", "A", "-fx", "i<20?0:1", "+channel"];

let count = 0;

/** Makes a file with ImageMagick and returns its path. */
function make(format, ...how) {
  const file = join(folder, `${++count}.${format.replace(/^(png|bmp)\d*$/, "$1")}`);
  magick(...scene, ...how, `${format}:${file}`);
  return file;
}

/** All that is wrong with how we read the files, by what they are. */
function check(files) {
  const wrong = files.map(([what, file]) => [what, complaint(file)]);
  assert.deepEqual(wrong.filter(([, answer]) => answer), []);
}

const interlaces = ["none", "line"];
const type = (colour, bits) => [
  ...["-define", `png:color-type=${colour}`, "-define", `png:bit-depth=${bits}`],
  ...(colour === 3 ? [] : ["-depth", `${bits}`]),
];

test("PNG: grey, colours and palettes of every depth, interlaced or not", () => {
  const kinds = [
    ...[1, 2, 4, 8, 16].map((bits) => ["grey", 0, bits, ["-colorspace", "Gray", "-colors", `${2 ** Math.min(bits, 8)}`]]),
    ...[8, 16].map((bits) => ["colours", 2, bits, []]),
    ["palette", 3, 1, ["-monochrome"]],
    ...[2, 4, 8].map((bits) => ["palette", 3, bits, ["+dither", "-colors", `${2 ** bits - 1}`]]),
    ...[8, 16].map((bits) => ["grey and alpha", 4, bits, ["-colorspace", "Gray", ...holes]]),
    ...[8, 16].map((bits) => ["colours and alpha", 6, bits, holes]),
  ];
  const files = kinds.flatMap(([what, colour, bits, how]) =>
    interlaces.map((interlace) => {
      const file = make("png", ...how, "-interlace", interlace, ...type(colour, bits));
      const header = readFileSync(file);
      assert.deepEqual([header[24], header[25], header[28]], [bits, colour, interlace === "line" ? 1 : 0], what);
      return [`${what}, ${bits} bits, interlace ${interlace}`, file];
    }),
  );
  check(files);
});

test("PNG: one transparent colour (tRNS) of grey, of colours and of a palette", () => {
  const files = [
    ["grey", make("png", "-colorspace", "Gray", "-colors", "16", ...binaryHoles, ...type(0, 8))],
    ["colours", make("png24", ...binaryHoles)],
    ["palette", make("png8", "+dither", "-colors", "15", ...binaryHoles)],
  ];
  for (const [what, file] of files) {
    assert.ok(readFileSync(file).includes("tRNS"), what);
    assert.ok(decode(file).transparent, what);
  }
  check(files);
});

test("JPEG: baseline and progressive; 4:4:4, 4:2:2, 4:2:0; grey; CMYK", () => {
  const kinds = ["none", "plane"].flatMap((interlace) => [
    ...["4:4:4", "4:2:2", "4:2:0"].map((sampling) => ["-interlace", interlace, "-sampling-factor", sampling]),
    ["-interlace", interlace, "-colorspace", "Gray"],
    ["-interlace", interlace, "-colorspace", "CMYK"],
  ]);
  check(kinds.flatMap((how) => [20, 75, 95].map((quality) => [`${how} ${quality}`, make("jpg", ...how, "-quality", `${quality}`)])));
});

test("JPEG: grey alone is the luma; smaller is as if scaled down", () => {
  const file = make("jpg", "-quality", "98", "-sampling-factor", "4:4:4", "-modulate", "100,40", "-resize", "320x240!");
  const luma = decode(file, "--luma");
  assert.equal(luma.channels, 1);
  const grey = magick(file, "-grayscale", "Rec601Luma", "-depth", "8", "-alpha", "on", "rgba:-");
  assert.ok(distance(luma, grey) <= 2, `${distance(luma, grey)}`);
  for (const scale of [2, 4, 8]) {
    const small = decode(file, "--scale", `${scale}`);
    assert.deepEqual([small.width, small.height], [320 / scale, 240 / scale]);
    const scaled = magick(file, "-filter", "box", "-resize", `${100 / scale}%`, "-depth", "8", "-alpha", "on", "rgba:-");
    assert.ok(distance(small, scaled) <= 40, `${scale}: ${distance(small, scaled)}`);
  }
});

test("BMP: 1, 4, 8, 16, 24 and 32 bits a pixel", () => {
  const kinds = {
    1: ["bmp3", "-monochrome"],
    4: ["bmp3", "+dither", "-colors", "16", "-type", "Palette", "-compress", "none"],
    8: ["bmp3", "+dither", "-colors", "200", "-type", "Palette", "-compress", "none"],
    16: ["bmp", "-alpha", "off", "-define", "bmp:subtype=RGB565"],
    24: ["bmp3", "-type", "TrueColor"],
    32: ["bmp", ...holes],
  };
  const files = Object.entries(kinds).map(([bits, [format, ...how]]) => {
    const file = make(format, ...how);
    assert.equal(readFileSync(file).readUInt16LE(28), Number(bits));
    return [`${bits} bits`, file];
  });
  check(files);
});

test("BMP: run-length coding is refused by its name", () => {
  const file = make("bmp3", "+dither", "-colors", "16", "-type", "Palette", "-compress", "RLE");
  assert.equal(readFileSync(file).readUInt32LE(30), 1);
  assert.equal(decode(file).refused, "bmp-compressed");
});

test("GIF: still, interlaced, transparent; the first frame of an animation", () => {
  const few = ["+dither", "-colors", "60"];
  const files = [
    ["still", make("gif", ...few)],
    ["two colours", make("gif", "-monochrome")],
    ["interlaced", make("gif", ...few, "-interlace", "line")],
    ["transparent", make("gif", ...few, ...binaryHoles)],
    ["animated", make("gif", ...few, "(", "+clone", "-flip", ")", "(", "+clone", "-negate", ")")],
    ["a frame smaller than the screen", make("gif", ...few, "-repage", "90x80+11+7")],
  ];
  check(files);
  assert.deepEqual(files.map(([, file]) => decode(file).frames), [1, 1, 1, 1, 3, 1]);
});

/** A JPEG with an EXIF block that says how it is turned. */
function turned(jpeg, orientation) {
  const tiff = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]);
  const block = Buffer.concat([Buffer.from("Exif\0\0"), tiff]);
  const start = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, block.length + 2]);
  return Buffer.concat([start, block, jpeg.subarray(2)]);
}

test("EXIF orientations 1 to 8, whole and smaller", () => {
  const plain = readFileSync(make("jpg", "-quality", "92"));
  for (let orientation = 1; orientation <= 8; ++orientation) {
    const file = join(folder, `turned-${orientation}.jpg`);
    writeFileSync(file, turned(plain, orientation));
    assert.equal(complaint(file), "", `orientation ${orientation}`);
    const picture = decode(file, "--scale", "2");
    assert.equal(picture.orientation, orientation);
    assert.deepEqual([picture.width, picture.height], orientation > 4 ? [23, 34] : [34, 23]);
    assert.equal(reference(file).length, 4 * 67 * 45);
  }
});

test("every format cut short: refused or reported, and never a crash", () => {
  for (const format of ["jpg", "png", "gif", "bmp3"]) {
    const whole = readFileSync(make(format, ...(format === "jpg" ? ["-interlace", "plane"] : [])));
    for (let part = 0; part < 20; ++part) {
      const file = join(folder, "cut");
      writeFileSync(file, whole.subarray(0, Math.floor((whole.length * part) / 20)));
      const picture = decode(file);
      assert.ok(picture.refused || picture.damage.length > 0, `${format}, ${part} twentieths`);
    }
  }
});
