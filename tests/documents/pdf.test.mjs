// PDFs that other programs write: their text, the density of their images, and what merging makes of
// them, compared with poppler and qpdf. Fictional people only.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { deflateSync } from "node:zlib";

import { converted, drawn, imageOf, merged, printed, read, run } from "./pdf_files.mjs";

const folder = mkdtempSync(join(tmpdir(), "beian-pdf-"));
after(() => rmSync(folder, { recursive: true }));
const path = (name) => join(folder, name);
function save(name, bytes) {
  writeFileSync(path(name), bytes);
  return path(name);
}

// A letter with what such letters have: radicals that fonts share with characters, full-width marks,
// Latin words, numbers, rare characters, a table.
const sentences = [
  "本单位承诺所提交的备案信息真实有效，如有变更将在二十个工作日内办理变更手续。",
  "《微短剧“小程序”信息登记表》（2026年3月1日）：用户、页面、长风、车辆、龙门、青山、食品、马鞍山。",
  "鸟类、鱼塘、齐鲁、见证、贝壳、门牌、韦编、飞行、黄河、辛亥、面对、音乐、首页、香港、骨科、鬼神、鼎、鼓、鼠、鼻。",
  "Hangzhou Yuanshan Film & TV Co., Ltd. — contact: lin@example.cn, 0571-8888 0000; “quoted”, 100 %.",
  "负责人喆玥旻翀，证件号码330106199003070018，统一社会信用代码91330106MA00000000。",
];
const rows = Array.from({ length: 30 }, (_, i) => [`字段${i}`, `浙江省杭州市西湖区文三路${i * 7}号`, `3301${`${i * 7919}`.padStart(14, "0")}`]);
const paragraphs = Array.from({ length: 60 }, (_, i) => `${i + 1}. ${sentences[i % sentences.length]}`);
const html = `<!doctype html><meta charset="utf-8"><title>x</title>
<style>@page { size: A4; margin: 20mm } body { font: 11pt "Noto Sans CJK SC" } td { border: 1px solid; padding: 3px }</style>
<h1>承诺书</h1>${paragraphs.map((text) => `<p>${text.replaceAll("&", "&amp;")}</p>`).join("")}
<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table>`;
const written = ["承诺书", ...paragraphs, ...rows.flat()].join("");

const bare = (text) => text.normalize("NFKC").replace(/\s+/g, "");
const textOf = (pdf) => pdf.pages.map(({ text }) => text).join("");

/** Share of the characters of `wanted` that `found` has in the same order: their longest common subsequence. */
function share(found, wanted) {
  const [a, b] = [[...bare(found)], [...bare(wanted)]];
  let above = new Uint16Array(b.length + 1), row = new Uint16Array(b.length + 1);
  for (const character of a) {
    for (let i = 0; i < b.length; i++)
      row[i + 1] = character === b[i] ? above[i] + 1 : Math.max(above[i + 1], row[i]);
    [above, row] = [row, above];
  }
  return above[b.length] / b.length;
}

before(() => save("letter.html", html));

test("text of what Chromium prints", () => {
  printed(path("letter.html"), path("chromium.pdf"));
  const pdf = read(path("chromium.pdf"));
  assert.equal(pdf.refused, "");
  assert.ok(share(textOf(pdf), written) >= 0.99, `${share(textOf(pdf), written)}`);
  assert.ok(Math.abs(bare(textOf(pdf)).length / bare(written).length - 1) < 0.01);
});

test("text of what LibreOffice exports", () => {
  mkdirSync(path("office"));
  converted(path("letter.html"), path("office"));
  const pdf = read(path("office/letter.pdf"));
  assert.equal(pdf.refused, "");
  assert.ok(share(textOf(pdf), written) >= 0.99, `${share(textOf(pdf), written)}`);
  assert.ok(Math.abs(bare(textOf(pdf)).length / bare(written).length - 1) < 0.01);
});

/** A PDF of numbered objects; the first is the catalog. */
function assembled(objects) {
  let file = "%PDF-1.7\n";
  const places = objects.map((object, i) => {
    const place = Buffer.byteLength(file, "latin1");
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = Buffer.byteLength(file, "latin1");
  const table = places.map((place) => `${`${place}`.padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  return Buffer.from(`${file}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`, "latin1");
}

const stream = (entries, bytes) => `<< ${entries} /Length ${bytes.length} >>\nstream\n${bytes.toString("latin1")}\nendstream`;

/** As WPS writes without embedding: codes of UniGB-UCS2-H in a font that the reader must have. */
function unembedded(encoding, code) {
  const lines = paragraphs.slice(0, 40).map((text, i) => `1 0 0 1 50 ${800 - 18 * i} Tm <${code(text)}> Tj`);
  const contents = deflateSync(Buffer.from(`BT /F 9 Tf ${lines.join("\n")} ET`));
  return assembled([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
    stream("/Filter /FlateDecode", contents),
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-${encoding} /Encoding /${encoding} /DescendantFonts [6 0 R] >>`,
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>",
  ]);
}

const utf16 = (text) => Buffer.from(text, "utf16le").swap16().toString("hex");

test("text in fonts that are not embedded: UniGB-UCS2-H, UniGB-UTF16-H, GBK-EUC-H", () => {
  const gbk = (text) => execIconv(text).toString("hex");
  for (const [encoding, code] of [["UniGB-UCS2-H", utf16], ["UniGB-UTF16-H", utf16], ["GBK-EUC-H", gbk], ["GBKp-EUC-H", gbk]]) {
    const pdf = read(save(`${encoding}.pdf`, unembedded(encoding, code)));
    const wanted = paragraphs.slice(0, 40).join("");
    assert.ok(share(textOf(pdf), wanted) >= 0.99, `${encoding} ${share(textOf(pdf), wanted)}`);
    assert.equal(pdf.pages[0].text_missing, 0);
  }
});

function execIconv(text) {
  const file = save("utf8.txt", text);
  return run("iconv", "-f", "UTF-8", "-t", "GB18030", file);
}

/** A JPEG of noise over a slope, that large. */
function photo(name, size, ...how) {
  run("convert", "-size", size, "gradient:navy-yellow", "-fill", "red", "-draw", "circle 60,60 90,60", "-alpha", "off", ...how, path(name));
  return path(name);
}

test("density of images to one percent, and scans", () => {
  photo("scan.jpg", "1240x1754");
  const image = `<img src="scan.jpg" style="position:absolute;left:0;top:0;width:210mm;height:297mm">`;
  const small = `<img src="scan.jpg" style="position:absolute;left:20mm;top:30mm;width:105mm;transform:rotate(90deg)">`;
  for (const [name, body, dpi] of [["full", image, 150], ["small", `<p>text</p>${small}`, 300]]) {
    save(`${name}.html`, `<!doctype html><style>@page{size:A4;margin:0}body{margin:0}</style>${body}`);
    printed(path(`${name}.html`), path(`${name}.pdf`));
    const page = read(path(`${name}.pdf`)).pages[0];
    const [found] = page.images;
    assert.ok(Math.abs(found.dpi_x / dpi - 1) < 0.01 && Math.abs(found.dpi_y / dpi - 1) < 0.01, JSON.stringify(found));
    assert.equal(found.turn, name === "full" ? 0 : 90);
    assert.equal(page.scan, name === "full" ? 0 : -1);
  }
  const { bytes, refused } = imageOf(path("full.pdf"), 0, 0);
  assert.equal(refused, "");
  assert.equal(run("identify", "-format", "%m %wx%h", save("out.jpg", bytes)).toString(), "JPEG 1240x1754");
});

test("merged pages look as they did, and qpdf has nothing to say", () => {
  photo("a.jpg", "800x600");
  photo("b.png", "300x500");
  const letter = path("chromium.pdf");
  run("qpdf", "--encrypt", "", "owner", "256", "--", letter, path("locked.pdf"));
  run("qpdf", "--object-streams=generate", letter, path("packed.pdf"));
  const parts = [path("a.jpg"), `${path("locked.pdf")}:1,0/90`, path("b.png"), `${path("packed.pdf")}:2`, path("full.pdf")];
  const first = merged(...parts);
  assert.equal(first.refused, "");
  assert.deepEqual(merged(...parts).bytes, first.bytes);
  const file = save("merged.pdf", first.bytes);
  assert.match(run("qpdf", "--check", file).toString(), /No syntax or stream encoding errors/);
  const pdf = read(file);
  assert.equal(pdf.pages.length, 6);
  assert.equal(pdf.encrypted, false);
  assert.equal(pdf.pages[2].rotation, 90);
  for (const [page, source, from] of [[1, letter, 1], [4, letter, 2], [5, path("full.pdf"), 0]])
    assert.deepEqual(drawn(file, page), drawn(source, from), `page ${page}`);
  assert.equal(run("pdfinfo", file).toString().match(/^(Title|Author|Creator|CreationDate|ModDate):/m), null);
});

test("pictures are merged without loss", () => {
  const kinds = [
    ["grey.png", ["-depth", "8", "-colorspace", "Gray"]],
    ["palette.png", ["+dither", "-colors", "7", "-define", "png:color-type=3"]],
    ["interlaced.png", ["-depth", "8", "-interlace", "line"]],
    ["deep.png", ["-depth", "16", "-define", "png:bit-depth=16"]],
    ["deep_interlaced.png", ["-depth", "16", "-define", "png:bit-depth=16", "-interlace", "line"]],
    ["colours.png", ["-depth", "8", "-define", "png:color-type=2"]],
  ];
  for (const [name, how] of kinds) {
    const file = photo(name, "211x133", ...how);
    const pdf = save("one.pdf", merged(file).bytes);
    run("pdfimages", "-png", pdf, path("image"));
    run("qpdf", "--check", pdf);
    // pdfimages writes the greatest value of 16 bits as 0; and 8 bits may be rounded in two ways.
    const deep = name.startsWith("deep");
    const shown = deep ? save("shown.png", imageOf(pdf, 0, 0).bytes) : path("image-000.png");
    const [ours, theirs] = [shown, file].map((picture) => run("convert", picture, "-depth", "8", "rgb:-"));
    assert.equal(ours.length, theirs.length, name);
    assert.ok(ours.every((value, i) => Math.abs(value - theirs[i]) <= (deep ? 1 : 0)), name);
  }
  const jpeg = photo("c.jpg", "640x480", "-strip");
  run("pdfimages", "-j", save("one.pdf", merged(jpeg).bytes), path("jpeg"));
  const pixels = (file) => run("convert", file, "rgb:-");
  assert.deepEqual(pixels(path("jpeg-000.jpg")), pixels(jpeg));
});

test("locked, cut and broken files are told apart", () => {
  const letter = path("chromium.pdf");
  run("qpdf", "--encrypt", "user", "owner", "256", "--", letter, path("secret.pdf"));
  assert.equal(read(path("secret.pdf")).refused, "pdf-password");
  assert.equal(merged(path("secret.pdf")).refused, "pdf-password");
  assert.equal(read(path("locked.pdf")).encrypted, true);
  const bytes = run("cat", letter);
  assert.equal(read(save("half.pdf", bytes.subarray(0, bytes.length / 2))).refused, "pdf-damaged");
  const pages = read(letter).pages.length;
  const table = Buffer.from(bytes);
  table.write("0000000001", table.lastIndexOf("startxref") + 10);
  const repaired = read(save("table.pdf", table));
  assert.equal(repaired.refused, "");
  assert.ok(repaired.warnings.length > 0);
  assert.equal(repaired.pages.length + repaired.pages_lost, pages);
});
