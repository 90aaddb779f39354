// Documents: a folder, a ZIP or many files are given their places, looked at by the worker, merged and
// packed; what is guessed is said to be, and can be moved.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { logo, photo, scan } from "../documents/lib/pages.mjs";
import { pdf } from "../documents/lib/pdf.mjs";
import { zip } from "../documents/lib/zip.mjs";
import { drop, findings, go, ids, isDialog, node, press, settled, switchLanguage, texts, touch } from "./lib/act.mjs";
import { unzipped } from "./lib/archive.mjs";
import { complaints } from "./lib/axe.mjs";
import { open, pageTest, phone, sizes } from "./lib/page.mjs";

const at = (slot) => `short_drama.documents.${slot}`;
const once = { over: ["file"] };
const page = (title, lines, options) => ({ picture: scan(title, { dpi: 150, ...options }), lines });

/** A short drama's filing that has passed its first review, without its papers. */
const filing = () => {
  const base = JSON.parse(readFileSync(new URL("../cases/_base/short-drama.json", import.meta.url)));
  for (const key of ["documents", "merged", "file_names"]) delete base.short_drama[key];
  return JSON.stringify(base);
};

// Made once: drawing pages takes its time.
const papers = {
  licence: pdf([page("营业执照", ["营业执照"])]),
  permit: scan("广播电视节目制作经营许可证", { dpi: 150 }).jpeg,
  notice: pdf([page("办结告知书", ["办结告知书"])]),
  report: pdf([1, 3, 2].map((number) => page("公共信用信息报告", ["公共信用信息报告", `第 ${number} 页 / 共 3 页`], { dpi: 100 }))),
  text: pdf([{ lines: ["微短剧小程序信息登记表", "小程序名称 示例短剧"] }]),
  card: photo("居民身份证", { width: 1600, height: 1010 }),
  icon: logo(),
};

/** Opens the filing and the step of the papers. */
async function ready(p) {
  await drop(p, { name: "短剧.json", bytes: filing() });
  await go(p, "materials");
}

/** Waits until every file has been looked at. */
async function looked(p, count, timeout = 60_000) {
  await p.waitForFunction(
    (count) => {
      const rows = [...document.querySelectorAll('#semantics [data-id^="file:"]')].map((it) => it.textContent);
      return rows.length >= count && !rows.some((it) => /排队中|正在检查|Waiting|Checking/.test(it));
    },
    count,
    { timeout },
  );
  await settled(p);
}

/** The number of the file with that name; its ids end with it. */
async function number(p, name) {
  const row = (await ids(p, "file:")).find(Boolean) && (await p.evaluate(
    (name) => [...document.querySelectorAll('#semantics [data-id^="file:"]')].find((it) => it.textContent.startsWith(name))?.dataset.id,
    name,
  ));
  assert.ok(row, `${name} is in the list`);
  return row.slice(5);
}

const placed = async (p, name) => node(p, `place:${await number(p, name)}`).textContent();
const slot = (p, path) => node(p, `slot:${at(path)}`).textContent();

pageTest("a folder of mixed files: each finds its place; guesses and near-miss names are said", {}, async ({ page: p, shot }) => {
  await ready(p);
  await drop(p,
    { name: "营业执照 (1).pdf", bytes: papers.licence },
    { name: "办结告知书.pdf", bytes: papers.notice },
    { name: "小程序运营主体信用中国查询报告.pdf", bytes: papers.report },
    { name: "扫描0001.pdf", bytes: papers.text },
    { name: "会议记录.docx", bytes: Buffer.from("与备案无关") },
    { name: "半个.pdf", bytes: papers.notice.subarray(0, 900) });
  await looked(p, 6);
  assert.match(await placed(p, "营业执照 (1).pdf"), /→ 营业执照\.pdf/);
  assert.match(await node(p, `rename:${await number(p, "营业执照 (1).pdf")}`).textContent(), /营业执照 \(1\)\.pdf → 营业执照\.pdf/);
  assert.match(await placed(p, "办结告知书.pdf"), /许可证》\+《办结告知书》\.pdf · 办结告知书/);
  assert.match(await placed(p, "小程序运营主体信用中国查询报告.pdf"), /查询报告\.pdf/);
  assert.equal(await node(p, `guess:${await number(p, "小程序运营主体")}`).count(), 0, "its name is exact");
  assert.match(await node(p, `guess:${await number(p, "扫描0001.pdf")}`).textContent(), /按里面的文字/);
  for (const name of ["会议记录.docx", "半个.pdf"]) assert.match(await placed(p, name), /对不上/);
  const told = (await findings(p)).join("\n");
  assert.match(told, /查询报告.*顺序|顺序.*查询报告|页码/s, "1, 3, 2");
  assert.match(await slot(p, "licence"), /营业执照 \(1\)\.pdf/);
  assert.equal(p.workers().length, 1);
  await shot("documents-folder");
});

pageTest("a ZIP is opened; what is in it is placed, GBK names, too", once, async ({ page: p }) => {
  await ready(p);
  const name = Buffer.from("d3aad2b5d6b4d5d52e706466", "hex"); // 营业执照.pdf in GBK
  await drop(p, { name: "材料.zip", bytes: zip({ "x.pdf": papers.licence, "材料/办结告知书.pdf": papers.notice, "__MACOSX/._x": Buffer.from("") }, { gbk: { "x.pdf": name } }) });
  await looked(p, 2);
  assert.match(await placed(p, "营业执照.pdf"), /→ 营业执照\.pdf/);
  assert.match(await placed(p, "办结告知书.pdf"), /办结告知书/);
  assert.equal((await ids(p, "file:")).length, 2, "the ZIP itself is none of the papers");
  await drop(p, { name: "压缩.rar", bytes: Buffer.from("Rar!\x1a\x07\x00 and so on", "latin1") });
  await looked(p, 3);
  assert.match((await texts(p, "found-0:file-")).join(), /RAR|rar/);
});

pageTest("a guess is moved: by the list with the keyboard, and carried to another card", once, async ({ page: p }) => {
  await ready(p);
  await drop(p, { name: "扫描0001.pdf", bytes: papers.text });
  await looked(p, 1);
  const id = await number(p, "扫描0001.pdf");
  assert.match(await placed(p, "扫描0001.pdf"), /登记表/);
  await node(p, `move:${id}`).focus();
  await p.keyboard.press("Enter");
  await settled(p);
  assert.ok(await isDialog(p));
  await node(p, `to:${at("licence")}`).focus();
  await p.keyboard.press("Enter");
  await settled(p);
  assert.match(await placed(p, "扫描0001.pdf"), /→ 营业执照\.pdf/);
  assert.equal(await node(p, `guess:${id}`).count(), 0, "that was said, not guessed");
  assert.match(await slot(p, "licence"), /扫描0001\.pdf/);

  await node(p, `f:${at("licence")}`).focus();
  await settled(p);
  const from = await node(p, `slot:${at("licence")}`).boundingBox();
  const to = await node(p, `slot:${at("permit")}`).boundingBox();
  await p.mouse.move(from.x + 20, from.y + 20);
  await p.mouse.down();
  await p.mouse.move(from.x + 40, from.y + 60, { steps: 3 });
  await p.mouse.move(to.x + 20, to.y + 20, { steps: 5 });
  await settled(p);
  await p.mouse.up();
  await settled(p);
  assert.match(await slot(p, "permit"), /扫描0001\.pdf/);
  assert.match(await slot(p, "licence"), /还没有文件/);
});

/** A finger: its down, move, up and cancel, each at a point where it has one. */
async function touching(p) {
  const cdp = await p.context().newCDPSession(p);
  return (type, ...points) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
}

pageTest("a finger that has rested on a file carries it to another card, beyond the end of the screen, too", { ...once, ...phone }, async ({ page: p, shot }) => {
  await ready(p);
  await drop(p, { name: "扫描0001.pdf", bytes: papers.licence });
  await looked(p, 1);
  assert.match(await slot(p, "licence"), /扫描0001\.pdf/);
  await node(p, `f:${at("licence")}`).focus();
  await settled(p);
  const finger = await touching(p);
  const rest = (ms) => p.waitForTimeout(ms);
  const place = async (id) => {
    const { x, y } = await node(p, id).boundingBox();
    return [x + 20, y + 20];
  };
  const card = `slot:${at("licence")}`;

  const [x, y] = await place(card);
  await finger("touchStart", [x, y]);
  await finger("touchMove", [x, y - 40]);
  await finger("touchMove", [x, y - 120]);
  await rest(150);
  await finger("touchEnd");
  await settled(p);
  assert.ok((await place(card))[1] < y - 60, "at once, it moves the page");
  assert.match(await slot(p, "licence"), /扫描0001\.pdf/);

  await node(p, `f:${at("licence")}`).focus();
  await settled(p);
  const from = await place(card), target = `slot:${at("credit_people")}`;
  await finger("touchStart", from);
  await rest(900);
  await finger("touchMove", [from[0] + 30, from[1] + 30]);
  await shot("carried-phone");
  const nearEnd = [from[0], 745]; // just above the bar of the verdict
  for (let tries = 0; (await place(target))[1] > 600; tries++) {
    assert.ok(tries < 100, "the page moves on while the file is held near its end");
    await finger("touchMove", [nearEnd[0], nearEnd[1] + (tries % 2)]);
    await rest(100);
  }
  await finger("touchMove", await place(target));
  await settled(p);
  await finger("touchMove", await place(target));
  await finger("touchEnd");
  await settled(p);
  assert.match(await slot(p, "credit_people"), /扫描0001\.pdf/);
  assert.match(await slot(p, "licence"), /还没有文件/);
});

pageTest("a finger carries a page of a merged document; when it is taken away, the page stays where it was", { ...once, ...phone }, async ({ page: p }) => {
  await ready(p);
  await drop(p, { name: "节目制作许可证.jpg", bytes: papers.permit }, { name: "办结告知书.pdf", bytes: papers.notice });
  await looked(p, 2);
  await press(p, `pages:${at("permit")}`);
  const first = async () => (await texts(p, "page:"))[0];
  const before = await first(), finger = await touching(p);
  const [upper, lower] = [await node(p, "page:1").boundingBox(), await node(p, "page:2").boundingBox()];
  const grip = [lower.x - 40, lower.y + 30], above = [upper.x - 40, upper.y - 10];
  for (const [end, order] of [["touchCancel", "kept"], ["touchEnd", "changed"]]) {
    await finger("touchStart", grip);
    await p.waitForTimeout(900);
    await finger("touchMove", [grip[0], grip[1] - 20]);
    await finger("touchMove", above);
    await settled(p);
    await finger(end);
    await settled(p);
    assert.equal((await first()) === before ? "kept" : "changed", order, end);
  }
});

pageTest("one file is given up, the others go on; it is looked at after all", once, async ({ page: p }) => {
  await ready(p);
  const dropping = drop(p, { name: "小程序运营主体信用中国查询报告.pdf", bytes: papers.report }, { name: "营业执照.pdf", bytes: papers.licence });
  await p.waitForFunction(() => [...document.querySelectorAll('#semantics [data-id^="file:"]')].some((it) => /营业执照.*(排队中|正在检查)/.test(it.textContent)));
  const id = await number(p, "营业执照.pdf");
  await node(p, `cancel:${id}`).focus();
  await p.keyboard.press("Enter");
  await dropping;
  await looked(p, 2);
  assert.match(await node(p, `file:${id}`).textContent(), /已取消/);
  assert.match(await slot(p, "credit_subject"), /查询报告/);
  await press(p, `again:${id}`);
  await looked(p, 2);
  assert.match(await slot(p, "licence"), /营业执照\.pdf/);
});

/** Makes and saves the package; returns {name, files: {path: bytes}} as another program opens it. */
async function packed(p) {
  await touch(p, "open-package");
  await touch(p, "package-make");
  await node(p, "package-save").waitFor({ state: "attached", timeout: 60_000 });
  await settled(p);
  const [download] = await Promise.all([p.waitForEvent("download"), touch(p, "package-save")]);
  return { name: download.suggestedFilename(), files: unzipped(await download.path()) };
}

/** How many pages qpdf counts. */
function pagesOf(bytes) {
  const path = join(mkdtempSync(join(tmpdir(), "beian-pdf-")), "a.pdf");
  writeFileSync(path, bytes);
  execFileSync("qpdf", ["--check", path]);
  return Number(execFileSync("qpdf", ["--show-npages", path], { encoding: "utf8" }));
}

pageTest("the package: what will be inside is shown first, then made, saved and opened elsewhere", once, async ({ page: p, shot }) => {
  await ready(p);
  await drop(p, { name: "节目制作许可证.jpg", bytes: papers.permit }, { name: "办结告知书.pdf", bytes: papers.notice }, { name: "营业执照 (1).pdf", bytes: papers.licence }, { name: "小程序图标.png", bytes: papers.icon });
  await looked(p, 3);
  await touch(p, "open-package");
  const inside = await texts(p, "in:");
  assert.ok(inside.includes("微短剧材料/营业执照.pdf"), inside.join("\n"));
  assert.match((await texts(p, "from:")).join("\n"), /按顺序合并：节目制作许可证\.jpg \+ 办结告知书\.pdf/);
  assert.match((await texts(p, "from:")).join("\n"), /原名：营业执照 \(1\)\.pdf/);
  assert.ok((await texts(p, "missing:")).some((it) => /总编辑身份/.test(it)));
  assert.deepEqual(await texts(p, "left-out:"), []);
  await shot("package");
  assert.deepEqual(await complaints(p), [], "the package");
  await p.keyboard.press("Escape");
  const { name, files } = await packed(p);
  assert.match(name, /^小程序备案资料_示例短剧_\d{8}\.zip$/);
  assert.deepEqual(files["微短剧材料/营业执照.pdf"], papers.licence, "as it was");
  assert.equal(pagesOf(files["微短剧材料/《广播电视节目制作经营许可证》+《办结告知书》.pdf"]), 2);
  for (const added of ["清单.html", "检查报告.html"]) assert.match(files[added].toString(), /<html/);
});

pageTest("pages of a merged document: moved by buttons and by dragging, turned, removed, merged, brought back", once, async ({ page: p, shot }) => {
  await ready(p);
  await drop(p, { name: "节目制作许可证.jpg", bytes: papers.permit }, { name: "办结告知书.pdf", bytes: papers.notice });
  await looked(p, 2);
  await press(p, `pages:${at("permit")}`);
  const order = async () => (await texts(p, "page:")).map((it) => it.replace(/^第 \d+ 页 · /, ""));
  assert.deepEqual(await order(), ["节目制作许可证.jpg", "办结告知书.pdf"]);
  await press(p, "page-down:1");
  assert.deepEqual(await order(), ["办结告知书.pdf", "节目制作许可证.jpg"]);
  await press(p, "page-turn:1");
  assert.match((await order())[0], /转 90°/);
  await shot("pages");
  assert.deepEqual(await complaints(p), [], "the pages");
  const [first, second] = [await node(p, "page:1").boundingBox(), await node(p, "page:2").boundingBox()];
  await p.mouse.move(first.x - 40, first.y + 30);
  await p.mouse.down();
  await p.mouse.move(first.x - 40, first.y + 60, { steps: 3 });
  await p.mouse.move(second.x - 40, second.y + 70, { steps: 4 });
  await p.mouse.up();
  await settled(p);
  assert.match((await order())[1], /办结告知书\.pdf · 转 90°/);
  await press(p, "pages-merge");
  await p.waitForFunction((id) => document.querySelector(`#semantics [data-id="${id}"]`)?.textContent.includes("办结告知书》.pdf，《"), `slot:${at("permit")}`, { timeout: 30_000 });
  await looked(p, 1);
  assert.equal((await ids(p, "file:")).length, 1, "the merged one stands for its parts");
  assert.match((await texts(p, "file:"))[0], /2 页/);
  await press(p, `drop:${(await ids(p, "file:"))[0].slice(5)}`);
  assert.equal((await ids(p, "file:")).length, 2, "they come back");
});

pageTest("a scanned page in full, with what was found on it, page by page", once, async ({ page: p, shot }) => {
  await ready(p);
  await drop(p, { name: "小程序运营主体信用中国查询报告.pdf", bytes: papers.report });
  await looked(p, 1);
  await press(p, `view:${await number(p, "小程序运营主体")}`);
  await p.waitForFunction(() => document.querySelector('#semantics [data-id="picture"]'), null, { timeout: 20_000 });
  await settled(p);
  assert.match(await node(p, "page-number").textContent(), /第 1 页，共 3 页/);
  const box = await node(p, "picture").boundingBox();
  assert.ok(Math.abs(box.width / box.height - 210 / 297) < 0.02);
  await shot("document-page");
  assert.deepEqual(await complaints(p), []);
  await press(p, "page-after");
  assert.match(await node(p, "page-number").textContent(), /第 2 页/);
  await p.keyboard.press("Escape");
  await settled(p);
  assert.ok(!(await isDialog(p)));
});

pageTest("a file beyond a limit ends itself alone: said so, and a fresh worker goes on", {
  ...once,
  init: () => {
    const Real = Worker;
    let made = 0;
    window.Worker = class extends Real {
      number = ++made;
      postMessage(message, ...rest) {
        if (this.number > 1 || message.module) super.postMessage(message, ...rest);
        else this.dispatchEvent(new ErrorEvent("error", { cancelable: true }));
      }
    };
  },
}, async ({ page: p }) => {
  await ready(p);
  await drop(p, { name: "营业执照.pdf", bytes: papers.licence }, { name: "办结告知书.pdf", bytes: papers.notice });
  await looked(p, 2);
  const rows = await texts(p, "file:");
  assert.equal(rows.filter((it) => /没能检查/.test(it)).length, 1, rows.join("\n"));
  assert.match((await texts(p, "problem:"))[0], /别的文件不受影响/);
  assert.match(await slot(p, "permit"), /办结告知书\.pdf/);
});

test("on a phone, in English, in both themes", async () => {
  for (const [size, colorScheme, language] of [["wide", "light", "zh"], ["phone", "dark", "en"]]) {
    const { page: p, record, shot, close } = await open("file", { ...sizes[size], colorScheme });
    if (language === "en") await switchLanguage(p);
    await ready(p);
    await drop(p, { name: "营业执照 (1).pdf", bytes: papers.licence }, { name: "扫描0001.pdf", bytes: papers.text });
    await looked(p, 2);
    await node(p, "choose-documents").focus();
    await settled(p);
    await shot(`documents-${size}-${colorScheme}`);
    assert.deepEqual(await complaints(p), [], "the files");
    await node(p, `f:${at("licence")}`).focus();
    await settled(p);
    await shot(`document-card-${size}-${colorScheme}`);
    await touch(p, "open-package");
    await shot(`package-${size}-${colorScheme}`);
    assert.deepEqual(await complaints(p), [], "the package");
    assert.deepEqual(record.errors, []);
    await close();
  }
});
