// What a person takes home: the filing, the official body, the report; and that nothing is lost on
// the way out.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import Ajv from "../node_modules/ajv/dist/2020.js";

import { drop, field, findings, go, isDialog, node, openSample, press, said, saved, savedReport, settled, texts, type } from "./lib/act.mjs";
import { open, pageTest, phone } from "./lib/page.mjs";

const asset = (path) => readFileSync(new URL(`../../assets/${path}`, import.meta.url));
const name = "icp_subject.base_info.name";
const secret = "440305199003070011"; // the ID number in the faulty sample

pageTest("a saved filing opens again as it was", {}, async ({ page }) => {
  await openSample(page);
  await go(page, "subject");
  await type(page, name, "深圳市示例𠮷科技有限公司");
  await go(page, "results");
  const before = await findings(page);
  const file = await saved(page, "save-filing");
  assert.match(file.name, /^备案资料-\d{4}-\d\d-\d\d\.json$/);
  const written = JSON.parse(file.text);
  assert.equal(written.icp_subject.base_info.name, "深圳市示例𠮷科技有限公司");
  assert.equal(written.icp_subject.principal_info.certificate_number, secret, "a filing is not masked");
  assert.match(await said(page), /已保存：备案资料/);
  await drop(page, { name: "again.json", bytes: file.text });
  assert.ok(!(await isDialog(page)), "it is saved: nothing to ask");
  assert.deepEqual(await findings(page), before);
});

pageTest("the official body comes out as it went in", {}, async ({ page }) => {
  await drop(page, { name: "body.json", bytes: asset("samples/official-sample.json") });
  const file = await saved(page, "save-body");
  assert.equal(file.name, "apply_icp_filing.json");
  assert.deepEqual(JSON.parse(file.text), JSON.parse(asset("samples/official-sample.json")));
});

pageTest("the report follows its schema and is masked", {}, async ({ page }) => {
  await openSample(page);
  const file = await savedReport(page, "json");
  assert.match(file.name, /^备案自检报告-.*\.json$/);
  const validate = new Ajv({ allErrors: true, strict: true }).compile(JSON.parse(asset("report.schema.json")));
  const report = JSON.parse(file.text);
  assert.ok(validate(report), JSON.stringify(validate.errors));
  assert.equal(report.masked, true);
  assert.equal(report.findings.length, (await findings(page)).length);
  assert.ok(!file.text.includes(secret));
  assert.doesNotMatch(file.text, /\d{17}[\dX]|1[3-9]\d{9}/, "no ID number, no mobile number");
});

pageTest("the report goes to the clipboard", {}, async ({ page }) => {
  await openSample(page);
  await press(page, "copy-report");
  assert.match(await said(page), /已复制/);
  // What the clipboard holds is what a field gets.
  await go(page, "applet");
  await type(page, "account.intro", "");
  await page.keyboard.press("Control+V");
  const text = await field(page, "account.intro").inputValue();
  assert.match(text, /身份证/);
  assert.ok(text.length > 500 && !text.includes(secret));
});

pageTest(
  "in the web view of WeChat, which saves no files, the text is shown to be copied",
  { ...phone, userAgent: "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile MicroMessenger/8.0.50" },
  async ({ page }) => {
    await openSample(page);
    let downloads = 0;
    page.on("download", () => downloads++);
    await press(page, "save-body");
    assert.equal((await texts(page, "h:"))[0], "复制这段文字");
    const text = await node(page, "text-to-copy").inputValue();
    assert.equal(JSON.parse(text).icp_subject.base_info.name, "深圳市示例科技有限公司");
    await press(page, "text-copy");
    assert.ok(!(await isDialog(page)));
    assert.match(await said(page), /已复制/);
    assert.equal(downloads, 0);
  },
);

pageTest("「清空」 asks, then wipes", {}, async ({ page }) => {
  await openSample(page);
  await press(page, "clear");
  await press(page, "clear-no");
  await go(page, "subject");
  assert.equal(await field(page, name).inputValue(), "深圳市示例科技有限公司");
  await press(page, "clear");
  await press(page, "clear-yes");
  assert.match(await said(page), /已清空/);
  for (const step of ["subject", "principal", "applet"]) {
    await go(page, step);
    const values = await page.locator("#semantics :is(input, textarea)").evaluateAll((all) => all.map((it) => it.value));
    assert.ok(values.length > 0 && values.every((it) => it === ""), values.join());
  }
});

test("leaving the page asks only when something is unsaved", async (t) => {
  /** Tries to close the page; the types of the dialogs it shows (which keep it open). */
  async function leave(page) {
    const asked = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      dialog.dismiss();
    });
    const closed = page.waitForEvent("close").then(() => "closed");
    await page.close({ runBeforeUnload: true });
    const outcome = await Promise.race([closed, page.waitForEvent("dialog").then(() => "asked", () => "closed")]);
    return { outcome, asked };
  }
  for (const [what, prepare, expected] of [
    ["untouched", async () => {}, "closed"],
    ["only looked at", async (page) => (await press(page, "start-filling"), await field(page, name).focus(), await go(page, "applet")), "closed"],
    ["a sample opened", (page) => openSample(page), "closed"],
    ["typed", async (page) => (await press(page, "start-filling"), await type(page, name, "示例")), "asked"],
    ["typed and cleared", async (page) => (await press(page, "start-filling"), await type(page, name, "示例"), await press(page, "clear"), await press(page, "clear-yes")), "closed"],
    ["typed and saved", async (page) => (await press(page, "start-filling"), await type(page, name, "示例"), await saved(page, "save")), "closed"],
  ]) {
    await t.test(what, async () => {
      const { page, close } = await open("http");
      await page.mouse.click(640, 20); // browsers ask only after a gesture
      await prepare(page);
      await settled(page);
      const { outcome, asked } = await leave(page);
      assert.equal(outcome, expected);
      assert.deepEqual(asked, expected === "asked" ? ["beforeunload"] : []);
      if (!page.isClosed()) await page.close();
      await close();
    });
  }
});
