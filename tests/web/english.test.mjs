// The whole page in English. Chinese stays where it is the thing itself: what the person typed, the
// regions' names, the words to look for on the platform's own screens, titles of documents.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { drop, go, ids, isDialog, openSample, settled, switchLanguage, texts, touch } from "./lib/act.mjs";
import { pageTest, sizes } from "./lib/page.mjs";

const base = (name) => readFileSync(new URL(`../cases/_base/${name}.json`, import.meta.url));

/** What the page shows and says now: {id, kind, text}; what fields hold is the person's. */
const nodes = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("#semantics [data-id]")].flatMap((it) => [
      { id: it.dataset.id, kind: "name", text: it.getAttribute("aria-label") ?? (it.matches("input, textarea") ? "" : it.textContent) },
      { id: it.dataset.id, kind: "help", text: it.getAttribute("aria-description") ?? "" },
    ]),
  );

const titlesOfDocuments = /^(rule-source|plan-source:)/;
const madeForThePlatform = /^(draft-text|language|menu-language)$/;
const values = /^f:.*(province|city|district)$/; // "Province: 广东省"
// Headings, buttons and labels are the page's own words; sentences may quote.
const ownWords = /^(h:|step-|menu-|plan:|(?!rule-)[a-z-]+$|f:|subject:|remove:|forever:)/;
const quoted = /小程序|长期|\p{Script=Han}+[省市区县]/gu;
// Names that files must have, letter by letter.
const papers = JSON.parse(readFileSync(new URL("../../assets/documents.json", import.meta.url))).slots.flatMap(({ name }) => name ?? []);
const withoutPapers = (text) => papers.reduce((rest, name) => rest.replaceAll(name, "…"), text);

/** What is not English among the nodes, one line each. */
function chinese(all) {
  return all
    .map((node) => ({ ...node, text: withoutPapers(node.text) }))
    .filter(({ id, kind, text }) => {
      if (titlesOfDocuments.test(id) || madeForThePlatform.test(id) || (values.test(id) && kind === "name")) return false;
      if (/[，。：；！？、]/.test(text.replaceAll(/「[^」]*」/g, ""))) return true;
      const han = text.replaceAll(quoted, "").match(/\p{Script=Han}/gu)?.length ?? 0;
      const own = kind === "name" && ownWords.test(id);
      return own ? han > 0 : han > (text.match(/[A-Za-z]/g)?.length ?? 0);
    })
    .map(({ id, kind, text }) => `${id} (${kind}): ${text}`);
}

for (const [size, options] of Object.entries(sizes)) {
  pageTest(`everything is said in English: ${size}`, { ...options, over: ["file"] }, async ({ page }) => {
    const english = async (where) => assert.deepEqual(chinese(await nodes(page)), [], where);
    const dialog = async (opener, where) => {
      await touch(page, opener);
      assert.ok(await isDialog(page), `${where}: ${opener}`);
      await english(`${where}: ${opener}`);
      await page.keyboard.press("Escape");
      await settled(page);
    };
    const everyStep = async (where) => {
      for (const step of await ids(page, "step-")) {
        await go(page, step.slice("step-".length));
        await english(`${where}, ${step}`);
      }
    };
    await switchLanguage(page);
    await english("first");
    for (const opener of ["privacy", "f:scenario.category", options.hasTouch ? "menu" : "clear"]) await dialog(opener, "first");
    for (const sample of ["faulty", "clean"]) {
      await go(page, "start");
      await openSample(page, sample);
      await everyStep(sample);
      await go(page, "results");
      for (const mark of await ids(page, "rule:")) await dialog(mark, sample);
      await dialog("save-report", sample);
    }
    for (const name of ["short-drama", "individual"]) {
      await drop(page, { name: `${name}.json`, bytes: base(name) });
      await everyStep(name);
    }
    await go(page, "applet");
    await dialog("draft-remark", "applet");
    await drop(page, { name: "pack.json", bytes: JSON.stringify({ id: "acme", version: "1", checked: "2025-01-01", suppress: [{ rule: "review.phone", reason: "checked by us" }] }) });
    assert.ok((await texts(page, "suppressed:")).length > 0 && (await texts(page, "notice:")).length > 0);
    await english("rule pack");
    await drop(page, { name: "pack.json", bytes: JSON.stringify({ id: "acme", version: "1", checked: "soon" }) });
    await english("problem");
    await page.keyboard.press("Escape");
    await settled(page);
    // And back: Chinese again.
    await switchLanguage(page);
    assert.equal((await texts(page, "h:"))[0], "检查结果");
    assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
  });
}
