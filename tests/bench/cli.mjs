// Filings per second of the command line in batch, on the one core it uses: many small files in,
// one JSON line each out.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { line, median } from "./lib/line.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const samples = ["clean", "faulty", "official-sample"];
const count = 9000;

const work = mkdtempSync(join(tmpdir(), "beian-bench-"));
try {
  const files = Array.from({ length: count }, (_, i) => join(work, `${i}.json`));
  files.forEach((file, i) => copyFileSync(join(root, "assets/samples", `${samples[i % 3]}.json`), file));
  writeFileSync(join(work, "list"), files.join("\n"));
  const command = `time ${root}/build/native/beian-check check --date 2026-11-22 --format json --files-from ${work}/list >/dev/null`;
  const once = () => {
    const { stderr } = spawnSync("bash", ["-c", command], {
      encoding: "utf8",
      env: { ...process.env, TIMEFORMAT: "%R %U %S" },
    });
    const [real, user, system] = stderr.trim().split(" ").map(Number);
    return { real, busy: user + system };
  };
  once(); // the files are in the cache from here on
  const runs = Array.from({ length: 9 }, once);
  line("native", "batch of the CLI", count / median(runs.map((run) => run.real)), "files/s", { least: 3_000 });
  line("native", "  by the processor time it took", count / median(runs.map((run) => run.busy)), "files/s", { least: 3_000 });
} finally {
  rmSync(work, { recursive: true });
}
