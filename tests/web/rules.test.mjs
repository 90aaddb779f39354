// What stands behind a finding, and an agency's own rules laid over the built-in ones.
import assert from "node:assert/strict";

import { drop, findings, focusedId, go, ids, isDialog, node, openSample, settled, texts, touch, type } from "./lib/act.mjs";
import { pageTest, sizes } from "./lib/page.mjs";

const number = "icp_subject.principal_info.certificate_number";
const pack = {
  id: "acme",
  version: "7",
  checked: "2026-11-01",
  severity: { "validity.term-for-age": "error" },
  suppress: [{ rule: "email.typo", reason: "本所另行核对邮箱" }],
};
const dropped = (page, name, file) => drop(page, { name, bytes: typeof file === "string" ? file : JSON.stringify(file) });

/** The number in "finding:<i>" of the finding with these words; -1 when there is none. */
async function indexOf(page, words) {
  const at = (await findings(page)).findIndex((it) => it.includes(words));
  return at < 0 ? at : Number((await ids(page, "finding:"))[at].split(":")[1]);
}

/** All that the open dialog says. */
const dialog = async (page) => (await page.locator("#semantics [role=dialog]").textContent()).trim();

for (const [size, options] of Object.entries(sizes)) {
  const once = { ...options, over: ["file"] };

  pageTest(`every finding opens its rule: ${size}`, once, async ({ page }) => {
    await openSample(page);
    const count = (await findings(page)).length;
    assert.equal((await ids(page, "rule:")).length, count, "one mark a finding");
    for (let i = 0; i < count; i++) {
      await touch(page, `rule:${i}`);
      assert.ok(await isDialog(page), `rule:${i}`);
      const text = await dialog(page);
      assert.match((await texts(page, "rule-id"))[0], /^[a-z0-9-]+(\.[a-z0-9-]+)+ · (必须修改|建议修改|提醒)$/);
      assert.match((await texts(page, "rule-source"))[0], /^.+ · .+/);
      assert.match((await texts(page, "rule-dates"))[0], /2026-11-\d\d 核对/);
      assert.ok((await texts(page, "rule-fix"))[0].length > 4);
      assert.doesNotMatch(text, /[{}]|undefined|rule\.[a-z]+$/m);
      await page.keyboard.press("Escape");
      await settled(page);
      assert.ok(!(await isDialog(page)));
    }
  });

  pageTest(`the mark opens the rule, the finding leads to its field: ${size}`, once, async ({ page }) => {
    await openSample(page);
    const i = await indexOf(page, "校验码");
    await node(page, `rule:${i}`).focus();
    await page.keyboard.press("Enter");
    await settled(page);
    assert.match((await texts(page, "rule-id"))[0], /^id\.check-digit/);
    await page.keyboard.press("Escape");
    await settled(page);
    assert.equal(await focusedId(page), `rule:${i}`, "the focus comes back");
    assert.equal((await texts(page, "h:"))[0], "检查结果");
    await touch(page, `finding:${i}`);
    assert.ok(!(await isDialog(page)));
    assert.equal(await focusedId(page), `f:${number}`);
  });

  pageTest(`a rule pack: named, obeyed, and taken back: ${size}`, once, async ({ page }) => {
    await openSample(page);
    const before = await findings(page);
    assert.equal(await node(page, "rule-pack").count(), 0);
    await dropped(page, "acme.json", pack);
    assert.equal((await texts(page, "h:"))[0], "检查结果");
    assert.match((await texts(page, "rule-pack"))[0], /acme 7（2026-11-01 核对）/);
    assert.deepEqual(await texts(page, "notice:"), []);
    // What is hidden is listed, with the reason.
    assert.equal(await indexOf(page, "域名可能打错"), -1);
    assert.deepEqual(await texts(page, "suppressed:"), ["电子邮箱的域名可能打错了 · 停用理由：本所另行核对邮箱"]);
    // What was advice must be changed now.
    const i = await indexOf(page, "有效年限与年龄不符");
    await touch(page, `rule:${i}`);
    assert.match((await texts(page, "rule-id"))[0], /^validity\.term-for-age · 必须修改$/);
    await page.keyboard.press("Escape");
    await settled(page);
    // The rules stay while the person goes on working.
    await go(page, "subject");
    await type(page, "icp_subject.base_info.name", "深圳市示例贸易有限公司");
    await go(page, "results");
    assert.equal(await node(page, "rule-pack").count(), 1);
    await touch(page, "built-in-rules");
    assert.equal(await node(page, "rule-pack").count(), 0);
    assert.deepEqual(await texts(page, "suppressed:"), []);
    assert.equal((await findings(page)).length, before.length);
  });

  pageTest(`a wrong rule pack: where it is wrong, in Chinese, and nothing changes: ${size}`, once, async ({ page }) => {
    await openSample(page);
    const before = await findings(page);
    for (const [what, wrong, words] of [
      ["severity", { ...pack, severity: { "email.typo": "fatal" } }, /email\.typo/],
      ["unknown rule", { ...pack, suppress: [{ rule: "no.such", reason: "无" }] }, /no\.such/],
      ["no reason", { ...pack, suppress: [{ rule: "email.typo" }] }, /email\.typo.*理由/],
      ["unknown key", { ...pack, colour: 1 }, /colour/],
    ]) {
      await dropped(page, "wrong.json", wrong);
      assert.ok(await isDialog(page), what);
      const said = [(await texts(page, "h:"))[0], ...(await texts(page, "dialog-text"))].join("\n");
      assert.match(said, /没能打开「wrong\.json」[^]*规则包/, what);
      assert.match(said, words, what);
      assert.doesNotMatch(said, /\{|\}/, what);
      await touch(page, "problem-ok");
      assert.deepEqual(await findings(page), before);
    }
  });

  pageTest(`an old rule pack says that it is old: ${size}`, once, async ({ page }) => {
    await openSample(page);
    await dropped(page, "old.json", { ...pack, checked: "2025-03-01" });
    const notices = await texts(page, "notice:");
    assert.equal(notices.length, 1, notices.join("\n"));
    assert.match(notices[0], /acme/);
    await touch(page, "built-in-rules");
    assert.deepEqual(await texts(page, "notice:"), []);
  });
}
