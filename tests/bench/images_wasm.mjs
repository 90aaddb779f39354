// What a full look at a photo costs: in the page's own worker in Chromium, and by the command line.
// The photos are drawn by the browser, with the noise of a sensor over them, so that they are as
// large as real ones.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

import { line, median } from "./lib/line.mjs";

const build = fileURLToPath(new URL("../../build/", import.meta.url));
const executablePath =
  process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const args = ["--headless=new", "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

/** In the page: a JPEG of a card on a table, as a Blob in window.photo; returns it as base64. */
async function draw([width, height]) {
  const canvas = new OffscreenCanvas(width, height), g = canvas.getContext("2d");
  g.fillStyle = "#4a3c30";
  g.fillRect(0, 0, width, height);
  g.fillStyle = "#f1ede0";
  g.fillRect(width * 0.12, height * 0.14, width * 0.76, height * 0.64);
  g.fillStyle = "#1d2a4a";
  g.font = `${height / 24}px sans-serif`;
  for (let i = 0; i < 9; i++) g.fillText("样张 SPECIMEN 440305199003070014", width * 0.17, height * (0.22 + i * 0.06));
  const rows = Math.max(1, Math.floor(2e6 / width));
  let seed = 7;
  for (let y = 0; y < height; y += rows) {
    const part = g.getImageData(0, y, width, Math.min(rows, height - y)), { data } = part;
    for (let i = 0; i < data.length; i += 4) {
      seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
      const noise = ((seed >>> 24) + ((seed >>> 16) & 255) - 255) / 24;
      for (let c = 0; c < 3; c++) data[i + c] += noise;
    }
    g.putImageData(part, 0, y);
  }
  window.photo = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
  const bytes = new Uint8Array(await photo.arrayBuffer());
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}

/** In the page: its worker looks at window.photo; ms of each time, and MB of its memory in the end. */
async function look(runs) {
  window.compiled ??= await WebAssembly.compile(beianCheck.part("worker-wasm"));
  const tell = "\nconst work = onmessage; onmessage = (event) => event.data.size ? postMessage({ size: core.HEAPU8.length }) : work(event);";
  const script = new Blob([document.getElementById("worker").textContent, tell], { type: "text/javascript" });
  const worker = new Worker(URL.createObjectURL(script));
  const ask = (message) =>
    new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.postMessage(message);
    });
  await ask({ module: compiled });
  const times = [];
  for (let id = 1; id <= runs; id++) {
    const start = performance.now();
    const answer = await ask({ id, kind: "inspect", file: photo, role: "id-front" });
    times.push(performance.now() - start);
    if (answer.error) throw new Error(answer.error);
  }
  const { size } = await ask({ size: true });
  worker.terminate();
  return { times, memory: size / 1e6 };
}

/** ms of each call of the command line on the file. */
function callNatively(file, runs) {
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    spawnSync(join(build, "native/beian-check"), ["image", file, "--as", "id-front", "--format", "json"]);
    return performance.now() - start;
  });
}

const work = mkdtempSync(join(tmpdir(), "beian-bench-"));
const browser = await chromium.launch({ executablePath, args });
try {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(build, "dist/beian-check.html")).href);
  await page.evaluate(() => beianCheck.module.then(() => true));
  for (const [megapixels, size, aims] of [
    [2, [1632, 1224], { wasm: { most: 35 } }],
    [12, [4000, 3000], { wasm: { most: 130 }, native: { most: 70 }, memory: { most: 120 } }],
    [50, [8160, 6120], { memory: { most: 200 } }],
  ]) {
    const bytes = Buffer.from(await page.evaluate(draw, size), "base64");
    const runs = megapixels > 12 ? 3 : 11;
    const { times, memory } = await page.evaluate(look, runs);
    const what = `look at a JPEG of ${megapixels} MP (${(bytes.length / 1e6).toFixed(1)} MB)`;
    line("worker", what, median(times), "ms", aims.wasm);
    line("worker", "  memory of its program", memory, "MB", aims.memory);
    const file = join(work, `${megapixels}.jpg`);
    writeFileSync(file, bytes);
    line("native", what, median(callNatively(file, runs)), "ms", aims.native);
  }
} finally {
  await browser.close();
  rmSync(work, { recursive: true });
}
