// The page opens, over http and from disk, and touches nothing but itself.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { open, pageFile, phone, transports } from "./lib/page.mjs";

for (const transport of transports) {
  test(`opens over ${transport} without errors, requests or policy violations`, async () => {
    const { page, record, shot, close } = await open(transport);
    await page.waitForTimeout(500); // anything it does late
    assert.ok(await page.locator("#boot").isHidden());
    assert.deepEqual(record.errors, []);
    assert.deepEqual(record.violations, []);
    assert.deepEqual(record.requests, [page.url()]);
    await shot(`start-${transport}`);
    await close();
  });
}

test("names the SHA-256 of its own file", async () => {
  const { page, close } = await open("file");
  const expected = createHash("sha256").update(readFileSync(pageFile)).digest("hex");
  assert.equal(await page.evaluate(() => beianCheck.digest()), expected);
  await close();
});

test("a policy violation and a request are really recorded", async () => {
  const { page, record, close } = await open("http");
  await page.evaluate(() => fetch("/elsewhere").catch(() => {}));
  await page.waitForTimeout(200);
  assert.match(record.violations.join(), /connect-src/);
  await close();
});

test("says what to do in a browser that is too old", async () => {
  const { page, close } = await open("file", { ...phone, init: () => delete window.WebAssembly });
  assert.match(await page.locator("#boot").innerText(), /浏览器太旧.*请换用/);
  await close();
});
