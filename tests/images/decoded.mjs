// Pictures as our decoders and as ImageMagick read them, and how far they are apart.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const builds = process.env.BEIAN_BUILDS ?? join(root, "build");
const tool = join(builds, "native", "decode_tool");

/** The longest that a small file may take, and the most memory (kB) that any may. */
const slowest = 2000;
const memory = 512 << 10;

const limited = ["-c", `ulimit -v ${memory}; exec "$@"`, "sh"];

/** What our decoders make of a file: {width, height, channels, …, refused, damage, pixels}. */
export function decode(file, ...options) {
  const { status, signal, stdout, stderr } = spawnSync("sh", [...limited, tool, file, ...options], {
    timeout: slowest,
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${file}: ${signal ?? `exit code ${status}`} ${stderr}`);
  const end = stdout.indexOf("\n");
  return { ...JSON.parse(stdout.subarray(0, end).toString()), pixels: stdout.subarray(end + 1) };
}

/** Runs ImageMagick. */
export function magick(...args) {
  const { status, stdout, stderr, error } = spawnSync("convert", args, { maxBuffer: 1 << 28 });
  if (error) throw error;
  if (status !== 0) throw new Error(`convert ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/** The first frame of a file by ImageMagick: upright, RGBA with 8 bits a sample, gAMA unused. */
export function reference(file) {
  const whole = /\.gif$/.test(file) ? ["-coalesce"] : ["+repage"];
  const colours = /\.(png|gif)$/.test(file) ? ["-set", "colorspace", "sRGB"] : ["-colorspace", "sRGB"];
  return magick(`${file}[0]`, ...whole, "-auto-orient", ...colours, "-depth", "8", "-alpha", "on", "rgba:-");
}

/** The largest difference from RGBA of a sample; colours count as much as they are opaque. */
export function distance({ width, height, channels, pixels }, expected) {
  const count = width * height;
  if (expected.length !== 4 * count) return Infinity;
  let most = 0;
  for (let i = 0; i < count; ++i) {
    const alpha = channels === 4 ? pixels[4 * i + 3] : 255;
    most = Math.max(most, Math.abs(alpha - expected[4 * i + 3]));
    for (let c = 0; c < 3; ++c) {
      const ours = pixels[channels * i + (channels === 1 ? 0 : c)];
      const apart = (Math.abs(ours - expected[4 * i + c]) * alpha) / 255;
      if (apart > most) most = apart;
    }
  }
  return most;
}

/** What is not as it should be with a file that is good; "" when all is. */
export function complaint(file) {
  const picture = decode(file);
  if (picture.refused || picture.damage.length > 0) return `${picture.refused}${picture.damage}`;
  const apart = distance(picture, reference(file));
  return apart <= 1 ? "" : `off by ${apart}`;
}
