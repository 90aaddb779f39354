// For people who hear, enlarge or recolour the page: names, roles, states, contrast modes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { drop, field, go, ids, isDialog, node, openSample, press, said, savedReport, settled, switchLanguage, texts, touch, type } from "./lib/act.mjs";
import { complaints } from "./lib/axe.mjs";
import { pageTest, phone, sizes } from "./lib/page.mjs";
import { pixels } from "./lib/pixels.mjs";

const steps = ["start", "materials", "subject", "principal", "applet", "results", "after"];
const asset = (path) => readFileSync(new URL(path, import.meta.url));
const rulePack = JSON.stringify({ id: "acme", version: "1", checked: "2025-01-01", suppress: [{ rule: "review.phone", reason: "已核对" }] });

for (const [size, options] of Object.entries(sizes)) {
  for (const [language, colorScheme] of [["zh", "light"], ["en", "dark"]]) {
    const once = { ...options, colorScheme, over: ["file"] };
    const opened = async (page) => {
      if (language === "en") await switchLanguage(page);
      const clean = async (where) => assert.deepEqual(await complaints(page), [], where);
      const dialog = async (opener) => {
        await touch(page, opener);
        assert.ok(await isDialog(page), opener);
        await clean(opener);
        await page.keyboard.press("Escape");
        await settled(page);
      };
      return { clean, dialog };
    };

    pageTest(`axe finds nothing: ${size}, ${language}, ${colorScheme}`, once, async ({ page }) => {
      const { clean, dialog } = await opened(page);
      if (language === "en") assert.equal(await page.locator("html").getAttribute("lang"), "en");
      await clean("first");
      await openSample(page);
      for (const step of steps) {
        await go(page, step);
        await clean(step);
      }
      await go(page, "applet");
      await dialog("draft-remark");
      await go(page, "subject");
      for (const opener of ["privacy", "f:icp_subject.base_info.district"]) await dialog(opener);
      for (const opener of options.hasTouch ? ["menu", "verdict"] : ["clear", "rule:0"]) await dialog(opener);
    });

    pageTest(`axe finds nothing in what came to be: ${size}, ${language}, ${colorScheme}`, once, async ({ page }) => {
      const { clean, dialog } = await opened(page);
      await openSample(page);
      const earlier = await savedReport(page, "json");
      await drop(page, { name: "drama.json", bytes: asset("../cases/_base/short-drama.json") });
      await go(page, "drama");
      await clean("drama");
      await go(page, "after");
      for (const pasted of ["86308", "nothing anybody knows"]) {
        await node(page, "rejection").focus();
        await page.keyboard.press("Control+A");
        await page.keyboard.insertText(pasted);
        await settled(page);
        await clean(`rejection ${pasted}`);
      }
      await drop(page, { name: "pack.json", bytes: rulePack });
      await drop(page, { name: "earlier.json", bytes: earlier.text });
      assert.ok((await texts(page, "diff:")).length > 1 && (await texts(page, "suppressed:")).length > 0);
      await clean("rule pack and comparison");
      for (const opener of [(await ids(page, "rule:"))[0], "save-report"]) await dialog(opener);
      await drop(page, { name: "wrong.json", bytes: "{" });
      await clean("problem");
    });
  }
}

pageTest("headings, buttons and fields are found by role and name", { over: ["file"] }, async ({ page }) => {
  const one = async (role, name, more) => assert.equal(await page.getByRole(role, { name, exact: true, ...more }).count(), 1, `${role} ${name}`);
  await one("heading", "提交备案前，先自己查一遍", { level: 1 });
  for (const name of ["打开", "保存", "清空", "企业", "选择文件", "试用示例", "开始填写"]) await one("button", name);
  await page.getByRole("button", { name: "试用示例", exact: true }).focus();
  await page.keyboard.press("Enter");
  await one("heading", "检查结果", { level: 1 });
  await go(page, "subject");
  await one("heading", "主体信息", { level: 1 });
  await one("textbox", "主办单位名称");
  assert.equal(await page.getByRole("textbox", { name: "主办单位名称" }).inputValue(), "深圳市示例科技有限公司");
  assert.equal(await page.getByRole("button", { name: /^主体，/ }).getAttribute("aria-current"), "step");
  for (const landmark of ["banner", "navigation", "main", "complementary"]) assert.equal(await page.getByRole(landmark).count(), 1, landmark);
  const district = page.getByRole("button", { name: /^区县：天河区/ });
  assert.equal(await district.getAttribute("aria-haspopup"), "listbox");
  assert.equal(await district.getAttribute("aria-expanded"), "false");
  await press(page, "f:icp_subject.base_info.district");
  assert.equal(await page.getByRole("dialog", { name: "区县" }).evaluate((it) => it.getAttribute("aria-modal")), "true");
  assert.ok((await page.getByRole("option").count()) > 3);
  assert.equal(await page.getByRole("main").count(), 0, "what lies below a dialog is out of reach");
});

pageTest("a faulty field says so, and why; the status tells when that changes", { over: ["file"] }, async ({ page }) => {
  await openSample(page);
  await go(page, "principal");
  const number = field(page, "icp_subject.principal_info.certificate_number");
  assert.equal(await number.getAttribute("aria-invalid"), "true");
  assert.match(await number.getAttribute("aria-description"), /校验码/);
  const before = await said(page);
  assert.match(before, /还不能提交.*必须修改/);
  assert.equal(await node(page, "said").getAttribute("role"), "status");
  await type(page, "icp_subject.principal_info.certificate_number", "440305199003070014");
  assert.equal(await number.getAttribute("aria-invalid"), null);
  assert.doesNotMatch((await number.getAttribute("aria-description")) ?? "", /校验码/);
  const count = (text) => Number(text.match(/(\d+) 处必须修改/)[1]);
  assert.equal(count(await said(page)), count(before) - 1);
});

for (const colorScheme of ["light", "dark"]) {
  pageTest(`forced colours are the system's, ${colorScheme}`, { over: ["file"], forcedColors: "active", colorScheme }, async ({ page }) => {
    const system = await page.evaluate(() => {
      const probe = document.createElement("span");
      document.body.append(probe);
      const colours = ["Canvas", "CanvasText"].map((name) => {
        probe.style.color = name;
        return getComputedStyle(probe).color.match(/\d+/g).map(Number);
      });
      probe.remove();
      return colours.map(([r, g, b]) => (r << 16) | (g << 8) | b);
    });
    const image = pixels(await page.screenshot());
    const count = new Map();
    for (let y = 0; y < image.height; y += 2) for (let x = 0; x < image.width; x += 2) count.set(image.at(x, y), (count.get(image.at(x, y)) ?? 0) + 1);
    assert.equal([...count].sort((a, b) => b[1] - a[1])[0][0], system[0], "most of the page is Canvas");
    assert.ok(count.get(system[1]) > 100, "and text is CanvasText");
  });
}

pageTest("with reduced motion nothing moves by itself", { ...phone, over: ["file"], reducedMotion: "reduce" }, async ({ page }) => {
  await openSample(page);
  const frames = () => page.evaluate(() => beianPage.frames);
  for (const step of ["subject", "results"]) {
    const before = await frames();
    await go(page, step);
    // Focus, press, release and one equal frame to end with: no animation draws more.
    assert.ok((await frames()) - before <= 12, `${(await frames()) - before} frames`);
  }
});
