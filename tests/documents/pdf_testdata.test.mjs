// Public test PDFs, many of them broken on purpose: each gets an answer within time and memory, and
// what is read can be merged. They are not part of the repository: BEIAN_TESTDATA is their folder.
import assert from "node:assert/strict";
import { existsSync, readdirSync, writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { imageOf, merged, read } from "./pdf_files.mjs";

const beside = join(fileURLToPath(new URL("../../..", import.meta.url)), "shared", "testdata");
const folder = join(process.env.BEIAN_TESTDATA ?? beside, "docs", "pdf");
const skip = existsSync(folder) ? false : `no ${folder}`;
const files = skip ? [] : readdirSync(folder).filter((name) => name.endsWith(".pdf"));

test("every public PDF gets an answer", { skip }, () => {
  const work = mkdtempSync(join(tmpdir(), "beian-pdf-"));
  const answers = { read: 0, refused: 0 };
  for (const name of files) {
    const file = join(folder, name);
    const pdf = read(file);
    answers[pdf.refused ? "refused" : "read"]++;
    assert.equal(pdf.refused === "", pdf.pages.length > 0, name);
    pdf.pages.forEach((page, i) =>
      page.images.slice(0, 3).forEach((_, j) => {
        const { bytes, refused } = imageOf(file, i, j);
        assert.equal(bytes.length === 0, refused !== "", name);
      }),
    );
    const { bytes, refused } = merged(file);
    assert.equal(bytes.length === 0, refused !== "", name);
    if (pdf.refused) assert.equal(refused, pdf.refused === "pdf-not" ? "merge-format" : pdf.refused, name);
    if (refused) continue;
    writeFileSync(join(work, "merged.pdf"), bytes);
    assert.equal(read(join(work, "merged.pdf")).pages.length, pdf.pages.length, name);
  }
  rmSync(work, { recursive: true });
  assert.ok(answers.read > 60 && answers.refused > 10, JSON.stringify(answers));
});
