// The files of the repository: tracked ones and new ones that are not ignored.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const builds = process.env.BEIAN_BUILDS ?? join(root, "build");

export const read = (path) => readFileSync(join(root, path), "utf8");

/** Paths from the root that match. */
export function files(pattern) {
  const git = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  return execFileSync("git", git, { cwd: root, encoding: "utf8" })
    .split("\0")
    .filter((path) => path && pattern.test(path) && existsSync(join(root, path)));
}

export const ownCode = /^(core|web|tests)\/.*\.(cpp|h)$/;

/** Lines "path:line: text" where the pattern matches. */
export function occurrences(paths, pattern) {
  return paths.flatMap((path) =>
    read(path)
      .split("\n")
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
  );
}
