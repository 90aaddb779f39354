// Puts the page together: shell.html, the linker's .js and .wasm of the page and of its worker -> one
// HTML file that needs no network.
//
//   node assemble.mjs shell.html source.txt beian-page beian-worker dist/beian-check.html
//
// The result is in the form in which browsers write a document back (outerHTML): quoted attributes,
// no space around <html> and after </script></body>. The page computes its own SHA-256 from that;
// a browser test compares it with the file.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const [shellFile, sourceFile, pageProgram, workerProgram, outputFile] = process.argv.slice(2);
const hash = (text) => createHash("sha256").update(text).digest("base64");

/** Content of the first element with exactly this opening tag. */
function inside(html, tag) {
  const from = html.indexOf(`<${tag}>`) + tag.length + 2;
  return html.slice(from, html.indexOf(`</${tag}>`, from));
}

/** Fills {{name}} with a text as it is (no $ patterns); each name stands exactly once. */
function fill(html, name, text) {
  const parts = html.split(`{{${name}}}`);
  if (parts.length != 2) throw new Error(`shell.html must contain {{${name}}} once`);
  return parts.join(text);
}

/** A linked script, to stand in an element. */
function script(file) {
  const text = readFileSync(file, "utf8").trim();
  if (/<\/script|<!--/i.test(text)) throw new Error(`${file} would end its own element`);
  return text;
}

/**
 * Bytes as the characters of the same number, so that the server's brotli sees the program and its
 * texts and not a packed lump: with gzip inside, the download was 56 KB larger. What HTML does not
 * keep as it is (NUL, CR) or would act on (<) stands 256 higher.
 */
function characters(file) {
  const kept = (byte) => (byte === 0x00 || byte === 0x0d || byte === 0x3c ? byte + 256 : byte);
  return Array.from(readFileSync(file), (byte) => String.fromCharCode(kept(byte))).join("");
}

let page = readFileSync(shellFile, "utf8").trim();
page = fill(page, "source", readFileSync(sourceFile, "utf8"));
page = fill(page, "wasm", characters(`${pageProgram}.wasm`));
page = fill(page, "worker-wasm", characters(`${workerProgram}.wasm`));
page = fill(page, "worker", script(`${workerProgram}.js`));
page = fill(page, "module", script(`${pageProgram}.js`));
const csp = [
  "default-src 'none'",
  `script-src 'sha256-${hash(inside(page, "script"))}' 'wasm-unsafe-eval'`,
  `style-src 'sha256-${hash(inside(page, "style"))}'`,
  "img-src blob: data:",
  "worker-src blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
page = fill(page, "csp", csp);

mkdirSync(dirname(outputFile), { recursive: true });
writeFileSync(outputFile, page);
