// The package in a browser, without a bundler: on the page itself and in a worker, from the address beside it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { png } from "../cli/png.mjs";
import { theBrowser, theServer } from "../web/lib/page.mjs";
import { native } from "./package.mjs";

const sample = fileURLToPath(new URL("../../assets/samples/faulty.json", import.meta.url));
const date = "2026-11-27";
const given = { filing: readFileSync(sample, "utf8"), picture: [...png(300, 300)], date };

/** Runs in the page, and in the worker. */
async function use(address, { filing, picture, date }) {
  const { createChecker } = await import(address);
  const checker = await createChecker();
  const { tool, findings } = await checker.check(filing, { date });
  const logo = { name: "logo.png", bytes: new Uint8Array(picture) };
  const repaired = await checker.repairImage(logo, { as: "logo", date });
  return { sha256: tool.sha256, findings, size: [repaired.after.width, repaired.after.height], bytes: repaired.bytes.length };
}

const places = {
  "on the page": (page, address) => page.evaluate(`(${use})(${JSON.stringify(address)}, ${JSON.stringify(given)})`),
  "in a worker": (page, address) =>
    page.evaluate(
      (script) =>
        new Promise((answer, failed) => {
          const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })), { type: "module" });
          worker.onmessage = ({ data }) => (data.error ? failed(new Error(data.error)) : answer(data));
          worker.onerror = ({ message }) => failed(new Error(message));
        }),
      `(${use})(${JSON.stringify(address)}, ${JSON.stringify(given)}).then(postMessage, (error) => postMessage({ error: String(error) }));`,
    ),
};

for (const [place, run] of Object.entries(places)) {
  test(`the native findings, ${place}, and no request but for the package`, async (t) => {
    const { url } = await theServer(), context = await (await theBrowser()).newContext();
    t.after(() => context.close());
    const page = await context.newPage(), asked = [];
    await page.goto(`${url}npm/package.json`); // a page of that origin without a policy
    context.on("request", (request) => asked.push(request.url()));
    const there = await run(page, `${url}npm/beian-check.mjs`);
    const here = JSON.parse(spawnSync(native, ["check", sample, "--date", date, "--format", "json"], { encoding: "utf8" }).stdout);
    assert.deepEqual(there.findings, here.findings);
    assert.match(there.sha256, /^[0-9a-f]{64}$/);
    assert.deepEqual(there.size, [144, 144]);
    assert.ok(there.bytes > 100);
    assert.deepEqual(asked.filter((it) => !it.startsWith("blob:") && !it.startsWith(`${url}npm/`)), []);
  });
}
