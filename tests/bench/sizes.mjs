// Sizes of what ships.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { line } from "./lib/line.mjs";

const build = fileURLToPath(new URL("../../build/", import.meta.url));
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

for (const [name, path, most] of [
  ["page", "dist/beian-check.html", 613],
  ["wasm", "wasm/beian-page.wasm"],
  ["worker's wasm", "wasm/beian-worker.wasm", 200],
  ["embed loader", "dist/beian-check.js", 6],
  ["CLI", "native/beian-check"],
]) {
  if (!existsSync(build + path)) continue;
  const bytes = readFileSync(build + path);
  line("size", `${name}, raw`, bytes.length / 1000, "KB");
  line("size", `${name}, gzip`, gzipSync(bytes, { level: 9 }).length / 1000, "KB");
  line("size", `${name}, brotli`, brotli(bytes).length / 1000, "KB", most ? { most } : {});
}
