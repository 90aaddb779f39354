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
const print = (lines) =>
  Array.from({ length: lines }, (_, i) => `示例文字第${i + 1}行 本页内容均为虚构 示例科技 2026 ABC${i}`).join("\n");

const made = new Map();

/**
 * A page of A4 as a scanner of `dpi` sees it: {jpeg, width, height, grey}. stamped: with a red seal;
 * grey: in black and white; landscape: the sheet lies across. Made once for each.
 */
export function scan(title, options = {}) {
  const key = JSON.stringify([title, options]);
  if (!made.has(key)) made.set(key, scanned(title, options));
  return made.get(key);
}

function scanned(title, { dpi = 160, stamped = true, grey = false, landscape = false }) {
  const scale = dpi / 25.4, mm = (value) => Math.round(value * scale);
  const sides = [mm(210), mm(297)];
  const [width, height] = landscape ? sides.reverse() : sides;
  const jpeg = convert(["-size", `${width}x${height}`, "xc:gray(250)", "-fill", black, "-font", font,
    "-pointsize", String(mm(8)), "-annotate", `+${mm(30)}+${mm(30)}`, title,
    "-pointsize", String(mm(4)), "-interline-spacing", String(mm(3)), "-annotate", `+${mm(20)}+${mm(50)}`, print(landscape ? 14 : 24),
    ...(stamped ? seal(Math.round(width * 0.72), Math.round(height * 0.78), scale) : []),
    ...(grey ? ["-colorspace", "Gray"] : ["-type", "TrueColor"]), "-quality", "88", "jpg:-"]);
  return { jpeg, width, height, grey };
}

/** A photo of a page or a card, portrait unless `width` > `height`. */
export function photo(title, { width = 1400, height = 2000, format = "jpg" } = {}) {
  return convert(["-size", `${width}x${height}`, "xc:gray(244)", "-fill", black, "-font", font, "-pointsize", "64", "-annotate", "+80+150", title,
    "-pointsize", "34", "-interline-spacing", "20", "-annotate", "+80+260", print(Math.floor(height / 90)), "-quality", "90", `${format}:-`]);
}

/** A square logo. */
export const logo = (size = 144) =>
  convert(["-size", `${size}x${size}`, "xc:rgb(20,90,200)", "-fill", "white", "-draw", `circle ${size / 2},${size / 2} ${size / 2},${size / 4}`, "png24:-"]);
