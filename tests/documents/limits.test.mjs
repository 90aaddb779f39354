// Files beyond the limits: said so, and the work on the others is unharmed.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { program } from "../cli/cli.mjs";
import { scan } from "./lib/pages.mjs";
import { pdf } from "./lib/pdf.mjs";

const work = mkdtempSync(join(tmpdir(), "beian-limits-"));
after(() => rmSync(work, { recursive: true }));
const folder = join(work, "papers");
mkdirSync(folder);
const licence = pdf([{ picture: scan("营业执照", { dpi: 150 }), lines: ["营业执照"] }]);
const pages = (count) => pdf(Array.from({ length: count }, (_, i) => ({ lines: [`第 ${i + 1} 页`] })));

/** Writes a file that begins as given and is `size` bytes long. */
function padded(name, start, size) {
  writeFileSync(join(folder, name), start);
  const file = openSync(join(folder, name), "r+");
  ftruncateSync(file, size);
  closeSync(file);
}

function findings(name) {
  const { stdout } = spawnSync(program, ["document", join(folder, name), "--format", "json"], { encoding: "utf8", maxBuffer: 1 << 28 });
  return JSON.parse(stdout).findings.map((it) => `${it.rule}: ${it.message}`).join("\n");
}

test("a PDF of 2,000 pages is read, one of 2,001 is refused in words", () => {
  writeFileSync(join(folder, "报告.pdf"), pages(2000));
  assert.doesNotMatch(findings("报告.pdf"), /file\.too-large.*(没有读取|没有检查|看不了)/);
  writeFileSync(join(folder, "报告2.pdf"), pages(2001));
  assert.match(findings("报告2.pdf"), /file\.too-large: .*2000 页/);
});

test("files of more than 100 MB, of all kinds, are refused in words, and the others are looked at", () => {
  writeFileSync(join(folder, "营业执照.pdf"), licence);
  for (const name of ["大.pdf", "大.xlsx", "大.xls", "大.jpg", "大.zip"]) {
    padded(name, name.endsWith("pdf") ? licence : Buffer.from("PK\x03\x04"), 101 << 20);
    assert.match(findings(name), /file\.too-large: .*100 MB/, name);
  }
  const filing = join(work, "filing.json");
  writeFileSync(filing, JSON.stringify({ scenario: { category: "short-drama" } }));
  const { stdout } = spawnSync(program, ["check", filing, "--files", folder, "--date", "2026-11-27", "--format", "json"], { encoding: "utf8", maxBuffer: 1 << 28 });
  const report = JSON.parse(stdout);
  assert.ok(report.findings.some((it) => it.rule === "file.too-large"), "said");
  assert.deepEqual(report.findings.filter((it) => it.fields.includes("short_drama.documents.licence") && it.rule.startsWith("file.")), []);
});
