// 提交之后: the timeline to tick off, what of it is taken along, and what a rejection means.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { drop, field, focusedId, go, ids, node, openSample, saved, settled, switchLanguage, texts, touch, type } from "./lib/act.mjs";
import { pageTest, sizes } from "./lib/page.mjs";

const base = (name) => readFileSync(new URL(`../cases/_base/${name}.json`, import.meta.url));
const mobile = "icp_subject.principal_info.mobile";

/** The steps shown, by their ids. */
const steps = async (page) => (await ids(page, "plan:")).map((id) => id.slice("plan:".length));
const isTicked = async (page, step) => (await node(page, `plan:${step}`).getAttribute("aria-checked")) === "true";

/** What the box says of the pasted text, as one text. */
async function explained(page, text) {
  await node(page, "rejection").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
  await settled(page);
  return (await texts(page, "explained:")).join("\n");
}

for (const [size, options] of Object.entries(sizes)) {
  const once = { ...options, over: ["file"] };

  pageTest(`a tick is saved with the filing and comes back: ${size}`, once, async ({ page }) => {
    await openSample(page, "clean");
    await go(page, "after");
    const shown = await steps(page);
    assert.ok(shown.includes("sms.verify") && shown.length > 8, shown.join());
    await touch(page, "plan:sms.verify");
    assert.ok(await isTicked(page, "sms.verify"));
    await go(page, "results");
    const file = await saved(page, "save-filing");
    assert.deepEqual(JSON.parse(file.text).process.done, ["sms.verify"]);
    await go(page, "after");
    await touch(page, "plan:sms.verify");
    assert.ok(!(await isTicked(page, "sms.verify")));
    await go(page, "results");
    await saved(page, "save-filing");
    await drop(page, { name: "again.json", bytes: file.text });
    await go(page, "after");
    for (const step of shown) assert.equal(await isTicked(page, step), step === "sms.verify", step);
  });

  pageTest(`the planned day moves every date: ${size}`, once, async ({ page }) => {
    await openSample(page, "clean");
    await go(page, "after");
    const days = async () => (await texts(page, "plan-days:sms.verify"))[0];
    const before = await days();
    await type(page, "process.submit_date", "2027-03-01");
    await settled(page);
    assert.notEqual(await days(), before);
    assert.match(await days(), /2027-03-0\d/);
    // Only asked once it is wrong, and nothing of the page is lost.
    await type(page, "process.submit_date", "soon");
    await settled(page);
    assert.ok((await steps(page)).length > 8);
    assert.equal(await field(page, "process.submit_date").inputValue(), "soon");
  });

  pageTest(`the timeline goes into a calendar and onto paper: ${size}`, once, async ({ page }) => {
    await openSample(page, "clean");
    await go(page, "after");
    const calendar = await saved(page, "save-calendar");
    assert.equal(calendar.name, "备案时间表.ics");
    assert.match(calendar.text, /^BEGIN:VCALENDAR\r\n[^]*BEGIN:VEVENT\r\n[^]*END:VCALENDAR\r\n$/);
    assert.doesNotMatch(calendar.text.replaceAll("\r\n", ""), /[\r\n]/);
    await touch(page, "plan:sms.verify");
    const list = await saved(page, "save-checklist");
    assert.equal(list.name, "备案时间表.md");
    const [title] = await texts(page, "plan:sms.verify");
    assert.ok(list.text.includes(`- [x] **${title}**`), list.text);
    assert.equal(list.text.match(/^- \[[ x]\] /gm).length, (await steps(page)).length);
  });

  pageTest(`only what applies is in the timeline: ${size}`, once, async ({ page }) => {
    const planned = async (name) => {
      await drop(page, { name: `${name}.json`, bytes: base(name) });
      await go(page, "after");
      return steps(page);
    };
    const company = await planned("enterprise"), individual = await planned("individual");
    assert.notDeepEqual(company, individual);
    assert.ok(!company.some((id) => id.startsWith("drama.")), company.join());
    const drama = await planned("short-drama");
    assert.ok(drama.some((id) => id.startsWith("drama.")), drama.join());
    assert.match((await texts(page, "h:")).join(), /短剧/);
  });

  pageTest(`a rejection is explained and leads to its field: ${size}`, once, async ({ page }) => {
    await openSample(page, "clean");
    await go(page, "after");
    await touch(page, "to-rejection");
    assert.equal(await focusedId(page), "rejection");
    assert.match(await explained(page, "主体负责人证件有效期不足，请更换"), /有效期/);
    assert.match(await explained(page, "86308"), /有效期/);
    assert.match(await node(page, "rejection-heard").textContent(), /有效期/);
    assert.equal(await node(page, "rejection-heard").getAttribute("role"), "status");
    const hints = { audit_data: { hints: [{ err_field: mobile, errmsg: "手机号有误" }] } };
    assert.match(await explained(page, JSON.stringify(hints)), /手机号/);
    await touch(page, "explained:0:go");
    assert.equal(await focusedId(page), `f:${mobile}`);
    assert.equal(await field(page, mobile).inputValue(), "13800138000");
    // The box keeps what was pasted.
    await go(page, "after");
    assert.match(await node(page, "rejection").inputValue(), /手机号有误/);
    assert.equal(await explained(page, "今天天气不错"), "");
    assert.match((await texts(page, "rejection-unknown"))[0], /没有认出/);
    assert.equal(await explained(page, ""), "");
    assert.equal(await node(page, "rejection-unknown").count(), 0);
  });

  pageTest(`a rejection is explained in English: ${size}`, once, async ({ page }) => {
    await openSample(page, "clean");
    await go(page, "after");
    const chinese = await explained(page, "86308");
    await switchLanguage(page);
    const english = (await texts(page, "explained:")).join("\n");
    assert.notEqual(english, chinese);
    assert.doesNotMatch(english, /\p{Script=Han}/u);
    assert.match(english, /valid/i);
    await explained(page, "nothing anybody knows");
    assert.match((await texts(page, "rejection-unknown"))[0], /Not recognised/);
  });
}
