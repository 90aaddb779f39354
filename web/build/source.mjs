// Writes which source the page is made of: "0.1.0 2026-11-25 <commit>", the last commit that changed anything
// of it; "+" follows where there are changes that are not committed, and only the version where there is
// no git. A file that says so already is left alone, so that the page is not assembled again.
//
//   node source.mjs 0.1.0 source.txt
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [version, output] = process.argv.slice(2);
const root = fileURLToPath(new URL("../../", import.meta.url));
/** What the page is made of; ./dev pins the libraries. */
const parts = ["CMakeLists.txt", "CMakePresets.json", "LICENSE", "THIRD_PARTY_NOTICES.md", "assets", "core", "dev", "shell.html", "web"];
const git = (...command) =>
  execFileSync("git", [...command, "--", ...parts], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();

function source() {
  try {
    const [commit, day] = git("log", "-1", "--format=%H %cs").split(" ");
    return `${version} ${day} ${commit}${git("status", "--porcelain") ? "+" : ""}`;
  } catch {
    return version;
  }
}

const text = source();
if (!existsSync(output) || readFileSync(output, "utf8") !== text) writeFileSync(output, text);
