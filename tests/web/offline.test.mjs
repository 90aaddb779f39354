// Opening the hosted page without a network: kept when somebody wants it, renewed behind the page, given up again.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { serve } from "../../web/build/serve.mjs";
import { node, press, said, texts } from "./lib/act.mjs";
import { complaints } from "./lib/axe.mjs";
import { dist, open, pageFile } from "./lib/page.mjs";
import { visit } from "./lib/site.mjs";

/** A host of its own: {url, stop(), start(), publish(source), answer(html)}. */
async function host(t) {
  const folder = mkdtempSync(join(tmpdir(), "host-"));
  cpSync(dist, folder, { recursive: true });
  let server = await serve(folder);
  const { url } = server;
  t.after(() => (server?.close(), rmSync(folder, { recursive: true })));
  return {
    url: `${url}beian-check.html`,
    stop() {
      server.close();
      server = undefined;
    },
    async start() {
      server = await serve(folder, new URL(url).port);
    },
    publish(source) {
      this.answer(readFileSync(pageFile, "utf8").replace(/(<meta name="source" content=")[^"]*/, `$1${source}`));
    },
    answer(html) {
      writeFileSync(join(folder, "beian-check.html"), html);
    },
  };
}

const started = (page) => page.evaluate(() => beianCheck.module.then(() => beianCheck.source));
async function reload(page) {
  await page.reload({ timeout: 30_000 });
  return started(page);
}

/** From the privacy panel to the page beside it. */
async function settings(page, context) {
  await press(page, "privacy");
  const [tab] = await Promise.all([context.waitForEvent("page"), press(page, "offline")]);
  await page.keyboard.press("Escape");
  tab.setDefaultTimeout(10_000);
  return tab;
}
const state = (tab, pattern) => tab.waitForFunction((it) => new RegExp(it).test(document.getElementById("state").textContent), pattern);

test("kept, opened without the server, renewed behind the page, given up", async (t) => {
  const server = await host(t);
  const { page, context, record, close } = await open("http", { url: server.url });
  t.after(close);
  const registrations = () => page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length));
  const first = await started(page);
  assert.equal(await registrations(), 0, "nothing without being asked");

  const tab = await settings(page, context);
  await state(tab, "还没有保存");
  assert.deepEqual(await complaints(tab), []);
  await tab.click("#on");
  await state(tab, "已经保存.*beian-check.html");

  server.stop();
  assert.equal(await reload(page), first, "without the server");
  await press(page, "sample-faulty");
  await node(page, "finding:0").waitFor({ state: "attached" });

  server.publish("9.9.9 2030-01-02 0123456789012345678901234567890123456789");
  await server.start();
  assert.equal(await reload(page), first, "what was kept is shown at once");
  await page.waitForFunction(() => document.querySelector('[data-id="said"]').textContent.includes("有新版本"));
  await press(page, "privacy");
  assert.match((await texts(page, "privacy-newer"))[0], /9\.9\.9（2030-01-02）/);
  assert.match(await reload(page), /^9\.9\.9 /, "the next load is the new one");
  assert.doesNotMatch(await said(page), /有新版本/);

  await tab.reload();
  await tab.click("#off");
  await state(tab, "还没有保存");
  assert.equal(await registrations(), 0);
  assert.deepEqual(await tab.evaluate(() => caches.keys()), []);
  server.stop();
  await assert.rejects(page.reload(), /ERR_/, "given up");
  const asked = new Set(record.requests.map((it) => new URL(it).pathname));
  assert.deepEqual([...asked], ["/beian-check.html"]);
  assert.deepEqual(record.violations, []);
  assert.deepEqual(record.errors.filter((it) => !/ERR_/.test(it)), []);
});

test("a hotel's page in between is not taken for ours, and why is said kindly", async (t) => {
  const server = await host(t);
  const { page, context, close } = await open("http", { url: server.url });
  t.after(close);
  const tab = await settings(page, context);
  await tab.waitForSelector("#on:enabled");
  server.answer("<!doctype html><title>Welcome</title><form>Room number?</form></body></html>");
  await tab.click("#on");
  await state(tab, "没能做到：.*另存为文件");
  assert.deepEqual(await tab.evaluate(() => caches.open("beian-check").then((it) => it.keys())), []);
});

test("no offer from disk or in a frame, and the page itself may register nothing", async (t) => {
  const fromDisk = await open("file");
  t.after(fromDisk.close);
  await press(fromDisk.page, "privacy");
  assert.equal(await node(fromDisk.page, "offline").count(), 0);

  const { frame } = await visit(t, `<script src="TOOL/beian-check.js"></script><beian-check src="TOOL/beian-check.html"></beian-check>`);
  const inner = await frame();
  await press(inner, "privacy");
  assert.equal(await node(inner, "offline").count(), 0);

  const hosted = await open("http");
  t.after(hosted.close);
  await press(hosted.page, "privacy");
  assert.equal(await node(hosted.page, "offline").count(), 1);
  const refused = await hosted.page.evaluate(() => navigator.serviceWorker.register("beian-check-offline.js").then(() => "", (error) => error.name));
  assert.equal(refused, "SecurityError");
});
