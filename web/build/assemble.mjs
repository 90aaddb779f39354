// Puts the page together: shell.html, the linker's .js and .wasm -> one HTML file that needs no
// network, and SHA256SUMS beside it.
//
//   node assemble.mjs shell.html beian-page dist/beian-check.html
//
// The result is in the form in which browsers write a document back (outerHTML): quoted attributes,
// no space around <html> and after </script></body>. The page computes its own SHA-256 from that;
// a browser test compares it with the file.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const [shellFile, linked, outputFile] = process.argv.slice(2);
const sha256 = (bytes, encoding) => createHash("sha256").update(bytes).digest(encoding);

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

const module = readFileSync(`${linked}.js`, "utf8").trim();
if (/<\/script|<!--/i.test(module)) throw new Error("the linked script would end its own element");

let page = readFileSync(shellFile, "utf8").trim();
// zopfli writes ordinary gzip, 5 % smaller than zlib's best: 18 KB of every download.
const packed = execFileSync("zopfli", ["-c", "--i15", `${linked}.wasm`], { maxBuffer: 1 << 26 });
page = fill(page, "wasm", packed.toString("base64"));
page = fill(page, "module", module);
const csp = [
  "default-src 'none'",
  `script-src 'sha256-${sha256(inside(page, "script"), "base64")}' 'wasm-unsafe-eval'`,
  `style-src 'sha256-${sha256(inside(page, "style"), "base64")}'`,
  "img-src blob: data:",
  "worker-src blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
page = fill(page, "csp", csp);

const folder = dirname(outputFile);
mkdirSync(folder, { recursive: true });
writeFileSync(outputFile, page);
writeFileSync(join(folder, "SHA256SUMS"), `${sha256(page, "hex")}  ${basename(outputFile)}\n`);
