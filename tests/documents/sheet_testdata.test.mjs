// Public spreadsheets and ZIP files: the good ones are read, the broken ones said to be so. They are
// not part of the repository: BEIAN_TESTDATA is their folder, with an index.json that says of each
// file whether it is corrupt ("maybe": any answer will do, but there must be one).
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const tool = join(process.env.BEIAN_BUILDS ?? join(root, "build"), "native", "sheet_tool");
const folder = process.env.BEIAN_TESTDATA ?? join(root, "..", "shared", "testdata");
const index = join(folder, "index.json");
const skip = existsSync(index) ? false : `no ${index}`;
const files = skip ? [] : JSON.parse(readFileSync(index, "utf8")).files;

/** Good files that are refused, each by its name. */
function refusal(name) {
  if (/encrypt|password\.xls/.test(name)) return "sheet-encrypted";
  if (/xlsb$/.test(name)) return "sheet-xlsb";
  if (/biff5|EXCEL_5|excel5/.test(name)) return "sheet-biff";
  return "";
}

/** Where index.json and we differ on purpose. */
const opinions = {
  "libxls_xls2csv_ole_read_MSAT_body_637.xls": "a list of sectors that is not needed is broken",
};

function answer(what, file) {
  const limited = ["-c", 'ulimit -v 524288; exec "$@"', "sh", tool, what, join(folder, file)];
  const { status, signal, stdout } = spawnSync("sh", limited, { timeout: 2000, maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${file}: ${signal ?? `exit code ${status}`}`);
  return JSON.parse(stdout.toString());
}

test("spreadsheets", { skip }, () => {
  const sheets = files.filter(({ file }) => file.startsWith("docs/sheet/"));
  assert.ok(sheets.length > 60, `${sheets.length} only`);
  for (const { file, expected } of sheets) {
    const name = file.split("/").at(-1);
    const { refused, sheets: read } = answer("sheet", file);
    if (expected.corrupt === "maybe" || opinions[name]) continue;
    if (expected.corrupt) assert.notEqual(refused, "", file);
    else assert.equal(refused, refusal(name), file);
    assert.ok(refused || read.length > 0, file);
  }
});

test("ZIP files", { skip }, () => {
  const zips = files.filter(({ file }) => file.startsWith("docs/zip/"));
  assert.ok(zips.length > 10, `${zips.length} only`);
  for (const { file, expected } of zips) {
    const { refused, entries } = answer("zip", file);
    const codes = [refused, ...entries.map((entry) => entry.refused)].filter(Boolean);
    const wanted = /encryption/.test(file) ? ["zip-encrypted"] : [];
    if (expected.corrupt) assert.ok(codes.length > 0, file);
    else assert.deepEqual(codes, wanted, file);
  }
});
