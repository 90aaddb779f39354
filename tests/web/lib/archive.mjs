// A ZIP as another program opens it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The files in the ZIP at `path`: {name: bytes}, each name with its folders. */
export function unzipped(path) {
  const work = mkdtempSync(join(tmpdir(), "beian-package-"));
  try {
    execFileSync("python3", ["-c", `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as file:
    assert file.testzip() is None
    file.extractall(sys.argv[2])
`, path, work]);
    const names = execFileSync("find", [work, "-type", "f", "-printf", "%P\\n"], { encoding: "utf8" }).trim().split("\n").sort();
    return Object.fromEntries(names.map((it) => [it, readFileSync(join(work, it))]));
  } finally {
    rmSync(work, { recursive: true });
  }
}
