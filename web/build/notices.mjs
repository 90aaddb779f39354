// Writes THIRD_PARTY_NOTICES.md from the licences in the very sources that are compiled in.
//
//   node web/build/notices.mjs > THIRD_PARTY_NOTICES.md
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { argv, env } from "node:process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const cache = join(env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "beian-check");

/** What ./dev fetches: variable → {folder, version}. */
export const fetched = Object.fromEntries(
  [...readFileSync(join(root, "dev"), "utf8").matchAll(/^ *fetch (BEIAN_\w+_DIR) (\S+-(\S+)) /gm)].map(
    ([, variable, name, version]) => [variable, { folder: env[variable] ?? join(cache, name), version }],
  ),
);
const headers = env.BEIAN_HEADERS ?? "/usr/include";
const emscripten = env.EMSCRIPTEN ?? "/usr/share/emscripten";

const source = (variable) => (file) => readFileSync(join(fetched[variable].folder, file), "utf8");
const [imgui, jpeg, spng, zlib, stb, pugixml, qpdf] = ["IMGUI", "JPEG", "SPNG", "ZLIB", "STB", "PUGIXML", "QPDF"].map((it) => source(`BEIAN_${it}_DIR`));
const json = (file) => readFileSync(join(headers, "nlohmann", file), "utf8");
const system = (file) => readFileSync(join(emscripten, file), "utf8");

/** The part from the first pattern to before the second. */
function between(text, from, to) {
  const start = text.search(from);
  const length = text.slice(start + 1).search(to);
  if (start < 0 || length < 0) throw new Error(`no ${from} … ${to} in the licence: another version?`);
  return text.slice(start, start + 1 + length);
}
/** A comment without what makes it one. */
const comment = (text) => text.replace(/^ *(\/\/|\/\*|\*\/|\*|;)+ ?/gm, "");
/** "Copyright 2009 X" for each line that says so in the way of SPDX. */
const copyrights = (text) => text.match(/(?<=SPDX-FileCopyrightText: ).*/g).map((it) => `Copyright (c) ${it}`).join("\n");
/** Where only a reference is given to it: the text of the MIT licence as Dear ImGui has it. */
const mit = () => between(`${imgui("LICENSE.txt")}\n\f`, /Permission is hereby/, /\f/);

/** `archives`: static libraries of the build that hold it. `versions`: where not from ./dev. */
export const parts = [
  {
    name: "Dear ImGui", variable: "BEIAN_IMGUI_DIR", archives: ["imgui"], licence: "MIT",
    use: "Draws the page. With stb_rectpack, stb_textedit and stb_truetype, see stb.",
    text: () => imgui("LICENSE.txt"),
  },
  {
    name: "libjpeg-turbo", variable: "BEIAN_JPEG_DIR", archives: ["jpeg"], licence: "IJG AND BSD-3-Clause AND Zlib",
    use: "Reads and writes JPEG. This software is based in part on the work of the Independent JPEG Group. The assembler, which only the command line has, is under the Zlib licence.",
    text: () => [
      between(jpeg("README.ijg"), /The authors make NO WARRANTY/, /REFERENCES\n=/),
      between(jpeg("LICENSE.md"), /Copyright \(C\)2009/, /Why Three/),
      comment(between(jpeg("simd/nasm/jsimdext.inc"), /; Copyright 2009/, /; =====/)),
    ].join("\n\n"),
  },
  { name: "libspng", variable: "BEIAN_SPNG_DIR", archives: ["spng"], licence: "BSD-2-Clause", use: "Reads and writes PNG.", text: () => spng("LICENSE") },
  { name: "zlib", variable: "BEIAN_ZLIB_DIR", archives: ["zlib"], licence: "Zlib", use: "Packs and unpacks PNG, PDF and ZIP.", text: () => zlib("LICENSE") },
  {
    name: "stb", variable: "BEIAN_STB_DIR", archives: ["stb"], licence: "MIT OR Unlicense", use: "stb_image reads BMP.",
    text: () => between(stb("LICENSE"), /Copyright/, /-----/),
  },
  { name: "pugixml", variable: "BEIAN_PUGIXML_DIR", archives: ["pugixml"], licence: "MIT", use: "Reads XML in spreadsheets.", text: () => pugixml("LICENSE.md") },
  {
    name: "qpdf", variable: "BEIAN_QPDF_DIR", archives: ["qpdf"], licence: "Apache-2.0 AND MIT AND RSA-MD",
    use: "Reads and writes PDF; what was changed in it says core/document/qpdf.cmake of our sources.",
    text: () => [
      between(qpdf("NOTICE.md"), /QPDF is copyright/, /Versions of qpdf/),
      between(qpdf("NOTICE.md"), /The Rijndael/, /They were obtained/),
      "The embedded sha2 code comes from sphlib 3.0:",
      between(qpdf("NOTICE.md").replaceAll("```", "\f"), /Copyright \(c\) 2007/, /\f/),
      comment(between(qpdf("libqpdf/MD5_native.cc"), /\/\/ Copyright/, /\/\/\/\/\//)),
    ].join("\n\n"),
  },
  {
    name: "JSON for Modern C++", version: () => json("json.hpp").match(/version ([\d.]+)/)[1], archives: [], licence: "MIT", use: "Reads and writes JSON.",
    text: () => `${[...new Set(["json.hpp", "detail/conversions/to_chars.hpp", "detail/output/serializer.hpp"].flatMap((it) => copyrights(json(it)).split("\n")))].join("\n")}\n\n${mit()}`,
  },
  {
    name: "Emscripten", version: () => emscriptenVersion(), archives: [], licence: "MIT OR NCSA",
    use: "The JavaScript around the programs of the page, and emmalloc.",
    text: () => `Copyright (c) 2010-2022 The Emscripten Authors\n\n${mit()}`,
  },
  {
    name: "musl", version: () => `of Emscripten ${emscriptenVersion()}`, archives: [], licence: "MIT AND others as permissive", use: "The C library of the page.",
    text: () => [
      between(system("system/lib/libc/musl/COPYRIGHT"), /Copyright ©/, /-----/),
      between(system("system/lib/libc/musl/COPYRIGHT"), /Much of the math/, /The ARM memcpy/),
      comment(between(system("system/lib/libc/musl/src/math/acos.c"), / \* Copyright/, / \* =====/)),
    ].join("\n\n"),
  },
  {
    name: "LLVM libc++, libc++abi, compiler-rt", version: () => `of Emscripten ${emscriptenVersion()}`, archives: [], licence: "Apache-2.0 WITH LLVM-exception",
    use: "The C++ library of the page. The exception: what is embedded by compiling may be passed on in object form without sections 4(a), 4(b) and 4(d) of the Apache License.",
    text: () => "",
  },
  {
    name: "Apache License, Version 2.0", version: () => "", archives: [], licence: "The terms of Beian Check itself, and of qpdf", use: "",
    text: () => between(`${readFileSync(join(root, "LICENSE"), "utf8")}\f`, /1\. Definitions/, /APPENDIX|\f/),
  },
];

export const emscriptenVersion = () => system("emscripten-version.txt").replace(/["\s]/g, "");

/**
 * One line a paragraph, so that equal texts are equal bytes; copyright lines and the points of a list
 * keep their own. Rules, <br> and blanks at the ends of lines go.
 */
function flowed(text) {
  const own = /^(\([a-z\d]\) |\d\. |[*-] |Copyright|\(C\))/;
  const lines = text.replaceAll("<br>", "").split("\n").map((it) => it.trim());
  const paragraphs = [""];
  for (const line of lines) {
    if (line === "" || /^[=-]+$/.test(line)) paragraphs.push("");
    else if (own.test(line)) paragraphs.push(line);
    else paragraphs.push(`${paragraphs.pop()} ${line}`.trim());
  }
  return paragraphs.filter(Boolean).join("\n\n");
}

export function notices() {
  const section = ({ name, variable, version, licence, use, text }) =>
    [`## ${name} ${version?.() ?? fetched[variable].version}`.trim(), `${licence}. ${use}`.trim(), flowed(text())].filter(Boolean).join("\n\n");
  return `${["# Third-party notices", "What is compiled into Beian Check, and on which terms. Written by web/build/notices.mjs.", ...parts.map(section)].join("\n\n")}\n`;
}

if (argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(notices());
