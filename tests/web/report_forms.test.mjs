// The report in all its forms, and an earlier one to compare with.
import assert from "node:assert/strict";

import { drop, field, findings, go, isDialog, node, openSample, said, savedReport, settled, texts, touch, type } from "./lib/act.mjs";
import { pageTest, sizes } from "./lib/page.mjs";

const number = "icp_subject.principal_info.certificate_number";
const forms = {
  html: ["html", /^<!doctype html>[^]*<\/html>\s*$/i],
  markdown: ["md", /^# [^]*^- \[ \] /m],
  csv: ["csv", /^\ufeff?[^\n]*,[^\n]*\r\n/],
  json: ["json", /^\{[^]*"findings"/],
  sarif: ["sarif", /"version": ?"2\.1\.0"/],
};
const diff = (page) => texts(page, "diff:");

for (const [size, options] of Object.entries(sizes)) {
  const once = { ...options, over: ["file"] };

  pageTest(`the report is saved in five forms, each masked: ${size}`, once, async ({ page }) => {
    await openSample(page);
    const first = (await findings(page))[0].split("，")[0];
    for (const [form, [ending, looks]] of Object.entries(forms)) {
      const file = await savedReport(page, form);
      assert.match(file.name, new RegExp(`^备案自检报告-\\d{4}-\\d\\d-\\d\\d\\.${ending}$`), form);
      assert.match(file.text, looks, form);
      assert.ok(file.text.includes(first), `${form} names the first finding`);
      assert.doesNotMatch(file.text.replaceAll(/[0-9a-f]{64}/g, ""), /\d{17}[\dX]|\b1[3-9]\d{9}\b|林样例|陈样例/, `${form} is masked`);
      assert.ok(!(await isDialog(page)), form);
      assert.match(await said(page), /已保存：备案自检报告/);
    }
    await touch(page, "save-report");
    await page.keyboard.press("Escape");
    await settled(page);
    assert.ok(!(await isDialog(page)), "one can think better of it");
  });

  pageTest(`an earlier report shows what has changed: ${size}`, once, async ({ page }) => {
    await openSample(page);
    const before = (await findings(page)).length;
    const earlier = await savedReport(page, "json");
    await go(page, "principal");
    await type(page, number, "440305199003070014");
    await go(page, "applet");
    await type(page, "account.name", "最好的示例记账");
    await go(page, "results");
    await drop(page, { name: "earlier.json", bytes: earlier.text });
    assert.equal((await texts(page, "h:"))[0], "检查结果");
    assert.match(await said(page), /正在与 earlier\.json 对比/);
    assert.match((await texts(page, "h:")).join(), /与 \d{4}-\d\d-\d\d 的报告相比/);
    let lines = await diff(page);
    assert.ok(lines.some((it) => /^已改好：.*校验码/.test(it)), lines.join("\n"));
    assert.ok(lines.some((it) => /^已改好：.*小程序/.test(it)), lines.join("\n"));
    assert.ok(lines.some((it) => /^新出现：/.test(it)), lines.join("\n"));
    assert.match(lines.at(-1), /^\d+ 处没有变化$/);
    const count = (words) => lines.filter((it) => it.startsWith(words)).length;
    const same = parseInt(lines.at(-1));
    assert.equal(count("已改好") + count("这次没有检查到") + same, before);
    assert.equal(count("新出现") + same, (await findings(page)).length);
    // The comparison goes on with what is mended next, and into the report that is saved.
    await go(page, "principal");
    assert.equal(await field(page, number).inputValue(), "440305199003070014", "nothing typed is lost");
    await type(page, "icp_subject.principal_info.email", "lin@example.com");
    await go(page, "results");
    lines = await diff(page);
    assert.ok(lines.some((it) => /^已改好：.*邮箱/.test(it)), lines.join("\n"));
    assert.match((await savedReport(page, "html")).text, /已改好/);
    assert.match((await savedReport(page, "markdown")).text, /已改好/);
  });

  pageTest(`the button for comparing opens the browser's dialog: ${size}`, once, async ({ page }) => {
    await openSample(page);
    const earlier = await savedReport(page, "json");
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), touch(page, "compare")]);
    await chooser.setFiles({ name: "报告.json", mimeType: "application/json", buffer: Buffer.from(earlier.text) });
    await node(page, "diff:0").waitFor({ state: "attached" });
    assert.deepEqual(await diff(page), [`${(await findings(page)).length} 处没有变化`]);
  });

  pageTest(`what only looks like a report is refused, nothing is lost: ${size}`, once, async ({ page }) => {
    await openSample(page);
    const before = await findings(page);
    for (const wrong of [{ tool: 1, findings: [] }, { tool: {}, findings: {} }, { tool: { name: "other" }, findings: [1, null, "x"] }]) {
      await drop(page, { name: "other.json", bytes: JSON.stringify(wrong) });
      assert.ok(await isDialog(page), JSON.stringify(wrong));
      assert.match((await texts(page, "h:"))[0], /没能打开「other\.json」/);
      assert.match((await texts(page, "dialog-text"))[0], /没法对比/);
      await touch(page, "problem-ok");
      assert.deepEqual(await findings(page), before);
      assert.deepEqual(await diff(page), []);
    }
  });
}
