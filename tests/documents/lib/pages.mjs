// Pictures of paper: pages as a scanner sees them, identity cards, screenshots. All people are
// fictional.
import { execFileSync } from "node:child_process";

const font = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
const black = "gray(38)", red = "rgb(205,32,44)";

const convert = (args) => execFileSync("convert", args, { maxBuffer: 1 << 28 });

/** A red seal of 40 mm; `scale`: pixels of a millimetre. */
function seal(x, y, scale) {
  const r = 20 * scale;
  return ["-fill", "none", "-stroke", red, "-strokewidth", String(Math.round(1.2 * scale)), "-draw", `circle ${x},${y} ${x},${y - r}`,
    "-stroke", "none", "-fill", red, "-font", font, "-pointsize", String(Math.round(8 * scale)), "-draw", `text ${Math.round(x - 4 * scale)},${Math.round(y + 3 * scale)} '★'`];
}

/** Lines of small print, so that there is something to be sharp. */
const print = Array.from({ length: 26 }, (_, i) => `示例文字第${i + 1}行 本页内容均为虚构 示例科技 2026 ABC${i}`);

/**
 * A page of A4 as a scanner of `dpi` sees it: {jpeg, width, height, grey}. stamped: with a red seal;
 * grey: in black and white; landscape: the sheet lies across.
 */
export function scan(title, { dpi = 200, stamped = true, grey = false, landscape = false } = {}) {
  const scale = dpi / 25.4;
  const sides = [210, 297].map((mm) => Math.round(mm * scale));
  const [width, height] = landscape ? sides.reverse() : sides;
  const body = print.slice(0, landscape ? 16 : 26).flatMap((line, i) => ["-draw", `text ${Math.round(20 * scale)},${Math.round((50 + 8 * i) * scale)} '${line}'`]);
  const jpeg = convert(["-size", `${width}x${height}`, "xc:gray(250)", "-fill", black, "-font", font,
    "-pointsize", String(Math.round(8 * scale)), "-draw", `text ${Math.round(30 * scale)},${Math.round(30 * scale)} '${title}'`,
    "-pointsize", String(Math.round(4 * scale)), ...body,
    ...(stamped ? seal(Math.round(width * 0.72), Math.round(height * 0.78), scale) : []),
    ...(grey ? ["-colorspace", "Gray"] : ["-type", "TrueColor"]), "-seed", "7", "-attenuate", "0.05", "+noise", "Gaussian",
    ...(grey ? ["-colorspace", "Gray"] : ["-type", "TrueColor"]), "-quality", "88", "jpg:-"]);
  return { jpeg, width, height, grey };
}

/** A photo of a page or a card, portrait unless `width` > `height`. */
export function photo(title, { width = 1400, height = 2000, format = "jpg" } = {}) {
  const lines = print.slice(0, Math.floor(height / 90)).flatMap((line, i) => ["-draw", `text 80,${260 + 70 * i} '${line}'`]);
  return convert(["-size", `${width}x${height}`, "xc:gray(244)", "-fill", black, "-font", font, "-pointsize", "64", "-draw", `text 80,150 '${title}'`,
    "-pointsize", "34", ...lines, "-quality", "90", `${format}:-`]);
}

/** A square logo. */
export const logo = (size = 144) =>
  convert(["-size", `${size}x${size}`, "xc:rgb(20,90,200)", "-fill", "white", "-draw", `circle ${size / 2},${size / 2} ${size / 2},${size / 4}`, "png24:-"]);
