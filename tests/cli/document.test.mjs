// beian-check document and package: answers, exit codes, and files that are no good.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { asset, folder, run, sample } from "./cli.mjs";
import { png } from "./png.mjs";
import { pdf } from "../documents/lib/pdf.mjs";

function file(t, name, bytes) {
  const path = join(folder(t), name);
  writeFileSync(path, bytes);
  return path;
}

const json = (path, ...more) => {
  const { status, stdout, stderr } = run(["document", path, "--format", "json", "--date", "2026-11-22", ...more]);
  return { status, ...JSON.parse(stdout || assert.fail(stderr)) };
};
const rules = ({ findings }) => findings.map(({ rule }) => rule).sort();

test("everything found in one document, as JSON", (t) => {
  const bytes = pdf([{ lines: ["办结告知书"] }, { lines: ["广播电视节目制作经营许可证", "有效期至2025年3月31日", "第 2 页 / 共 2 页"] }]);
  const said = json(file(t, "许可证和告知书.pdf", bytes));
  assert.equal(said.slot, "short_drama.documents.permit");
  assert.equal(said.name, "《广播电视节目制作经营许可证》+《办结告知书》.pdf");
  assert.equal(said.guess, true);
  assert.equal(said.facts.type, "pdf");
  assert.equal(said.facts.pages.length, 2);
  assert.deepEqual(said.facts.pages[1].until, ["20250331"]);
  assert.deepEqual([said.facts.pages[1].number, said.facts.pages[1].of], [2, 2]);
  assert.deepEqual(rules(said), ["file.expired", "file.name", "file.order", "file.stamp"]);
  assert.equal(said.status, 1);
});

test("--as says where it belongs", (t) => {
  const path = file(t, "a.pdf", pdf([{ lines: ["营业执照"] }]));
  assert.equal(json(path, "--as", "licence").slot, "short_drama.documents.licence");
  assert.equal(json(path, "--as", "icp_materials.commitment_letter").findings[0].rule, "file.type");
  assert.equal(run(["document", path, "--as", "nobody"]).status, 2);
});

test("text in both languages", (t) => {
  const path = file(t, "营业执照 .pdf", pdf([{ lines: ["营业执照"] }]));
  assert.match(run(["document", path, "--format", "text"]).stdout, /建议修改：「营业执照 \.pdf」→「营业执照\.pdf」 {2}\[file\.name\]/);
  assert.match(run(["document", path, "--format", "text", "--lang", "en"]).stdout, /warning: “营业执照 \.pdf” → “营业执照\.pdf”/);
});

test("broken files: an answer each, never a crash", (t) => {
  const whole = pdf([{ lines: ["营业执照"] }]);
  const xls = Buffer.from("d0cf11e0a1b11ae1", "hex");
  const broken = {
    "空.pdf": [Buffer.alloc(0), "file.damaged"],
    "头.pdf": [Buffer.from("%PDF-1.7\n"), "file.damaged"],
    "半.pdf": [whole.subarray(0, 300), "file.damaged"],
    "无页.pdf": [Buffer.from(whole.toString("latin1").replace("/Count 1/Kids[6 0 R]", "/Count 0/Kids[]     "), "latin1"), "file.damaged"],
    "登记表.xls": [Buffer.concat([xls, Buffer.alloc(100)]), "file.damaged"],
    "登记表头.xlsx": [Buffer.from("PK\x03\x04xl/workbook.xml"), "file."],
    "登记表网页.xls": [Buffer.from("<html><table><tr><td>小程序名称</td><td>示例</td></tr></table></html>"), "file.export"],
    "登记表文本.xls": [Buffer.from("小程序名称,示例短剧\n运营主体,示例公司\n"), "file.export"],
    "营业执照.docx.pdf": [Buffer.from("not a pdf at all"), "file."],
    "随机.pdf": [Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)), "file."],
  };
  for (const [name, [bytes, rule]] of Object.entries(broken)) {
    const slot = name.includes("登记表") ? (name.endsWith("x") ? "form_xlsx" : "form_xls") : "licence";
    const said = json(file(t, name, bytes), "--as", slot);
    assert.ok(rules(said).some((one) => one.startsWith(rule)), `${name}: ${rules(said)}`);
    assert.equal(said.status, name == "无页.pdf" ? 0 : 1, name); // its page can be rescued: a warning
  }
});

test("wrong calls", (t) => {
  assert.equal(run(["document"]).status, 2);
  assert.equal(run(["document", join(folder(t), "none.pdf")]).status, 2);
  assert.equal(run(["document", asset("screenshot.png"), "--format", "html"]).status, 2);
  assert.equal(run(["package", sample("clean.json")]).status, 2);
  assert.equal(run(["package", sample("clean.json"), "--files", join(folder(t), "none"), "--out", "a.zip"]).status, 2);
});

test("a package tells what is missing, and holds the pictures of the filing", (t) => {
  const place = folder(t), papers = join(place, "papers");
  mkdirSync(papers);
  writeFileSync(join(papers, "营业执照.png"), png(300, 200));
  const out = join(place, "out.zip");
  const { status, stdout } = run(["package", sample("clean.json"), "--files", papers, "--out", out, "--date", "2026-11-22", "--format", "json"]);
  assert.equal(status, 1);
  assert.ok(existsSync(out) && readFileSync(out).subarray(0, 2).toString() === "PK");
  assert.deepEqual(JSON.parse(stdout).files.map(({ name }) => name), ["备案材料/主体证件.png"]);
  const text = run(["package", sample("clean.json"), "--files", papers, "--out", place, "--date", "2026-11-22", "--format", "text"]);
  assert.match(text.stdout, /小程序备案资料_.*_20261122\.zip\n {2}备案材料\/主体证件\.png {2}← 营业执照\.png/);
});
