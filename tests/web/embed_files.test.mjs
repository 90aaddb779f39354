// Files into a page embedded in a site, and out of it: what the applicant agreed to, and nothing else.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { scan } from "../documents/lib/pages.mjs";
import { pdf } from "../documents/lib/pdf.mjs";
import { node, press, texts } from "./lib/act.mjs";
import { unzipped } from "./lib/archive.mjs";
import { photo } from "./lib/pictures.mjs";
import { ask, asking, decide, element, faulty, heard, ready, told, visit } from "./lib/site.mjs";

test("files of the site: pictures for a place, by their names, and what is wrong with them", async (t) => {
  const { page, frame } = await visit(t, element());
  await ready(page);
  const inner = await frame();
  const slot = "icp_subject.principal_info.certificate_photo_front";
  const jpeg = (await photo(page)).toString("base64");
  const add = (files) => page.evaluate(async ({ jpeg, files }) => {
    const bytes = Uint8Array.from(atob(jpeg), (c) => c.charCodeAt(0));
    return ask("addFiles", { files: files.map((it) => ({ bytes: new Blob([bytes], { type: "image/jpeg" }), ...it })) });
  }, { jpeg, files });
  assert.equal((await add([{ name: "a.jpg", slot: "no.such.place" }])).data.path, "files.0.slot");
  assert.equal((await add([{ name: "a.jpg", bytes: "x" }])).data.path, "files.0.bytes");
  assert.equal((await add([{ name: "a.jpg" }, {}])).data.path, "files.1.name");
  assert.deepEqual(await add([{ name: "a.jpg", slot }]), { added: 1 });
  await page.waitForFunction(() => told.some((it) => it.type === "progress" && it.detail.waiting === 1));
  await page.waitForFunction(() => told.some((it) => it.type === "progress" && it.detail.waiting === 0));
  assert.match((await texts(inner, "said")).join(), /人像面/);
  const set = await asking(page, "setFiling", { filing: faulty });
  await decide(inner, "consent-yes"); // what was found in the picture is not saved yet
  await set.answer;
  const { answer } = await asking(page, "getFiling");
  await decide(inner, "consent-yes");
  assert.deepEqual((await answer).filing.documents.pictures.map((it) => it.path), [slot], "pictures stay");
});

test("the package, when the applicant agrees: what lies there, under the names it must have", async (t) => {
  const { page, frame } = await visit(t, element());
  await ready(page);
  const inner = await frame();
  const filing = JSON.parse(readFileSync(new URL("../cases/_base/short-drama.json", import.meta.url)));
  await ask(page, "setFiling", { filing });
  const licence = pdf([{ picture: scan("营业执照", { dpi: 100 }), lines: ["营业执照"] }]);
  const adding = page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    return ask("addFiles", { files: [{ name: "扫描0001.pdf", bytes, slot: "short_drama.documents.licence" }] });
  }, licence.toString("base64"));
  assert.deepEqual(await adding, { added: 1 });
  await page.waitForFunction(() => told.some((it) => it.type === "progress" && it.detail.waiting === 0));

  let { answer } = await asking(page, "getPackage");
  await node(inner, "consent-no").waitFor({ state: "attached" });
  await decide(inner, "consent-no");
  assert.equal((await answer).data.what, "package");

  const made = page.evaluate(async () => {
    const { name, mime, bytes } = await ask("getPackage");
    return { name, mime, base64: btoa(Array.from(new Uint8Array(await bytes.arrayBuffer()), (it) => String.fromCharCode(it)).join("")) };
  });
  await decide(inner, "consent-yes");
  const { name, mime, base64 } = await made;
  assert.match(name, /^小程序备案资料_.+_\d{8}\.zip$/);
  assert.equal(mime, "application/zip");
  const path = join(mkdtempSync(join(tmpdir(), "beian-package-")), "package.zip");
  writeFileSync(path, Buffer.from(base64, "base64"));
  const files = unzipped(path);
  const [papers] = Object.keys(files).filter((it) => it.endsWith("营业执照.pdf"));
  assert.deepEqual(files[papers], licence);
  assert.ok(Object.keys(files).some((it) => it.endsWith("清单.html")));
});

test("saving: by the browser; by the site when the applicant agrees", async (t) => {
  const { page, frame } = await visit(t, element());
  await ready(page);
  const inner = await frame();
  await ask(page, "setFiling", { filing: faulty });
  const download = async (id, act = press) => (await Promise.all([page.waitForEvent("download"), act(inner, id)]))[0];
  assert.equal((await download("save-body")).suggestedFilename(), "apply_icp_filing.json");
  await page.evaluate(() => document.querySelector("beian-check").setAttribute("save", "host"));
  await ask(page, "check");
  await press(inner, "save-body");
  await node(inner, "consent-no").waitFor({ state: "attached" });
  assert.match(await heard(inner), /apply_icp_filing\.json/);
  assert.equal((await download("consent-no")).suggestedFilename(), "apply_icp_filing.json", "refused: the browser's");
  assert.deepEqual(await told(page, "saveRequested"), []);
  await press(inner, "save-body");
  await decide(inner, "consent-yes");
  await page.waitForFunction(() => told.some((it) => it.type === "saveRequested"));
  const text = await page.evaluate(() => told.find((it) => it.type === "saveRequested").detail.bytes.text());
  assert.equal(JSON.parse(text).icp_subject.base_info.name, faulty.icp_subject.base_info.name);
});

test("from inside the frame nothing leaks either", async (t) => {
  const { page, frame, requests } = await visit(t, element());
  await ready(page);
  const inner = await frame();
  await ask(page, "setFiling", { filing: faulty });
  const before = requests.length;
  await press(inner, "privacy");
  await press(inner, "try-to-leak");
  await node(inner, "leak-result").waitFor({ state: "attached" });
  const [result] = await texts(inner, "leak-result");
  const [all, blocked] = result.match(/\d+/g);
  assert.equal(blocked, all, result);
  const left = requests.slice(before);
  assert.deepEqual(left.filter((it) => !it.includes(".leak-test.invalid")), []);
});
