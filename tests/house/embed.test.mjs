// <beian-check>: its types are the one place where the protocol is written down; the code, the documentation
// and the examples agree with them.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";

import ts from "../node_modules/typescript/lib/typescript.js";

import { files, read, root } from "./files.mjs";

const script = (path) => read(path).match(/<script (?:type="module"|setup lang="ts")>\n([^]*?)<\/script>/)[1];

const types = read("web/embed/beian-check.d.ts");

/**
 * What tsc says in strict mode of the types (as a .ts file: others' declarations are not checked) and of
 * these files {path: text}, which need not exist.
 */
function complaints(virtual) {
  const options = {
    strict: true, noEmit: true, skipLibCheck: true, allowJs: true, checkJs: true, noUnusedLocals: true,
    target: ts.ScriptTarget.ES2022, lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force, jsx: ts.JsxEmit.ReactJSX, types: [],
    baseUrl: root, paths: { "*": ["tests/node_modules/*", "tests/node_modules/@types/*"] },
  };
  const texts = new Map(Object.entries({ "web/embed/beian-check.ts": types, ...virtual }).map(([path, text]) => [join(root, path), text]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, target, ...rest) =>
    texts.has(path) ? ts.createSourceFile(path, texts.get(path), target, true) : getSourceFile(path, target, ...rest);
  const program = ts.createProgram([...texts.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName.replace(root, "")}:${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

test("the examples keep to the types, strictly", () => {
  assert.deepEqual(
    complaints({
      "web/examples/plain.mjs": script("web/examples/plain.html"),
      "web/examples/vue.ts": `${script("web/examples/BeianCheck.vue")}\nexport { count, errors };`, // the template's
      "web/examples/BeianCheck.tsx": read("web/examples/BeianCheck.tsx"),
      "web/examples/agency.js": read("web/examples/agency.js"),
    }),
    [],
  );
});

test("the types refuse what the page would refuse", () => {
  const wrong = [
    `check.request("getReport", { format: "pdf" })`,
    `check.request("getReport")`,
    `check.request("setFiling", { filling: {} })`,
    `check.request("check", { now: true })`,
    `check.request("initialize", { protocolVersion: 1 })`,
    `check.addEventListener("result", ({ detail }) => detail.summary.counts.errors)`,
  ];
  const text = [`const check = document.createElement("beian-check");`, ...wrong].join(";\n");
  const found = complaints({ "web/examples/wrong.ts": text });
  wrong.forEach((line, i) => assert.ok(found.some((it) => it.startsWith(`web/examples/wrong.ts:${i + 2}:`)), `${line}\n${found.join("\n")}`));
});

/** Names of the members of an interface of the types. */
function members(name) {
  const source = ts.createSourceFile("types.d.ts", types, ts.ScriptTarget.ES2022);
  const found = source.statements.find((it) => ts.isInterfaceDeclaration(it) && it.name.text === name);
  return found.members.map((it) => it.name.text).filter((it) => it !== undefined);
}

test("methods, notifications and attributes: the same in the types, the code and the documentation", () => {
  const page = read("web/platform/embed.js"), loader = read("web/embed/beian-check.js"), words = read("web/embed/README.md");
  const methods = [...page.match(/methods: \{\n([^]*?)\n {4}\},/)[1].matchAll(/^ {6}(\w+): \{/gm)].map(([, it]) => it);
  assert.deepEqual(methods, members("Methods"));
  const notified = new Set([...page.matchAll(/notify\('(\w+)'/g)].map(([, it]) => it));
  assert.deepEqual([...notified].sort(), members("Notifications").sort());
  const believed = [...loader.match(/believable = \{\n([^]*?)\n {2}\};/)[1].matchAll(/^ {4}(\w+):/gm)].map(([, it]) => it);
  assert.deepEqual(believed, members("Notifications"));
  const settings = [...loader.match(/const settings = \{\n([^]*?)\n {2}\};/)[1].matchAll(/^ {4}"?([\w-]+)"?:/gm)].map(([, it]) => it);
  assert.deepEqual(["src", "rules", ...settings].sort(), members("BeianCheckAttributes").sort());
  const initialize = [...page.match(/initialize: \{\n([^]*?)\},/)[1].matchAll(/(\w+): '/g)].map(([, it]) => it);
  assert.deepEqual(initialize, members("Initialize"));
  for (const name of [...methods, ...members("BeianCheckEvents"), ...members("BeianCheckAttributes")]) {
    if (name !== "initialize") assert.ok(words.includes(`\`${name}`), `web/embed/README.md says nothing of ${name}`);
  }
});

test("the documentation shows the examples as they are", () => {
  const blocks = [...read("web/embed/README.md").matchAll(/^```(?:html|vue|tsx)\n([^]*?)^```/gm)].map(([, text]) => text);
  const examples = files(/^web\/examples\/(plain\.html|BeianCheck\.\w+)$/).map(read);
  assert.equal(examples.length, 3);
  for (const example of examples) assert.ok(blocks.includes(example), example.slice(0, 80));
});
