// beian-check repair: what it writes, what it says of it, and what it will not do.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { asset, folder, run } from "./cli.mjs";

/** A bottom-up BMP of 24 bits whose pixel at x, y is colour(x, y): [red, green, blue]. */
function bmp(width, height, colour) {
  const row = Math.ceil((width * 3) / 4) * 4;
  const bytes = Buffer.alloc(54 + row * height);
  bytes.write("BM");
  bytes.writeUInt32LE(bytes.length, 2);
  [54, 40, width, height].forEach((value, i) => bytes.writeUInt32LE(value, 10 + 4 * i));
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) bytes.set(colour(x, y).reverse(), 54 + (height - 1 - y) * row + 3 * x);
  }
  return bytes;
}

/** A light card with writing, upright or a little turned, on a dark table. */
const card = (turn) => bmp(1600, 1200, (x, y) => {
  const [u, v] = [x - 800 + turn * (y - 600), y - 600 - turn * (x - 800)];
  if (Math.abs(u) > 600 || Math.abs(v) > 378) return [60, 45, 40];
  const ink = Math.abs(u) < 520 && Math.abs(v) < 320 && (v + 378) % 60 < 24 && (u + 600) % 40 < 8;
  return ink ? [40, 40, 60] : [225, 230, 235];
});

const codes = (list) => list.map(({ code }) => code);

test("a BMP becomes the JPEG that an ID photo is to be, in a folder under its name", (t) => {
  const place = folder(t);
  const file = join(place, "photo.bmp");
  const original = card(0);
  writeFileSync(file, original);
  const { status, stdout } = run(["repair", file, "--as", "id-front", "--out", place]);
  const { before, after, done, missed, quality, refused } = JSON.parse(stdout);
  assert.equal(status, 0);
  assert.equal(refused, null);
  assert.deepEqual([before.format, before.width, before.bytes], ["bmp", 1600, original.length]);
  assert.equal(after.file, join(place, "身份证人像面.jpg"));
  assert.equal(after.format, "jpeg");
  assert.ok(codes(done).includes("encode") && quality > 50, stdout);
  assert.deepEqual(missed, []);
  assert.equal(readFileSync(after.file).length, after.bytes);
  assert.ok(after.bytes <= 204800, `${after.bytes}`);
  assert.ok(readFileSync(file).equals(original));
});

test("--crop auto finds the card and straightens it; corners by hand cut there", (t) => {
  const place = folder(t);
  const [file, out] = ["photo.bmp", "card.jpg"].map((name) => join(place, name));
  writeFileSync(file, card(0.08));
  const found = JSON.parse(run(["repair", file, "--as", "id-front", "--out", out, "--crop", "auto"]).stdout);
  assert.deepEqual(codes(found.done).slice(0, 2), ["crop", "straighten"]);
  assert.ok(Math.abs(found.after.width - 1200 * 1.02) < 60, `${found.after.width}`);
  assert.equal(found.document_not_found, false);
  const cut = JSON.parse(run(["repair", file, "--out", out, "--crop", "100,100,499,100,499,399,100,399", "--turn", "90"]).stdout);
  assert.deepEqual(codes(cut.done), ["crop", "turn", "encode"]);
  assert.deepEqual([cut.after.width, cut.after.height], [318, 418]);
});

test("where no document is found, nothing is cut, and that is said", (t) => {
  const [file, out] = ["plain.bmp", "plain.jpg"].map((name) => join(folder(t), name));
  writeFileSync(file, bmp(300, 200, () => [90, 90, 90]));
  const answer = JSON.parse(run(["repair", file, "--out", out, "--crop", "auto"]).stdout);
  assert.equal(answer.document_not_found, true);
  assert.deepEqual([answer.after.width, answer.after.height], [300, 200]);
  assert.match(run(["repair", file, "--out", out, "--crop", "auto", "--format", "text"]).stdout, /没有把握找到证件/);
});

test("a logo becomes 144×144; text says before and after", (t) => {
  const out = join(folder(t), "logo.png");
  const { status, stdout } = run(["repair", asset("screenshot.png"), "--as", "logo", "--out", out, "--format", "text", "--lang", "en"]);
  assert.equal(status, 0);
  assert.match(stdout, /screenshot\.png: PNG \d+×\d+ \d+ B → .*logo\.png: PNG 144×144 \d+ B\n.*scaled down\n.*margins added/);
  const png = readFileSync(out);
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [144, 144]);
});

test("the original is never written over, by whatever name", (t) => {
  const place = folder(t);
  const [file, link] = ["a.bmp", "b.bmp"].map((name) => join(place, name));
  const original = bmp(20, 20, () => [9, 9, 9]);
  writeFileSync(file, original);
  symlinkSync(file, link);
  for (const out of [file, link, join(place, ".", "a.bmp")]) {
    const { status, stderr } = run(["repair", file, "--out", out]);
    assert.equal(status, 2);
    assert.match(stderr, /--out is the picture itself/);
  }
  assert.ok(readFileSync(file).equals(original));
});

test("what is damaged is refused and nothing is written", (t) => {
  const place = folder(t);
  const [file, out] = ["cut.png", "out.jpg"].map((name) => join(place, name));
  writeFileSync(file, readFileSync(asset("screenshot.png")).subarray(0, 3000));
  const { status, stdout } = run(["repair", file, "--as", "permit", "--out", out]);
  const answer = JSON.parse(stdout);
  assert.equal(status, 1);
  assert.match(answer.refused.code, /^damage-/);
  assert.equal(answer.after, null);
  assert.ok(!existsSync(out));
  assert.match(run(["repair", file, "--out", out, "--format", "text"]).stdout, /未修复：文件/);
});

test("wrong calls", (t) => {
  const place = folder(t);
  const file = join(place, "a.bmp");
  const out = join(place, "b.jpg");
  writeFileSync(file, bmp(40, 40, () => [9, 9, 9]));
  mkdirSync(join(place, "folder"));
  for (const [args, said] of [
    [[], /needs one FILE/],
    [[file, file, "--out", out], /needs one FILE/],
    [[file], /needs --out/],
    [[file, "--out", out, "--as", "nobody"], /--as is one of/],
    [[file, "--out", out, "--turn", "45"], /--turn is/],
    [[file, "--out", out, "--crop", "1,2,3"], /--crop is/],
    [[file, "--out", out, "--crop", "1,2,3,4,5,6,7,8,9"], /--crop is/],
    [[file, "--out", out, "--format", "html"], /--format is/],
    [[join(place, "none.jpg"), "--out", out], /cannot read/],
    [[file, "--out", join(place, "no", "such", "folder.jpg")], /cannot write/],
  ]) {
    const { status, stderr } = run(["repair", ...args]);
    assert.equal(status, 2, args.join(" "));
    assert.match(stderr, said);
  }
  assert.ok(!existsSync(out));
  const { status, stdout } = run(["repair", file, "--out", out, "--crop=1,1,9,1,9,9,1,9"]);
  assert.equal(status, 1);
  assert.equal(JSON.parse(stdout).refused.code, "repair-crop");
});
