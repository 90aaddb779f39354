// The page under a finger: taps, drags, the verdict bar, the bottom sheet; nothing is cut off.
import assert from "node:assert/strict";

import { field, focusedId, go, isDialog, node, openSample, settled, tap } from "./lib/act.mjs";
import { pageTest, phone } from "./lib/page.mjs";

const steps = ["start", "materials", "subject", "principal", "applet", "results", "after"];
const narrow = { ...phone, viewport: { width: 320, height: 640 } };

/**
 * Puts a finger down at (x, y), moves it by each of `moves` (pixels downwards), and lifts it; after
 * a `rest` it no longer throws what it moved. The browser may join several moves into one.
 */
async function drag(page, x, y, moves, { rest = false } = {}) {
  const cdp = await page.context().newCDPSession(page);
  const send = (type, touchPoints) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints });
  const lifted = page.evaluate(() => new Promise((seen) => addEventListener("pointerup", seen, { once: true })).then(() => {}));
  const sent = [send("touchStart", [{ x, y }])];
  for (const dy of moves) sent.push(send("touchMove", [{ x, y: (y += dy) }]));
  if (rest) {
    await Promise.all(sent);
    await page.evaluate(() => new Promise((rested) => setTimeout(rested, 150)));
  }
  sent.push(send("touchEnd", []));
  await Promise.all(sent);
  await lifted;
  await settled(page);
  await cdp.detach();
}

const top = (page, id) => node(page, id).evaluate((it) => it.getBoundingClientRect().top);

pageTest("a drag scrolls with the finger and presses nothing; a flick goes on", phone, async ({ page }) => {
  await openSample(page);
  await settled(page);
  const heading = "h:检查结果";
  const start = await top(page, heading);
  await drag(page, 195, 600, Array(20).fill(-10), { rest: true });
  const held = await top(page, heading);
  assert.ok(Math.abs(held - start + 200) <= 10, `moved by ${held - start} of -200`);
  assert.ok(await node(page, heading).count(), "still on the same page: nothing was pressed");

  await drag(page, 195, 600, [-20, -20, -20, -20, -20]);
  const flicked = await top(page, heading);
  assert.ok(flicked < held - 100 - 20, `a flick over 100 pixels moved by ${flicked - held}`);
  // Far down and far up it stops at the ends.
  for (let i = 0; i < 3; i++) await drag(page, 195, 200, Array(10).fill(60));
  assert.equal(await top(page, heading), start);
});

pageTest("a drag that begins on a field scrolls; a tap focuses it", phone, async ({ page }) => {
  await openSample(page);
  await go(page, "subject");
  const name = "icp_subject.base_info.name";
  const show = async () => {
    await field(page, name).focus();
    await settled(page);
    await field(page, name).blur();
    await settled(page);
  };
  await show();
  const box = await field(page, name).boundingBox();
  const at = [box.x + 60, box.y + box.height / 2];
  await drag(page, ...at, Array(10).fill(-10));
  assert.ok((await top(page, `f:${name}`)) < box.y - 60, "scrolled");
  assert.equal(await focusedId(page), "BODY", "and not focused");
  await show();
  const now = await field(page, name).boundingBox();
  // On a busy machine the browser may take a tap for a long press: then once more.
  for (let tries = 0; tries < 3 && (await focusedId(page)) !== `f:${name}`; tries++) {
    await page.touchscreen.tap(now.x + 60, now.y + now.height / 2);
    await settled(page);
  }
  assert.equal(await focusedId(page), `f:${name}`);
});

pageTest("「下一处」 goes through the findings, one field after the other", { ...phone, over: ["file"] }, async ({ page }) => {
  await openSample(page);
  await go(page, "subject");
  const seen = [];
  for (let i = 0; i < 5; i++) {
    const { x, y, width, height } = await node(page, "next-finding").boundingBox();
    await page.touchscreen.tap(x + width / 2, y + height / 2);
    await settled(page);
    const id = await focusedId(page);
    assert.match(id, /^f:/);
    const [it, bar] = [await node(page, id).boundingBox(), await node(page, "verdict").boundingBox()];
    assert.ok(it.y >= 52 && it.y + it.height <= bar.y, `${id} is in sight: ${it.y}–${it.y + it.height}`);
    seen.push(id);
  }
  assert.equal(new Set(seen).size, 5, seen.join());
});

pageTest("the bottom sheet opens, leads to a field, and closes", { ...phone, over: ["file"] }, async ({ page }) => {
  await openSample(page);
  await go(page, "subject");
  await tap(page, "verdict");
  assert.ok(await isDialog(page));
  await tap(page, "dialog-close");
  assert.ok(!(await isDialog(page)));
  await tap(page, "verdict");
  const wrong = page.locator('#semantics [data-id^="finding:"]', { hasText: "校验码" });
  await tap(page, await wrong.first().getAttribute("data-id"));
  assert.ok(!(await isDialog(page)));
  assert.equal(await focusedId(page), "f:icp_subject.principal_info.certificate_number");
});

/** Elements that reach over the sides of the window; the row of steps scrolls by itself. */
const cutOff = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("#semantics :is(header, main, aside, [role=dialog]) [data-id]")]
      .map((it) => ({ id: it.dataset.id, ...it.getBoundingClientRect().toJSON() }))
      .filter(({ left, right }) => left < -0.5 || right > document.documentElement.clientWidth + 0.5)
      .map(({ id, left, right }) => `${id}: ${left}–${right}`),
  );

for (const [width, options] of Object.entries({ 390: phone, 320: narrow })) {
  for (const language of ["zh", "en"]) {
    pageTest(`nothing is cut off at ${width} pixels, ${language}`, { ...options, over: ["file"] }, async ({ page }) => {
      if (language === "en") {
        await tap(page, "menu");
        await tap(page, "menu-language");
      }
      assert.deepEqual(await cutOff(page), [], "first");
      await openSample(page);
      for (const step of steps) {
        await go(page, step);
        assert.deepEqual(await cutOff(page), [], step);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), Number(width));
      }
      for (const [step, ...openers] of [
        ["subject", "menu", "privacy", "verdict", "f:icp_subject.base_info.district"],
        ["applet", "f:icp_applets.base_info.service_content_types"],
      ]) {
        await go(page, step);
        for (const opener of openers) {
          await tap(page, opener);
          assert.ok(await isDialog(page), opener);
          assert.deepEqual(await cutOff(page), [], opener);
          await page.keyboard.press("Escape");
          await settled(page);
        }
      }
      await tap(page, "menu");
      await tap(page, "menu-clear");
      assert.deepEqual(await cutOff(page), [], "clear");
    });
  }
}

pageTest("the browser may zoom, and fields are large enough that a phone does not do so by itself", { ...phone, over: ["file"] }, async ({ page }) => {
  const viewport = await page.locator("meta[name=viewport]").getAttribute("content");
  assert.doesNotMatch(viewport, /user-scalable|maximum-scale|minimum-scale/);
  await openSample(page);
  await go(page, "subject");
  const fields = await page.locator("#semantics :is(input, textarea)").evaluateAll((all) =>
    all.map((it) => ({ size: parseFloat(getComputedStyle(it).fontSize), touch: getComputedStyle(it).touchAction, limit: it.maxLength })),
  );
  assert.ok(fields.length > 3);
  for (const { size, touch, limit } of fields) {
    assert.ok(size >= 16);
    assert.match(touch, /pinch-zoom/);
    assert.equal(limit, -1);
  }
});
