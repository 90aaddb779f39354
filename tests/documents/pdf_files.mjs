// PDF by other programs, for tests that compare ours with theirs.
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const builds = process.env.BEIAN_BUILDS ?? join(root, "build");
const tool = join(builds, "native", "pdf_tool");
const large = { maxBuffer: 1 << 28 };

/** Runs a program; its output. */
export function run(program, ...args) {
  return execFileSync(program, args, { ...large, stdio: ["ignore", "pipe", "pipe"] });
}

/** The longest that a small file may take, and the most memory (kB) that any may. */
const limited = ["-c", `ulimit -v ${1 << 20}; exec "$@"`, "sh", tool];
const slowest = 5000;

function ours(...args) {
  const { status, signal, stdout, stderr } = spawnSync("sh", [...limited, ...args], { ...large, timeout: slowest });
  if (signal || status > 1) throw new Error(`${args.join(" ")}: ${signal ?? `exit code ${status}`} ${stderr}`);
  return { status, stdout, code: stderr.toString().split(" ")[0] };
}

/** What we find in a file: {refused, version, …, pages: [{width, …, images, text}]}. */
export const read = (file) => JSON.parse(ours("read", file).stdout.toString());

/** {bytes, refused} of an image of a page. */
export function imageOf(file, page, image) {
  const { stdout, code } = ours("image", file, `${page}`, `${image}`);
  return { bytes: stdout, refused: code };
}

/** Files, each with ":page/turn,…" behind it or not, merged: {bytes, refused}. */
export function merged(...parts) {
  const { stdout, code } = ours("merge", ...parts);
  return { bytes: stdout, refused: code };
}

/** The page as poppler draws it: a PPM of that many dots an inch. */
export const drawn = (file, page, dpi = 50) =>
  run("pdftoppm", "-r", `${dpi}`, "-f", `${page + 1}`, "-l", `${page + 1}`, file);

/** An HTML page printed by Chromium. */
export function printed(html, pdf) {
  const browser = process.env.CHROMIUM ?? "chromium";
  run(browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", `--print-to-pdf=${pdf}`, html);
}

/** A document as LibreOffice saves it; in a folder of its own, by the same name. */
export function converted(document, folder, filter = "pdf:writer_web_pdf_Export") {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  run("soffice", profile, "--headless", "--convert-to", filter, "--outdir", folder, document);
}
