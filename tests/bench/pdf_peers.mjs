// PDF against the npm packages pdfjs-dist (reading) and pdf-lib (merging), on the same files in one
// run. Ours is a whole run of a program each time, with its start; theirs is in a process that has
// done it before.
//
//   node tests/bench/pdf_peers.mjs     (./dev bench does this)
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { photo, scan } from "../documents/lib/pages.mjs";
import { pdf } from "../documents/lib/pdf.mjs";
import { line, median } from "./lib/line.mjs";

const tool = join(process.env.BEIAN_BUILDS ?? fileURLToPath(new URL("../../build/", import.meta.url)), "native/pdf_tool");
const maps = fileURLToPath(new URL("../node_modules/pdfjs-dist/cmaps/", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "beian-bench-"));

const lines = (page) => Array.from({ length: 28 }, (_, i) => `第 ${page} 页第 ${i + 1} 行：示例公司承诺所填资料真实、完整，均为虚构。`);
const kept = (name, bytes) => {
  const path = join(work, name);
  writeFileSync(path, bytes);
  return path;
};

async function timed(runs, once) {
  const times = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await once();
    times.push(performance.now() - start);
  }
  return median(times);
}

/** Characters of all pages, as pdfjs-dist reads them. */
async function characters({ getDocument }, bytes) {
  const task = getDocument({ data: new Uint8Array(bytes), cMapUrl: maps, cMapPacked: true, verbosity: 0 });
  const opened = await task.promise;
  let count = 0;
  for (let i = 1; i <= opened.numPages; i++) {
    const { items } = await (await opened.getPage(i)).getTextContent();
    for (const item of items) count += [...(item.str ?? "")].length;
  }
  await task.destroy();
  return count;
}

async function merged({ PDFDocument }, parts) {
  const whole = await PDFDocument.create();
  for (const { path, picture } of parts) {
    if (picture) {
      const image = await whole.embedJpg(readFileSync(path)), page = whole.addPage([595.28, 841.89]);
      page.drawImage(image, { x: 0, y: 0, width: 595.28, height: (595.28 * image.height) / image.width });
    } else {
      const part = await PDFDocument.load(readFileSync(path));
      for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page);
    }
  }
  return whole.save();
}

try {
  const text = kept("text.pdf", pdf(Array.from({ length: 34 }, (_, i) => ({ lines: lines(i + 1) }))));
  const scans = kept("scans.pdf", pdf([1, 2, 3].map((i) => ({ picture: scan(`扫描件 ${i}`, { dpi: 200 }) }))));
  const picture = kept("photo.jpg", photo("居民身份证", { width: 4000, height: 3000 }));
  const ours = (...args) => timed(15, () => execFileSync(tool, args, { maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] }));

  const read = await ours("read", text);
  line("native", "34 pages of text read, with its start", read, "ms");
  const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs").catch((error) => console.log(`npm      pdfjs-dist: ${error.message.split("\n")[0]}`));
  if (pdfjs) {
    const bytes = readFileSync(text);
    if ((await characters(pdfjs, bytes)) < 34 * 28 * 20) throw new Error("pdfjs-dist has not read the text");
    const theirs = await timed(15, () => characters(pdfjs, bytes));
    line("npm", "34 pages of text read by pdfjs-dist", theirs, "ms");
    line("native", "  against pdfjs-dist", theirs / read, "times", { least: 1 });
  }

  const merge = await ours("merge", text, picture, scans);
  line("native", "34 pages, a photo, 3 scans merged, with its start", merge, "ms", { most: 500 });
  const lib = (await import("pdf-lib")).default ?? (await import("pdf-lib"));
  const parts = [{ path: text }, { path: picture, picture: true }, { path: scans }];
  const theirs = await timed(15, () => merged(lib, parts));
  line("npm", "  by pdf-lib", theirs, "ms");
  line("native", "  against pdf-lib", theirs / merge, "times");
} finally {
  rmSync(work, { recursive: true });
}
