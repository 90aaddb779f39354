// What is offered only where it makes sense: the step of the short drama, a draft of the 备注.
import assert from "node:assert/strict";

import { choose, field, focusedId, go, ids, isDialog, node, openSample, press, settled, texts, touch, type } from "./lib/act.mjs";
import { pageTest, sizes } from "./lib/page.mjs";

const remark = "icp_applets.base_info.comment";

for (const [size, options] of Object.entries(sizes)) {
  const once = { ...options, over: ["file"] };

  pageTest(`the short drama has a step of its own: ${size}`, once, async ({ page }) => {
    assert.equal(await node(page, "step-drama").count(), 0);
    await choose(page, "scenario.category", "微短剧");
    assert.deepEqual(
      await ids(page, "step-"),
      ["start", "materials", "subject", "principal", "applet", "drama", "results", "after"].map((it) => `step-${it}`),
    );
    await go(page, "applet");
    await touch(page, "next-step");
    assert.match((await texts(page, "h:"))[0], /短剧/);
    await type(page, "short_drama.permit.number", "（粤）字第01234号");
    await type(page, "short_drama.chief_editor", "样例");
    await settled(page);
    await go(page, "materials");
    await touch(page, "ready:short_drama.documents.permit");
    assert.equal(await node(page, "ready:short_drama.documents.permit").getAttribute("aria-checked"), "true");
    await go(page, "drama");
    // One question brings the next.
    assert.equal(await field(page, "short_drama.audit.name").count(), 0);
    await touch(page, "f:short_drama.audit.planned");
    await type(page, "short_drama.audit.name", "示例短剧");
    await go(page, "start");
    await go(page, "drama");
    assert.equal(await field(page, "short_drama.permit.number").inputValue(), "（粤）字第01234号");
    assert.equal(await field(page, "short_drama.audit.name").inputValue(), "示例短剧");
    await touch(page, "next-step");
    assert.equal((await texts(page, "h:"))[0], "检查结果");
    await go(page, "start");
    await choose(page, "scenario.category", "普通");
    assert.equal(await node(page, "step-drama").count(), 0);
    await go(page, "applet");
    await touch(page, "next-step");
    assert.equal((await texts(page, "h:"))[0], "检查结果");
  });

  pageTest(`a draft of the remark is taken, then edited: ${size}`, once, async ({ page }) => {
    await openSample(page, "clean");
    await go(page, "applet");
    await type(page, remark, "");
    await touch(page, "draft-remark");
    assert.ok(await isDialog(page));
    const [draft] = await texts(page, "draft-text");
    assert.match(draft, /^本小程序/);
    await page.keyboard.press("Escape");
    await settled(page);
    assert.equal(await field(page, remark).inputValue(), "", "looking at it changes nothing");
    await touch(page, "draft-remark");
    await touch(page, "draft-take");
    assert.ok(!(await isDialog(page)));
    assert.equal(await focusedId(page), `f:${remark}`);
    assert.equal(await field(page, remark).inputValue(), draft);
    await page.keyboard.press("End");
    await page.keyboard.insertText("另有客服。");
    await settled(page);
    await go(page, "subject");
    await go(page, "applet");
    assert.match(await field(page, remark).inputValue(), /另有客服。/);
  });

  pageTest(`a step that goes away leaves nobody behind: ${size}`, once, async ({ page }) => {
    await choose(page, "scenario.category", "微短剧");
    await go(page, "drama");
    await press(page, options.hasTouch ? "menu" : "clear");
    if (options.hasTouch) await touch(page, "menu-clear");
    await touch(page, "clear-yes");
    assert.equal(await node(page, "step-drama").count(), 0);
    assert.equal((await texts(page, "h:"))[0], "提交备案前，先自己查一遍");
  });
}
