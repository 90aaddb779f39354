// Broken files, 500 of each format, through the worker as the page has it: each gets an answer, and
// what ends the worker is told as such, a fresh one going on.
import assert from "node:assert/strict";
import { test } from "node:test";

import { forms } from "../documents/lib/forms.mjs";
import { mutated } from "../documents/lib/mutations.mjs";
import { photo } from "../documents/lib/pages.mjs";
import { pdf } from "../documents/lib/pdf.mjs";
import { zip } from "../documents/lib/zip.mjs";
import { open } from "./lib/page.mjs";

const count = 500;

const picture = { jpeg: photo("营业执照", { width: 200, height: 280 }), width: 200, height: 280 };
const document = pdf([{ picture, lines: ["营业执照", "有效期至 2028年3月31日"] }, { lines: ["办结告知书"] }], { javascript: "app.alert(1)" });
const values = { 小程序名称: "示例短剧", 法定代表人: "林样例", 联系电话: "13900139000" };
const { xls, xlsx } = forms({ xls: { type: "xls", values }, xlsx: { type: "xlsx", values, hidden: true } });
const sources = { pdf: document, xls, xlsx, zip: zip({ "营业执照.pdf": document, "登记表.xlsx": xlsx }) };

/** In the page: a worker begun as web/platform/pictures.js begins it, and again after its end. */
async function begin() {
  const module = await WebAssembly.compile(beianCheck.part("worker-wasm"));
  const script = URL.createObjectURL(new Blob([document.getElementById("worker").textContent], { type: "text/javascript" }));
  let worker;
  const fresh = () => new Promise((ready, fail) => {
    worker = new Worker(script);
    worker.onmessage = ({ data }) => (data.ready ? ready() : fail(data.error));
    worker.onerror = fail;
    worker.postMessage({ module });
  });
  await fresh();
  let id = 0;
  /** {error} or the JSON of the answer. */
  window.ask = async (kind, name, base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)), mine = ++id;
    const answer = await new Promise((done) => {
      const timer = setTimeout(() => done({ error: "worker-timeout" }), 20_000);
      worker.onmessage = ({ data }) => { if (data.id === mine) { clearTimeout(timer); done(data); } };
      worker.onerror = (event) => { event.preventDefault(); clearTimeout(timer); done({ error: "worker-crashed" }); };
      worker.postMessage({ id: mine, kind, name, file: new File([bytes], name) });
    });
    if (!answer.error) return { json: answer.json };
    worker.terminate();
    await fresh();
    return { error: answer.error };
  };
}

for (const [format, source] of Object.entries(sources)) {
  test(`${count} broken files: ${format}`, { timeout: 120_000 }, async (t) => {
    const { page, record, close } = await open("file");
    t.after(close);
    await page.evaluate(begin);
    const kind = format === "zip" ? "unpack" : "document";
    const ask = (files) => page.evaluate(async ([kind, name, files]) => {
      const answers = [];
      for (const file of files) answers.push(await ask(kind, name, file));
      return answers;
    }, [kind, `营业执照.${format}`, files.map((it) => it.toString("base64"))]);

    const [whole] = await ask([source]);
    assert.ok(!whole.error, whole.error);
    const facts = JSON.parse(whole.json);
    assert.ok(format === "zip" ? facts.entries.length === 2 : facts.type === format && facts.problem === "", whole.json);

    const ends = {};
    const files = mutated(source, count, 20261122);
    for (let at = 0; at < count; at += 50) {
      for (const { json, error } of await ask(files.slice(at, at + 50))) {
        if (error) ends[error] = (ends[error] ?? 0) + 1;
        else assert.equal(typeof JSON.parse(json), "object");
      }
    }
    t.diagnostic(`ended the worker: ${JSON.stringify(ends)}`);
    assert.deepEqual(ends, {}, "no trap, no endless loop, no memory without bounds");
    const [again] = await ask([source]);
    assert.equal(again.json, whole.json, "and nothing of it stays behind");
    assert.deepEqual(record.errors, []);
  });
}
