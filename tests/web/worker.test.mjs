// The worker that looks at pictures: every file gets an answer, in turn, and none takes the page or
// the next file down with it.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createDeflate, deflateSync } from "node:zlib";
import { test } from "node:test";

import { drop, go, press, settled } from "./lib/act.mjs";
import { open, pageTest } from "./lib/page.mjs";
import { held, photo } from "./lib/pictures.mjs";

const once = { over: ["file"] };

/** Keeps what the browser tells the page's program of its pictures: [what, text …] each. */
const listen = (page) =>
  page.evaluate(async () => {
    const module = await beianCheck.module;
    window.told = [];
    window.ended = ([what, , text]) => what === "inspected" || (what === "failed" && text !== "not-shown");
    for (const what of ["opened", "inspected", "failed"]) {
      const name = `_beian_picture_${what}`;
      let original = module[name];  // its first call puts another in its place
      const listening = (picture, at, size, ...rest) => {
        told.push([what, picture, new TextDecoder().decode(module.HEAPU8.slice(at, at + size))]);
        return original(picture, at, size, ...rest);
      };
      Object.defineProperty(module, name, { get: () => listening, set: (next) => (original = next) });
    }
  });

/**
 * What became of the pictures that were dropped, once `count` checks have ended: {name, json} or
 * {name, failed}, in that order. Each is shown and checked; that there is no view is no news here.
 */
async function answers(page, count, timeout = 60_000) {
  await page.waitForFunction((count) => told.filter(ended).length >= count, count, { timeout });
  const { told, results } = await page.evaluate(() => ({ told, results: told.filter(ended) }));
  const names = new Map(told.filter(([what]) => what === "opened").map(([, picture, name]) => [picture, name]));
  return results.map(([what, picture, text]) => ({ name: names.get(picture), ...(what === "failed" ? { failed: text } : { json: JSON.parse(text) }) }));
}

async function ready(page) {
  await press(page, "start-filling");
  await go(page, "materials");
  await listen(page);
}

/** Files whose names say to which slot they belong. */
const names = ["营业执照", "身份证人像面", "身份证国徽面", "小程序头像", "自拍", "承诺书", "主体更名函", "党建确认函", "手持证件照", "小程序建设方案书"];
const papers = (...contents) => contents.map((bytes, i) => ({ name: `${names[i]}.jpg`, bytes }));
const rules = ({ json }) => json.findings.map((it) => it.rule);

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]), out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
};

/** A PNG of RGBA, all of it black and transparent. */
async function blankPng(width, height) {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const packer = createDeflate({ level: 1 }), packed = [];
  packer.on("data", (data) => packed.push(data));
  const rows = Buffer.alloc((1 + 4 * width) * 100);
  for (let y = 0; y < height; y += 100) if (!packer.write(rows)) await new Promise((drained) => packer.once("drain", drained));
  await new Promise((ended) => packer.end(ended).once("end", ended));
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", header), chunk("IDAT", Buffer.concat(packed)), chunk("IEND", Buffer.alloc(0))]);
}

pageTest("a JPEG is looked at: the worker has read these very bytes", {}, async ({ page }) => {
  await ready(page);
  const bytes = held(await photo(page), 6);
  await drop(page, ...papers(bytes));
  const [{ name, json }] = await answers(page, 1);
  assert.equal(name, "营业执照.jpg");
  assert.deepEqual([json.format, json.width, json.height, json.orientation, json.bytes], ["jpeg", 1200, 1600, 6, bytes.length]);
  assert.equal(json.sha256, createHash("sha256").update(bytes).digest("hex"));
  assert.equal(page.workers().length, 1);
  await press(page, "remove:icp_subject.organize_info.certificate_photo");
  await settled(page);
  assert.equal(page.workers().length, 0, "its memory went with the picture");
});

/** In the page: jobs sent to a worker while it has others to do; {bytes, sha256} of what each was told. */
async function meanwhile(sizes) {
  const module = await WebAssembly.compile(beianCheck.part("worker-wasm"));
  const worker = new Worker(URL.createObjectURL(new Blob([document.getElementById("worker").textContent])));
  const heard = [];
  const answers = new Promise((resolve) => {
    worker.onmessage = ({ data }) => heard.push(data) > sizes.length && resolve(heard.slice(1));
  });
  worker.postMessage({ module });
  await new Promise((ready) => setInterval(() => heard.length && ready(), 10));
  for (const [id, size] of sizes.entries()) {
    worker.postMessage({ id, kind: "inspect", file: new File([new Uint8Array(size)], `${id}`), role: "other" });
    await new Promise((later) => setTimeout(later, 5));
  }
  const told = (await answers).sort((a, b) => a.id - b.id).map(({ json, error }) => (json ? JSON.parse(json) : { bytes: error }));
  worker.terminate();
  return told.map(({ bytes, sha256 }) => ({ bytes, sha256 }));
}

pageTest("a file larger than the worker's memory at its start, and others sent meanwhile: each is told of its own", once, async ({ page }) => {
  const sizes = [30_000_000, ...Array.from({ length: 30 }, (_, i) => i + 1)];
  const sha256 = (size) => createHash("sha256").update(Buffer.alloc(size)).digest("hex");
  assert.deepEqual(await page.evaluate(meanwhile, sizes), sizes.map((bytes) => ({ bytes, sha256: sha256(bytes) })));
});

pageTest("ten mixed files, one after the other, in the order in which they came", once, async ({ page }) => {
  await ready(page);
  const card = await photo(page);
  const gif = Buffer.from("R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");
  const bmp = Buffer.from("424d3a0000000000000036000000280000000100000001000000010018000000000004000000130b0000130b00000000000000000000ffffff00", "hex");
  const files = papers(
    card,
    await photo(page, { type: "image/png" }),
    gif,
    bmp,
    card.subarray(0, card.length / 2),
    await photo(page, { width: 1, height: 1 }),
    await photo(page, { type: "image/webp" }),
    Buffer.from("%PDF-1.7 renamed"),
    Buffer.alloc(0),
    held(card, 8),
  );
  await drop(page, ...files);
  const all = await answers(page, files.length);
  assert.deepEqual(all.map((it) => it.name), files.map((it) => it.name));
  assert.deepEqual(all.filter((it) => it.failed), []);
  assert.deepEqual(all.map((it) => it.json.format), ["jpeg", "png", "gif", "bmp", "jpeg", "jpeg", "webp", "pdf", "unknown", "jpeg"]);
  assert.deepEqual([2, 5].map((i) => [all[i].json.width, all[i].json.height]), [[1, 1], [1, 1]]);
  assert.ok(rules(all[4]).includes("image.damaged"), "cut off");
  for (const i of [6, 7]) assert.ok(rules(all[i]).includes("image.format"), all[i].json.format);
  assert.equal(page.workers().length, 1, "the same worker did all of it");
});

pageTest("a photo of 48 megapixels", once, async ({ page }) => {
  await ready(page);
  await drop(page, ...papers(await photo(page, { width: 8000, height: 6000 })));
  const [{ json }] = await answers(page, 1);
  assert.deepEqual([json.width, json.height], [8000, 6000]);
  assert.ok(!rules({ json }).includes("image.damaged"));
});

pageTest("a file for which memory does not suffice ends itself alone", once, async ({ page }) => {
  await ready(page);
  const [huge, card] = [await blankPng(10_000, 10_000), await photo(page)];
  await drop(page, ...papers(huge, card));
  const all = await answers(page, 3, 90_000);
  assert.deepEqual(all.slice(0, 2).map((it) => it.failed), ["worker-memory", "worker-memory"], "neither shown nor checked");
  assert.equal(all[2].json.width, 1600);
});

pageTest("more than 100 megapixels are refused before anything is taken for them", once, async ({ page }) => {
  await ready(page);
  const header = Buffer.from([0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 6, 0, 0, 0]);
  const empty = deflateSync(Buffer.alloc(16));
  const png = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", header), chunk("IDAT", empty), chunk("IEND", Buffer.alloc(0))]);
  await drop(page, ...papers(png));
  const [{ json }] = await answers(page, 1);
  assert.deepEqual([json.width, json.height], [30_000, 30_000]);
  assert.ok(json.findings.some((it) => it.result === "fail"), JSON.stringify(json.findings));
});

/** Stands in for the worker: the first one does not do its first job, for which there is little time. */
function spoil(how) {
  const Real = Worker, realTimeout = setTimeout;
  let made = 0, timed = 0;
  window.Worker = class extends Real {
    number = ++made;
    postMessage(message, ...rest) {
      if (this.number > 1 || message.module) super.postMessage(message, ...rest);
      else if (how === "crash") this.dispatchEvent(new ErrorEvent("error", { cancelable: true }));
    }
  };
  window.setTimeout = (run, delay, ...rest) =>
    realTimeout.call(window, run, delay === 30_000 && ++timed === 1 ? 200 : delay, ...rest);
}

for (const [how, code] of [["crash", "worker-crashed"], ["silence", "worker-timeout"]]) {
  pageTest(`${how} of the worker: told, and a fresh one goes on`, { ...once, init: `(${spoil})("${how}")` }, async ({ page }) => {
    await ready(page);
    const card = await photo(page);
    await drop(page, ...papers(card, card));
    const all = await answers(page, 3);
    assert.equal(all[0].failed, code);
    assert.deepEqual(all.slice(1).map((it) => it.json?.width), [1600, 1600]);
  });
}

pageTest("a browser that cannot run it: said so, and the page goes on", {
  ...once,
  init: () => (WebAssembly.compile = () => Promise.reject(new WebAssembly.CompileError("no SIMD"))),
}, async ({ page }) => {
  await ready(page);
  await drop(page, ...papers(await photo(page)));
  const all = await answers(page, 2);
  assert.deepEqual(all.map((it) => it.failed), ["worker-unsupported", "worker-unsupported"]);
  await go(page, "subject");
});

test("in a frame that may do nothing but run scripts", async (t) => {
  const { page, context, close } = await open("http");
  t.after(close);
  const host = await context.newPage();
  await host.setContent(`<iframe sandbox="allow-scripts" src="${page.url()}" style="width: 1200px; height: 700px"></iframe>`);
  const frame = await (await host.waitForSelector("iframe")).contentFrame();
  await frame.waitForFunction(() => window.beianPage?.frames > 0);
  await listen(frame);
  await drop(frame, ...papers(await photo(page)));
  const [{ json }] = await answers(frame, 1);
  assert.equal(json.width, 1600);
  assert.equal(await frame.evaluate(() => beianPage.violations), 0);
});
