// Files come in by dropping, choosing and pasting; every file gets an answer, none a crash.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

import { brokenCopies } from "../broken_copies.mjs";
import { drop, field, findings, go, isDialog, node, press, said, settled, texts, type } from "./lib/act.mjs";
import { pageTest } from "./lib/page.mjs";

const sample = (name) => readFileSync(new URL(`../../assets/samples/${name}.json`, import.meta.url));
const title = async (page) => (await texts(page, "h:"))[0];
const name = "icp_subject.base_info.name";

/** What the page says in the dialog over it. */
const problem = async (page) => [await title(page), ...(await texts(page, "dialog-text"))].join("\n");

pageTest("the official sample, dropped: its ID number and its 备注 are named", {}, async ({ page }) => {
  await drop(page, { name: "body.json", bytes: sample("official-sample") });
  assert.equal(await title(page), "检查结果");
  assert.match(await said(page), /已打开：body\.json/);
  const found = await findings(page);
  assert.ok(found.some((it) => /校验/.test(it) && /负责人/.test(it)), found.join("\n"));
  assert.ok(found.some((it) => /备注/.test(it) && /20/.test(it)), found.join("\n"));
});

pageTest("a file is chosen with the browser's own dialog", {}, async ({ page }) => {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press(page, "choose-file")]);
  assert.equal(chooser.isMultiple(), true, "a filing, or photos with it");
  await chooser.setFiles({ name: "资料.json", mimeType: "application/json", buffer: sample("clean") });
  await node(page, "copy-report").waitFor({ state: "attached" });
  assert.match(await said(page), /已打开：资料\.json/);
  await go(page, "subject");
  assert.equal(await field(page, name).inputValue(), JSON.parse(sample("clean")).icp_subject.base_info.name);
});

pageTest("several files dropped: one after the other, the last stays", { over: ["file"] }, async ({ page }) => {
  await drop(page, { name: "1.json", bytes: sample("clean") }, { name: "2.json", bytes: sample("official-sample") });
  await page.waitForFunction(() => document.querySelector('[data-id="said"]').textContent.includes("2.json"));
  await go(page, "subject");
  assert.equal(await field(page, name).inputValue(), "张三");
});

pageTest("pasted JSON is opened, wherever the focus is but in a field", { over: ["file"] }, async ({ page }) => {
  const paste = (selector, text) =>
    page.evaluate(
      ({ selector, text }) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", text);
        document.querySelector(selector).dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      },
      { selector, text },
    );
  await paste("body", "记账小程序");
  await paste('[data-id="f:scenario.reference_date"]', sample("official-sample").toString());
  await settled(page);
  assert.equal(await title(page), "提交备案前，先自己查一遍", "no JSON, or it is a field's");
  for (const target of ["body", '[data-id="step-start"]']) {
    await paste(target, `\n ${sample("official-sample")}`);
    await settled(page);
    assert.equal(await title(page), "检查结果");
    assert.match(await said(page), /已打开：粘贴的内容/);
    await go(page, "start");
  }
});

pageTest("what was typed is replaced only when the person says so", { over: ["file"] }, async ({ page }) => {
  await press(page, "start-filling");
  await type(page, name, "示例科技有限公司");
  await drop(page, { name: "other.json", bytes: sample("clean") });
  assert.equal(await title(page), "替换现在的内容？");
  await press(page, "replace-no");
  assert.ok(!(await isDialog(page)));
  assert.equal(await field(page, name).inputValue(), "示例科技有限公司");
  await drop(page, { name: "other.json", bytes: sample("official-sample") });
  await press(page, "replace-yes");
  assert.equal(await title(page), "检查结果");
  await go(page, "subject");
  assert.equal(await field(page, name).inputValue(), "张三");
});

pageTest("a broken file: where it is broken, in Chinese, and nothing is lost", { over: ["file"] }, async ({ page }) => {
  await press(page, "start-filling");
  await type(page, name, "示例科技有限公司");
  await drop(page, { name: "broken.json", bytes: '{\n  "icp_subject": {\n    "base_info": }\n}' });
  assert.match(await problem(page), /没能打开「broken\.json」/);
  assert.match(await problem(page), /第 3 行，第 18 个字/);
  await press(page, "problem-ok");
  assert.equal(await field(page, name).inputValue(), "示例科技有限公司");
  await drop(page, { name: "执照.json", bytes: "%PDF-1.7\n" });
  assert.match(await problem(page), /「执照.json」[^]*PDF 或表格[^]*没有变化/);
  await press(page, "problem-ok");
  for (const bytes of ["", "{", "[1]", "备", "12345678"]) {
    await drop(page, { name: "little.json", bytes });
    assert.match(await problem(page), /没能打开「little\.json」\n.*[\u4e00-\u9fff]{4}/);
    await press(page, "problem-ok");
  }
});

pageTest("a GB18030 file is converted", { over: ["file"] }, async ({ page }) => {
  const chinese = Buffer.from("cabec0fdbfc6bcbcd3d0cfdeb9abcbbe9534b235", "hex"); // 示例科技有限公司𠮷
  const bytes = Buffer.concat([Buffer.from('{"icp_subject": {"base_info": {"name": "'), chinese, Buffer.from('"}}}')]);
  await drop(page, { name: "gb.json", bytes });
  assert.match(await said(page), /gb\.json（GB18030 编码，已转换）/);
  await go(page, "subject");
  assert.equal(await field(page, name).inputValue(), "示例科技有限公司𠮷");
});

// Every copy gets a report or a message, and neither opening it nor walking through the steps
// afterwards holds the page for more than a second.
pageTest("200 broken copies", { over: ["file"], viewport: { width: 700, height: 240 } }, async ({ page }) => {
  await page.evaluate(() => {
    window.dropped = async (base64) => {
      const packed = new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]);
      const bytes = await new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], "copy.json"));
      const text = (selector) => document.querySelector(`#semantics ${selector}`)?.textContent ?? "";
      const said = () => text('[data-id="said"]'), dialog = () => text("[role=dialog] h1");
      let longest = 0;
      const measure = async (work) => {
        const start = performance.now();
        await work();
        longest = Math.max(longest, performance.now() - start);
      };
      // A press is drawn before its event ends: what it costs is what click() takes.
      const press = (id) => {
        const element = document.querySelector(`#semantics [data-id="${id}"]`);
        if (!element) throw new Error(`no ${id} after: ${answer} ${why}`);
        return measure(() => element.click());
      };
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
      while (!said().includes("copy.json") && !dialog().includes("copy.json")) await measure(() => new Promise(requestAnimationFrame));
      const answer = dialog() || said(), why = text('[data-id="dialog-text"]');
      if (dialog()) await press("problem-ok");
      else for (const step of ["materials", "subject", "principal", "applet", "results"]) await press(`step-${step}`);
      // The next copy's answer must be its own.
      await measure(() => new Promise(requestAnimationFrame));
      await press("clear");
      await press("clear-yes");
      return { answer, why, longest };
    };
  });
  const samples = ["official-sample", "clean", "faulty"].map(sample);
  const slow = [];
  let i = 0;
  for (const { kind, bytes } of brokenCopies(samples, 200)) {
    const where = `copy ${i++}, ${kind}`;
    const hangs = new Promise((_, fail) => setTimeout(fail, 20_000, new Error(`${where}: no answer`)).unref());
    const { answer, why, longest } = await Promise.race([page.evaluate((base64) => dropped(base64), gzipSync(bytes, { level: 1 }).toString("base64")), hangs]);
    if (answer.includes("没能打开")) assert.match(why, /[\u4e00-\u9fff]{4}/, where);
    else assert.match(answer, /已打开：copy\.json/, where);
    if (longest >= 1000) slow.push(`${where}: ${Math.round(longest)} ms`);
  }
  assert.deepEqual(slow, []);
});
