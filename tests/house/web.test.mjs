// The page's code: widgets go through their wrappers, words through assets/ui.json.
import assert from "node:assert/strict";
import { test } from "node:test";

import { files, occurrences, read } from "./files.mjs";

test("only web/ui, main.cpp and the glyphs speak to ImGui", () => {
  const imgui = /\bImGui::|\bIm(Vec|Draw|Font|Col)[A-Z0-9]\w*|#include [<"]imgui/;
  const may = files(/^web\/(ui\/.*|main|platform\/glyphs)\.(cpp|h)$/);
  const mayNot = files(/^web\/.*\.(cpp|h)$/).filter((path) => !may.includes(path));
  assert.ok(occurrences(may, imgui).length > 10 && mayNot.length > 5);
  assert.deepEqual(occurrences(mayNot, imgui), []);
});

test("every widget is a node of the semantics tree", () => {
  // press() makes a place of the canvas react; whoever calls it must name the place in the same file.
  for (const path of files(/^web\/(app|ui)\/.*\.cpp$/)) {
    const text = read(path);
    const count = (pattern) => text.match(pattern)?.length ?? 0;
    const presses = count(/= (disabled \? Press\{\} : )?(ui::)?press\(/g);
    assert.ok(count(/\badd_node\(/g) >= presses, `${path}: ${presses} presses`);
  }
});

const words = JSON.parse(read("assets/ui.json"));
const steps = ["start", "materials", "subject", "principal", "applet", "drama", "results", "after"];

// Texts made of two pieces: what may follow the first.
const composed = {
  "header.": ["open", "save", "clear", "language"],
  "step.": steps,
  "page.": steps.filter((it) => it !== "start"),
  "lead.": steps.filter((it) => it !== "start" && it !== "results"),
  "start.sample-": ["faulty", "clean", "opened"],
  "document.by-": ["text", "words", "shape"],
  "consent.what-": ["filing", "report", "report-unmasked", "package", "save", "lose"],
};

test("every text of the page exists in both languages, and every text is used", () => {
  const families = new Set(Object.keys(words).map((key) => key.split(".")[0]));
  const used = new Set();
  for (const path of files(/^web\/.*\.cpp$/)) {
    for (const [, literal] of read(path).matchAll(/"([a-z]+\.[a-z.-]*)"/g)) {
      if (!families.has(literal.split(".")[0])) continue;
      const ends = /[.-]$/.test(literal) ? composed[literal] : [""];
      assert.ok(ends, `${path}: what may follow "${literal}"?`);
      for (const end of ends) used.add(literal + end);
    }
  }
  assert.ok(used.size > 100);
  assert.deepEqual([...used].filter((key) => !(key in words)), [], "missing");
  assert.deepEqual(Object.keys(words).filter((key) => !used.has(key)), [], "unused");
  for (const [key, { zh, en }] of Object.entries(words)) {
    // Those name the other language; these are full-width marks.
    const inChinese = key.startsWith("mark.") ? /^[，：]$/ : /[\u4e00-\u9fff]/;
    if (!key.endsWith(".language")) assert.match(zh, inChinese, key);
    assert.ok(en.length > 0, key);
    const arguments_ = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    assert.deepEqual(arguments_(zh), arguments_(en), `${key}: the same arguments in both languages`);
    assert.doesNotMatch(zh, /！|!/, `${key}: no exclamation marks`);
  }
});
