// Reads the pixels of a screenshot: PNG as Chromium writes it (8 bits, RGB or RGBA, not interlaced).
import { inflateSync } from "node:zlib";

/** Returns {width, height, at(x, y) → 0xRRGGBB}. */
export function pixels(png) {
  const width = png.readUInt32BE(16), height = png.readUInt32BE(20);
  const channels = { 2: 3, 6: 4 }[png[25]];
  const data = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") data.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(data)), stride = width * channels;
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)], from = y * (stride + 1) + 1, to = y * stride;
    for (let i = 0; i < stride; i++) {
      const left = i < channels ? 0 : out[to + i - channels];
      const up = y === 0 ? 0 : out[to + i - stride];
      const corner = y === 0 || i < channels ? 0 : out[to + i - stride - channels];
      out[to + i] = raw[from + i] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    }
  }
  return { width, height, at: (x, y) => out.readUIntBE(y * stride + x * channels, 3) };
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((it) => Math.abs(guess - it));
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Number of different colours in a screenshot, looked at on every third row and column. */
export function colours(png) {
  const { width, height, at } = pixels(png);
  const seen = new Set();
  for (let y = 0; y < height; y += 3) for (let x = 0; x < width; x += 3) seen.add(at(x, y));
  return seen.size;
}
