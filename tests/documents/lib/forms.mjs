// Registration forms, written by LibreOffice as .xls and .xlsx from one description.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A number stays one in the file; a text stays a text. */
const cell = (value) =>
  typeof value === "number" || typeof value === "bigint"
    ? `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`
    : value === ""
      ? "<table:table-cell/>"
      : `<table:table-cell office:value-type="string"><text:p>${escape(value)}</text:p></table:table-cell>`;

const table = (name, rows, style) =>
  `<table:table table:name="${name}" table:style-name="${style}">${rows.map((row) => `<table:table-row>${row.map(cell).join("")}</table:table-row>`).join("")}</table:table>`;

const fods = (rows, hidden) => `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles><style:style style:name="shown" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet>${table("登记表", rows, "shown")}${hidden ? table("旧表", [["旧的内容"]], "hidden") : ""}</office:spreadsheet></office:body></office:document>`;

/**
 * forms: {name: {type: "xls" | "xlsx", values: {label: value}, hidden}} → {name: bytes}; one start of
 * LibreOffice for each type.
 */
export function forms(described) {
  const work = mkdtempSync(join(tmpdir(), "beian-forms-"));
  try {
    for (const type of ["xls", "xlsx"]) {
      const names = Object.keys(described).filter((name) => described[name].type === type);
      const sources = names.map((name) => {
        const { values, hidden = false } = described[name];
        const rows = [["微短剧“小程序”信息登记表"], ...Object.entries(values)];
        const path = join(work, `${name}.fods`);
        writeFileSync(path, fods(rows, hidden));
        return path;
      });
      if (sources.length === 0) continue;
      const filter = type === "xls" ? "xls:MS Excel 97" : "xlsx:Calc MS Excel 2007 XML";
      execFileSync("soffice", [`-env:UserInstallation=file://${work}/profile`, "--headless", "--convert-to", filter, "--outdir", work, ...sources], { stdio: "ignore", timeout: 120000 });
    }
    return Object.fromEntries(Object.entries(described).map(([name, { type }]) => [name, readFileSync(join(work, `${name}.${type}`))]));
  } finally {
    rmSync(work, { recursive: true });
  }
}
