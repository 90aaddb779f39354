// Text gets into the fields whole, whatever way it comes, and is checked in the frame that shows it.
import assert from "node:assert/strict";

import { compose, field, findings, go, node, openSample, press, settled, type } from "./lib/act.mjs";
import { pageTest } from "./lib/page.mjs";

const name = "account.name"; // 「示例记账小程序」 in the faulty sample: must not contain 小程序
const intro = "account.intro";
const comment = "icp_applets.base_info.comment";
const mobile = "icp_subject.principal_info.mobile";
const until = "icp_subject.principal_info.certificate_validity_date_end";

const isInvalid = async (page, path) => (await field(page, path).getAttribute("aria-invalid")) === "true";
const value = (page, path) => field(page, path).inputValue();

/** Leaves the field; what it shows then is what the page holds. */
async function leave(page, path) {
  await field(page, path).blur();
  await settled(page);
  return value(page, path);
}

async function sampleAt(page, step) {
  await openSample(page);
  await go(page, step);
}

pageTest("Chinese typed by composition arrives; what is still being composed is not judged", {}, async ({ page }) => {
  await sampleAt(page, "applet");
  await field(page, name).focus();
  await page.keyboard.press("Control+A");
  await compose(page, ["s", "shi", "shi'li", "示例"]);
  assert.equal(await value(page, name), "示例");
  assert.ok(await isInvalid(page, name), "the page still judges the old name");
  await compose(page, [], "示例记账");
  assert.ok(!(await isInvalid(page, name)), "and the new one as soon as it stands");
  await compose(page, ["b", "bu"], "簿");
  assert.equal(await leave(page, name), "示例记账簿");
});

pageTest("leaving a field in the middle of a composition loses nothing", { over: ["file"] }, async ({ page }) => {
  await sampleAt(page, "applet");
  await field(page, name).focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText("示例");
  await compose(page, ["ji", "记账"]);
  assert.equal(await leave(page, name), "示例记账");
  assert.ok(!(await isInvalid(page, name)));
  await field(page, name).focus();
  await page.keyboard.press("End");
  await compose(page, ["本"]);
  await go(page, "subject"); // the field itself goes away
  await go(page, "applet");
  assert.equal(await value(page, name), "示例记账本");
});

pageTest("paste and undo", {}, async ({ page }) => {
  await sampleAt(page, "applet");
  await type(page, intro, "示例账本");
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+C");
  await field(page, name).focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+V");
  assert.equal(await value(page, name), "示例账本");
  assert.ok(!(await isInvalid(page, name)));
  await page.keyboard.press("Control+Z");
  assert.equal(await value(page, name), "示例记账小程序");
  assert.ok(await isInvalid(page, name));
});

pageTest("a finding goes in the very frame that shows the mended text", { over: ["file"] }, async ({ page }) => {
  await sampleAt(page, "applet");
  const before = await findings(page);
  assert.ok(before.some((text) => text.includes("不能有「小程序」") || text.includes("小程序名称")), before.join("\n"));
  // Looked at inside the event, after the page has handled it: no frame, no task in between.
  await page.evaluate((id) => {
    const seen = (window.seen = []);
    addEventListener("input", () => {
      const names = [...document.querySelectorAll('#semantics [data-id^="finding:"]')].map((it) => it.textContent);
      const field = document.querySelector(`[data-id="${id}"]`);
      seen.push({ findings: names.length, invalid: field.getAttribute("aria-invalid"), frames: beianPage.frames });
    });
    addEventListener("input", () => seen.push({ frames: beianPage.frames }), { capture: true });
  }, `f:${name}`);
  await type(page, name, "示例记账");
  const [start, end] = await page.evaluate(() => window.seen);
  assert.equal(end.invalid, null);
  assert.equal(end.findings, before.length - 1);
  assert.ok(end.frames > start.frames, "and it is drawn, too");
});

pageTest("long text in the 备注", { over: ["file"] }, async ({ page }) => {
  await sampleAt(page, "applet");
  const text = "本小程序用于记录个人日常收支，提供分类统计与月度汇总。".repeat(40) + "\n第二段。";
  await type(page, comment, text);
  assert.ok(await isInvalid(page, comment), "over 200 characters");
  assert.equal(await leave(page, comment), text);
  const box = await field(page, comment).boundingBox();
  assert.ok(box.height > 60 && box.height < 400, `the box keeps its size: ${box.height}`);
  await type(page, comment, text.slice(0, 100));
  assert.ok(!(await isInvalid(page, comment)));
});

pageTest("dates and phone numbers take the official form after leaving, never while typing", { over: ["file"] }, async ({ page }) => {
  await sampleAt(page, "principal");
  for (const [path, typed, official] of [
    [until, "2030-01-01", "20300101"],
    [until, "2031年3月5日", "20310305"],
    [until, "长期", "长期"],
    [mobile, " 138 1234 5678 ", "13812345678"],
    [mobile, "138-1234-5679", "13812345679"],
  ]) {
    await field(page, path).focus();
    await page.keyboard.press("Control+A");
    for (let i = 1; i <= typed.length; i++) {
      await page.keyboard.insertText(typed[i - 1]);
      assert.equal(await value(page, path), typed.slice(0, i));
    }
    assert.equal(await leave(page, path), official);
  }
});

pageTest("Tab goes through the fields from top to bottom, left to right", { over: ["file"] }, async ({ page }) => {
  await sampleAt(page, "subject");
  const places = await page.evaluate(() =>
    [...document.querySelectorAll("#semantics main :is(input, textarea, button)")].map((it) => ({ id: it.dataset.id, x: it.offsetLeft, y: it.offsetTop })),
  );
  await node(page, places[0].id).focus();
  for (const { id } of places.slice(1)) {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.dataset.id), id);
  }
  const row = 36; // a small button beside a label may stand a little higher than the row's field
  places.reduce((above, below) => {
    assert.ok(below.y > above.y - row && (below.y > above.y + row || below.x > above.x), `${above.id} before ${below.id}`);
    return below;
  });
});

pageTest("nothing typed is lost by going from step to step", { over: ["file"] }, async ({ page }) => {
  await press(page, "start-filling");
  await type(page, "icp_subject.base_info.name", "示例科技有限公司");
  await go(page, "applet");
  await type(page, name, "示例 𠮷龘 名称");
  await go(page, "subject");
  assert.equal(await value(page, "icp_subject.base_info.name"), "示例科技有限公司");
  await go(page, "applet");
  assert.equal(await value(page, name), "示例 𠮷龘 名称");
});
