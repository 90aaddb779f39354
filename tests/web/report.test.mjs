// The HTML report in a browser: on a phone and on paper, readable, without script or request.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
const builds = process.env.BEIAN_BUILDS ?? join(root, "build");
const axe = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const executablePath =
  process.env.CHROMIUM ??
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

/** The report of a sample as a file; faulty filings make the exit status 1. */
function written(folder, language) {
  const sample = join(root, "assets/samples/faulty.json");
  const args = ["check", "--format", "html", "--date", "2026-11-22", "--lang", language, sample];
  let html;
  try {
    html = execFileSync(join(builds, "native/beian-check"), args, { encoding: "utf8" });
  } catch (error) {
    if (error.status !== 1) throw error;
    html = error.stdout;
  }
  const file = join(folder, `${language}.html`);
  writeFileSync(file, html);
  return pathToFileURL(file).href;
}

test("the HTML report fits a phone and a sheet, and is accessible in both languages and themes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "beian-report-"));
  const shots = join(builds, "screenshots");
  mkdirSync(shots, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ["--headless=new", "--no-sandbox"] });
  try {
    for (const [language, colorScheme] of [["zh", "light"], ["en", "dark"]]) {
      const url = written(folder, language);
      const viewport = { width: 390, height: 844 };
      // Only the accessibility check needs what the report's policy forbids.
      const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      const wrong = [];
      page.on("console", (message) => wrong.push(message.text()));
      page.on("request", (request) => request.url() === url || wrong.push(request.url()));
      await page.goto(url);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= viewport.width, `${language}: ${wide} px`);
      await page.screenshot({ path: join(shots, `report-${language}.png`), fullPage: true });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => axe.run());
      assert.deepEqual(violations.map((one) => [one.id, one.nodes[0].html]), []);
      const pdf = await page.pdf({ preferCSSPageSize: true, path: join(shots, `report-${language}.pdf`) });
      assert.match(pdf.toString("latin1"), /\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
      assert.deepEqual(wrong, []);
      await context.close();
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
});
