// The whole main job without a pointer: open, look at a finding, mend it, choose from a list.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { drop, field, findings, focusedId, isDialog, node, settled, texts } from "./lib/act.mjs";
import { pageTest } from "./lib/page.mjs";
import { pixels } from "./lib/pixels.mjs";

/** Presses a key and waits until the page has drawn its answer. */
async function key(page, ...keys) {
  for (const it of keys) await page.keyboard.press(it);
  await settled(page);
}

/** Presses Tab until the wanted element has the focus; gives up after a whole round. */
async function tabTo(page, wanted) {
  const matches = typeof wanted === "string" ? (id) => id === wanted : wanted;
  const seen = [];
  for (let i = 0; i < 200; i++) {
    await page.keyboard.press("Tab");
    seen.push(await focusedId(page));
    if (matches(seen.at(-1))) return;
  }
  assert.fail(`Tab never reached it, but ${[...new Set(seen)].join(" ")}`);
}

/** The id of the finding whose text has these words. */
const findingId = (page, words) =>
  page.evaluate(
    (words) => [...document.querySelectorAll('#semantics [data-id^="finding:"]')].find((it) => it.textContent.includes(words))?.dataset.id,
    words,
  );

const number = "icp_subject.principal_info.certificate_number";
const district = "icp_subject.base_info.district";

pageTest("the main job by keyboard alone", {}, async ({ page }) => {
  await tabTo(page, "sample-faulty");
  await key(page, "Enter");
  assert.match((await texts(page, "h:"))[0], /检查结果/);
  assert.notEqual(await focusedId(page), "BODY", "the focus went to what was opened");

  // From a finding to its field, with the text selected, ready to be replaced.
  const before = await findings(page);
  const id = await findingId(page, "校验码");
  await tabTo(page, id);
  await key(page, "Enter");
  assert.equal(await focusedId(page), `f:${number}`);
  assert.equal(await page.evaluate(() => getSelection().toString()), "440305199003070011");
  await page.keyboard.type("440305199003070014");
  await settled(page);
  assert.equal(await findingId(page, "校验码"), undefined);
  assert.equal((await findings(page)).length, before.length - 1);
  assert.equal(await focusedId(page), `f:${number}`);

  // A list: Enter opens it, typing searches, arrows move, Enter chooses, the focus comes back.
  await tabTo(page, await findingId(page, "区县不在所选城市"));
  await key(page, "Enter");
  assert.equal(await focusedId(page), `f:${district}`);
  await key(page, "Enter");
  assert.equal(await focusedId(page), "picker-search");
  await page.keyboard.insertText("山");
  await settled(page);
  const options = await texts(page, "option:");
  assert.ok(options.length >= 2 && options.every((it) => it.includes("山")), options.join());
  await key(page, "ArrowDown");
  assert.match(await node(page, "picker-search").getAttribute("aria-activedescendant"), /option:1$/);
  await key(page, "Enter");
  assert.equal(await focusedId(page), `f:${district}`);
  assert.ok((await field(page, district).textContent()).includes(options[1].trim()), options[1]);
  assert.equal(await findingId(page, "区县不在所选城市"), undefined);

  // Escape leaves everything as it was.
  await key(page, "Enter", "Escape");
  assert.equal(await node(page, "picker-search").count(), 0);
  assert.equal(await focusedId(page), `f:${district}`);
  assert.ok((await field(page, district).textContent()).includes(options[1].trim()));
});

pageTest("every dialog takes the focus, keeps Tab inside, closes by Escape and gives the focus back", { over: ["file"] }, async ({ page }) => {
  await tabTo(page, "step-subject");
  await key(page, "Enter");
  assert.equal(await focusedId(page), "step-subject", "a step keeps the focus");
  for (const opener of ["privacy", "clear", `f:${district}`]) {
    await tabTo(page, opener);
    await key(page, "Enter");
    const inside = () => page.evaluate(() => !!document.activeElement.closest("[role=dialog]"));
    assert.ok(await inside(), `${opener}: the focus is at ${await focusedId(page)}`);
    for (let i = 0; i < 6; i++) {
      await page.keyboard.press("Tab");
      assert.ok((await inside()) || (await focusedId(page)) === "BODY", `${opener}: Tab left for ${await focusedId(page)}`);
    }
    await key(page, "Escape");
    assert.ok(!(await isDialog(page)));
    assert.equal(await focusedId(page), opener);
  }
});

pageTest("arrow, page and end keys scroll; Enter in a field does no harm", { over: ["file"] }, async ({ page }) => {
  await tabTo(page, "sample-faulty");
  await key(page, "Enter");
  const top = () => node(page, "h:检查结果").evaluate((it) => it.offsetTop);
  const start = await top();
  await page.evaluate(() => document.activeElement.blur());
  await key(page, "PageDown");
  assert.ok((await top()) < start - 200);
  await key(page, "End");
  const end = await top();
  await key(page, "PageUp");
  assert.ok((await top()) > end);
  await key(page, "Home");
  assert.equal(await top(), start);
  await tabTo(page, await findingId(page, "校验码"));
  await key(page, "Enter", "Enter");
  assert.equal(await focusedId(page), `f:${number}`);
  assert.equal(await field(page, number).inputValue(), "440305199003070011");
});

pageTest("the focus is seen: a ring around buttons, a mark on fields", { over: ["file"] }, async ({ page }) => {
  for (const id of [
    "choose-file",
    "step-materials",
    "privacy",
    "theme",
    "subject:enterprise",
    "f:scenario.province",
    "f:scenario.reference_date",
  ]) {
    await node(page, id).focus();
    await settled(page);
    const box = await node(page, id).boundingBox();
    const clip = { x: Math.floor(box.x - 5), y: Math.floor(box.y - 5), width: Math.ceil(box.width + 10), height: Math.ceil(box.height + 10) };
    const focused = pixels(await page.screenshot({ clip }));
    await page.evaluate(() => document.activeElement.blur());
    await settled(page);
    const calm = pixels(await page.screenshot({ clip }));
    // Along each of the four sides, outside of the text in the middle.
    const sides = { left: 0, right: 0, top: 0, bottom: 0 };
    for (let x = 0; x < calm.width; x++) {
      for (let y = 0; y < calm.height; y++) {
        if (calm.at(x, y) === focused.at(x, y)) continue;
        if (x < 8) sides.left++;
        if (x >= calm.width - 8) sides.right++;
        if (y < 8) sides.top++;
        if (y >= calm.height - 8) sides.bottom++;
      }
    }
    for (const [side, count] of Object.entries(sides)) assert.ok(count >= 15, `${id}: ${count} pixels changed on its ${side}`);
  }
});

pageTest("every finding that names a place leads to it", { over: ["file"] }, async ({ page }) => {
  for (const name of ["faulty", "official-sample"]) {
    const bytes = readFileSync(new URL(`../../assets/samples/${name}.json`, import.meta.url));
    await drop(page, { name: `${name}.json`, bytes });
    const names = await findings(page);
    assert.ok(names.length > 1);
    for (let i = 0; i < names.length; i++) {
      await node(page, "step-results").focus();
      await key(page, "Enter");
      await node(page, `finding:${i}`).focus();
      const text = await node(page, `finding:${i}`).textContent();
      await key(page, "Enter");
      const id = await focusedId(page);
      assert.match(id, /^f:/, `${text} → ${id}`);
      const box = await node(page, id).boundingBox();
      assert.ok(box.y > 57 && box.y + Math.min(box.height, 100) < 800, `${text}: ${id} is in sight`);
    }
  }
});

pageTest("Tab goes through the header as it is read", {}, async ({ page }) => {
  const lefts = await page.evaluate(() =>
    [...document.querySelectorAll("#semantics header button")].map((it) => it.getBoundingClientRect().left),
  );
  assert.ok(lefts.length >= 6);
  assert.deepEqual(lefts, [...lefts].sort((a, b) => a - b));
});
