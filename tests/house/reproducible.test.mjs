// The same source gives the same bytes on every path. `./dev verify FILE` compares whole pages; that takes
// minutes, so here is what would tell first: some of it compiled elsewhere, the page put together elsewhere,
// and every file searched for paths of this machine.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { builds, files, root } from "./files.mjs";

const dist = join(builds, "dist");
const wasm = join(builds, "wasm");
/** A folder until the test ends; its path has another length than any checkout's. */
function elsewhere(t) {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "another-place-of-some-length-"));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}
const run = (command, options, cwd) =>
  execFileSync(command, options, { cwd, env: { ...process.env, CCACHE_DISABLE: "1" }, stdio: ["ignore", "ignore", "pipe"] });

/** Programs of a few files, linked like the page, of objects that cmake names. */
function linked(build, objects, output) {
  run("em++", ["-Oz", "-flto", "--no-entry", "-Wl,--export-all", ...objects, "-o", output], build);
  return readFileSync(output);
}

test("compiled and linked elsewhere, it is the same", (t) => {
  const folder = elsewhere(t);
  for (const path of files(/./)) cpSync(join(root, path), join(folder, path));
  const cache = readFileSync(join(wasm, "CMakeCache.txt"), "utf8");
  const libraries = [...cache.matchAll(/^(BEIAN_\w+_DIR):PATH=(.*)$/gm)].map(([, name, path]) => `-D${name}=${path}`);
  run("cmake", ["--preset", "wasm", ...libraries], folder);
  const core = "core/CMakeFiles/beian-core.dir";
  const objects = [...readdirSync(join(root, "core/text")).filter((it) => it.endsWith(".cpp")).map((it) => `${core}/text/${it}.o`), `${core}/core_assets.cpp.o`];
  assert.ok(objects.length > 3);
  const build = join(folder, "build/wasm");
  run("cmake", ["--build", build, "--target", ...objects], folder);
  const [here, there] = [linked(wasm, objects, join(folder, "here.wasm")), linked(build, objects, join(folder, "there.wasm"))];
  assert.ok(here.length > 100_000, "with its data");
  assert.ok(here.equals(there));
});

test("put together and compressed elsewhere, it is the same", (t) => {
  const folder = elsewhere(t);
  const script = (name) => join(root, "web/build", name);
  const parts = [join(root, "shell.html"), join(wasm, "source.txt"), join(wasm, "beian-page"), join(wasm, "beian-worker")];
  run("node", [script("assemble.mjs"), ...parts, "page.html"], folder);
  assert.ok(readFileSync(join(folder, "page.html")).equals(readFileSync(join(dist, "beian-check.html"))));
  cpSync(join(dist, "beian-check.js"), join(folder, "loader.js"));
  run("node", [script("compress.mjs"), "loader.js"], folder);
  for (const ending of ["br", "gz"]) {
    assert.ok(readFileSync(join(folder, `loader.js.${ending}`)).equals(readFileSync(join(dist, `beian-check.js.${ending}`))), ending);
  }
});

test("no path of this machine is in it", () => {
  const paths = [root, builds, join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "beian-check")].map((it) => Buffer.from(it));
  const shipped = readdirSync(dist, { recursive: true, withFileTypes: false }).map((it) => join(dist, it));
  const binaries = [...shipped, join(wasm, "beian-page.wasm"), join(wasm, "beian-worker.wasm")].filter((it) => statSync(it).isFile());
  assert.ok(binaries.length > 10);
  for (const file of binaries) {
    const bytes = readFileSync(file);
    for (const path of paths) assert.ok(!bytes.includes(path), `${file} contains ${path}`);
  }
});
