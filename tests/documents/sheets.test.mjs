// Every cell of real .xls and .xlsx files, written by LibreOffice, as LibreOffice's own CSV has them;
// ZIP files of other programs read, ours opened by them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const tool = join(process.env.BEIAN_BUILDS ?? join(root, "build"), "native", "sheet_tool");
const work = mkdtempSync(join(tmpdir(), "beian-sheets-"));
after(() => rmSync(work, { recursive: true }));

const run = (command, ...args) => execFileSync(command, args, { cwd: work, maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
const read = (what, file) => JSON.parse(run(tool, what, file).toString());

function write(name, text) {
  mkdirSync(dirname(join(work, name)), { recursive: true });
  writeFileSync(join(work, name), text);
  return name;
}

/** The formats of the cells below, by the number of their style. */
const formats = ["General", "0.00", "#,##0", "#,##0.00", "0%", "0.00%", "0.00E+00", "000000", "yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "hh:mm:ss", "yyyy/m/d h:mm", "@", "[h]:mm", '0"集"', "-0.0;(0.0)", "d-mmm-yy", "h:mm AM/PM"];
const numbers = [0, 1, -1, 12.5, 0.1, 1 / 3, 2.675, 1234567.891, 13800138000, 123456789012, 0.0001, 46083, 46083.5625, 0.75, 99.995];

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const inline = (text) => `<c t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;
const texts = ["小程序名称", " 前后空格 ", "两行\n文字", 'a"b,c', "<&>", "𠮷野家 😀", "mixed 中文 Text", "长".repeat(9000), "x".repeat(20000), "0123", "=1+1", "é"];
const rich = "<c t=\"inlineStr\"><is><r><rPr><b/></rPr><t>软件著作权</t></r><r><t>/小程序</t></r></is></c>";

const row = (cells) => `<row>${cells.join("")}</row>`;
const sheet = (rows, more = "") =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join("")}</sheetData>${more}</worksheet>`;

/** Dates only where they mean something, times of whole seconds: LibreOffice cuts where Excel rounds. */
function sensible(number, format) {
  if (!/[ymdhs]/.test(format)) return true;
  const seconds = number * 86400;
  if (Math.abs(seconds - Math.round(seconds)) > 1e-4) return false;
  return /[yd]/.test(format) ? number >= 61 && number < 1e5 : number >= 0 && number < 1e5;
}

const sheets = {
  数字: sheet(numbers.map((number) => row(formats.map((format, style) => (sensible(number, format) ? `<c s="${style}"><v>${number}</v></c>` : "<c/>"))))),
  文字: sheet([row(texts.map(inline)), row([rich]), ...Array.from({ length: 700 }, (_, i) => row([inline(`第 ${i} 行`), inline(`Zeile ${i}`)]))], '<mergeCells count="1"><mergeCell ref="C2:D3"/></mergeCells>'),
  公式: sheet([row(["<c><f>1+2</f><v>3</v></c>", '<c t="str"><f>"短"&amp;"剧"</f><v>短剧</v></c>', '<c t="b"><f>1=1</f><v>1</v></c>', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', '<c t="e"><f>NA()</f><v>#N/A</v></c>', '<c t="b"><v>0</v></c>'])]),
  隐藏: sheet([row([inline("旧的内容")])]),
};

/** An XLSX of ours, which LibreOffice then writes again in its own way. */
function source() {
  const names = Object.keys(sheets);
  const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const relations = (list) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${types}/${type}" Target="${target}"/>`).join("")}</Relationships>`;
  const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const parts = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>${names.map((_, i) => `<Override PartName="/xl/sheet${i}.xml" ContentType="${kind}.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": relations([["r1", "officeDocument", "xl/workbook.xml"]]),
    "xl/_rels/workbook.xml.rels": relations([["s", "styles", "styles.xml"], ...names.map((_, i) => [`r${i}`, "worksheet", `sheet${i}.xml`])]),
    "xl/workbook.xml": `<workbook ${ns}><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i}"${name === "隐藏" ? ' state="hidden"' : ""}/>`).join("")}</sheets></workbook>`,
    "xl/styles.xml": `<styleSheet ${ns}><numFmts count="${formats.length}">${formats.map((format, i) => `<numFmt numFmtId="${i + 164}" formatCode="${escape(format).replaceAll('"', "&quot;")}"/>`).join("")}</numFmts><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>${formats.map((_, i) => `<xf numFmtId="${i === 0 ? 0 : i + 164}" applyNumberFormat="1"/>`).join("")}</cellXfs></styleSheet>`,
    ...Object.fromEntries(names.map((name, i) => [`xl/sheet${i}.xml`, sheets[name]])),
  };
  const files = Object.entries(parts).map(([name, text], i) => `${name}=${write(`part${i}`, `<?xml version="1.0" encoding="UTF-8"?>${text}`)}`);
  return write("source.xlsx", run(tool, "write", ...files));
}

const office = (to, folder, file) =>
  run("soffice", `-env:UserInstallation=file://${work}/profile`, "--headless", "--convert-to", to, "--outdir", join(work, folder), file);

/** Rows of the fields of a CSV. */
function fields(csv) {
  const rows = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\n") rows.push([]);
    if (end === "") break;
  }
  return rows;
}

/** {"row,column": text} of what is not empty. */
const filled = (rows) => Object.fromEntries(rows.flatMap((cells, y) => cells.map((text, x) => [`${y},${x}`, text]).filter(([, text]) => text)));

for (const [type, filter] of [["xlsx", "xlsx:Calc MS Excel 2007 XML"], ["xls", "xls:MS Excel 97"]]) {
  test(`every cell of an .${type} that LibreOffice wrote`, () => {
    office(filter, "out", source());
    const file = join(work, "out", `source.${type}`);
    office("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1", `csv-${type}`, file);
    const book = read("sheet", file);
    assert.deepEqual([book.format, book.mismatch, book.refused], [type, "", ""]);
    assert.deepEqual(book.sheets.map(({ name, hidden }) => [name, hidden]), [["数字", 0], ["文字", 0], ["公式", 0], ["隐藏", 1]]);
    for (const { name, cells } of book.sheets) {
      const expected = filled(fields(readFileSync(join(work, `csv-${type}`, `source-${name}.csv`), "utf8")));
      // What is TRUE in an .xls is a 1 for LibreOffice.
      const shown = ({ kind, text, number }) => (type === "xls" && kind === "boolean" ? String(number) : text);
      const found = Object.fromEntries(cells.map((cell) => [`${cell.row},${cell.column}`, shown(cell)]));
      assert.deepEqual(found, expected, name);
    }
    assert.deepEqual(book.sheets[1].merged, ["C2:D3"]);
    assert.deepEqual(book.sheets[2].cells.map(({ formula }) => formula).slice(0, 5), [true, true, true, true, true]);
    assert.equal(book.sheets[0].cells.find(({ row: y, column: x }) => y === 11 && x === 8).date, "2026-03-02");
  });
}

const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const contents = { "《微短剧“小程序”信息登记表》1.2.pdf": "%PDF-1.7 x", "清单.html": "行\n".repeat(500), "图/标.txt": "a" };
const listed = ({ refused, entries }) => ({ refused, files: Object.fromEntries(entries.filter((entry) => !entry.directory).map((entry) => [entry.name, entry.refused || entry.sha256])) });
const expected = { refused: "", files: Object.fromEntries(Object.entries(contents).map(([name, text]) => [name, sha256(text)])) };

test("ZIP files of zip, 7z and Python are read", () => {
  for (const [name, text] of Object.entries(contents)) write(`in/${name}`, text);
  run("sh", "-c", "cd in && 7z a ../7z.zip . && zip -r ../info.zip .");
  run("python3", "-c", "import zipfile,os\nwith zipfile.ZipFile('py.zip','w',zipfile.ZIP_DEFLATED) as z:\n for d,_,fs in os.walk('in'):\n  for f in fs: z.write(os.path.join(d,f), os.path.relpath(os.path.join(d,f),'in'))");
  for (const file of ["7z.zip", "info.zip", "py.zip"]) assert.deepEqual(listed(read("zip", file)), expected, file);
  run("7z", "a", "-psecret", "locked.zip", "in/清单.html");
  assert.equal(read("zip", "locked.zip").entries[0].refused, "zip-encrypted");
});

test("names in GBK, as old Windows writes them", () => {
  run("python3", "-c", "import zipfile\nclass I(zipfile.ZipInfo):\n def _encodeFilenameFlags(self): return self.filename.encode('gbk'), 0\nwith zipfile.ZipFile('gbk.zip','w') as z:\n i=I('证件/营业执照.pdf'); i.create_system=0; z.writestr(i,'x')");
  const [entry] = read("zip", "gbk.zip").entries;
  assert.deepEqual([entry.name, entry.gbk], ["证件/营业执照.pdf", true]);
});

test("our ZIP is opened by unzip, 7z and Python", () => {
  const files = Object.entries(contents).map(([name, text], i) => `${name}=${write(`file${i}`, text)}`);
  write("ours.zip", run(tool, "write", ...files));
  assert.deepEqual(listed(read("zip", "ours.zip")), expected);
  run("unzip", "-tq", "ours.zip");
  run("7z", "x", "-oseven", "ours.zip");
  for (const [name, text] of Object.entries(contents)) assert.equal(readFileSync(join(work, "seven", name), "utf8"), text);
  const names = run("python3", "-c", "import zipfile,sys\nz=zipfile.ZipFile('ours.zip')\nassert z.testzip() is None\nassert all(i.date_time==(2026,3,2,12,30,20) for i in z.infolist())\nsys.stdout.buffer.write('\\n'.join(z.namelist()).encode())");
  assert.deepEqual(names.toString().split("\n"), Object.keys(contents));
});
