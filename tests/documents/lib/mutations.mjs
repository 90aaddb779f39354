// Files as broken discs, cut downloads and clumsy programs leave them; the same in every run.

/** Numbers below n (mulberry32). */
export function random(seed) {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const extremes = [0, 1, 0x7f, 0x80, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

const ways = [
  (bytes, pick) => bytes.subarray(0, pick(bytes.length)), // cut off
  (bytes, pick) => bytes.subarray(pick(bytes.length)),
  (bytes, pick) => { bytes[pick(bytes.length)] ^= 1 << pick(8); return bytes; },
  (bytes, pick) => { for (let n = 1 + pick(40); n > 0; n--) bytes[pick(bytes.length)] = pick(256); return bytes; },
  (bytes, pick) => { bytes.writeUInt32LE(extremes[pick(extremes.length)], pick(Math.max(1, bytes.length - 4))); return bytes; },
  (bytes, pick) => { const at = pick(bytes.length); bytes.fill(0, at, Math.min(bytes.length, at + 1 + pick(512))); return bytes; },
  (bytes, pick) => { const [from, to, size] = [pick(bytes.length), pick(bytes.length), 1 + pick(256)]; bytes.copyWithin(to, from, Math.min(bytes.length, from + size)); return bytes; },
  (bytes, pick) => { const at = pick(bytes.length), size = 1 + pick(300); return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + size)]); },
  (bytes, pick) => { const at = pick(bytes.length); return Buffer.concat([bytes.subarray(0, at), bytes.subarray(pick(bytes.length)), bytes.subarray(at)]); },
  // A number in a text, as PDF and XML have them, becomes another one.
  (bytes, pick) => { const text = bytes.toString("latin1"), places = [...text.matchAll(/\d+/g)]; if (!places.length) return bytes; const one = places[pick(places.length)]; return Buffer.from(text.slice(0, one.index) + ["-1", "0", "4294967296", "99999999999", "1e9"][pick(5)] + text.slice(one.index + one[0].length), "latin1"); },
];

/** `count` files made from this one, each by one to three accidents. */
export function mutated(bytes, count, seed) {
  const pick = random(seed);
  return Array.from({ length: count }, () => {
    let copy = Buffer.from(bytes);
    for (let n = 1 + pick(3); n > 0 && copy.length > 8; n--) copy = Buffer.from(ways[pick(ways.length)](copy, pick));
    return copy;
  });
}
