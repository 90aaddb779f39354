// beian-check check --files: pictures of a folder find their fields by name, and their findings stand
// in the report of the filing.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { folder, run } from "./cli.mjs";
import { png } from "./png.mjs";

const principal = "icp_subject.principal_info";

/** A folder with those pictures, and a filing beside it. */
function prepared(t, pictures, filing) {
  const place = folder(t), photos = join(place, "photos");
  mkdirSync(join(photos, "more"), { recursive: true });
  for (const [name, bytes] of Object.entries(pictures)) writeFileSync(join(photos, name), bytes);
  const file = join(place, "filing.json");
  writeFileSync(file, JSON.stringify(filing));
  return [file, photos];
}

const check = (file, photos, ...more) => run(["check", file, "--files", photos, "--format", "json", ...more]);
const about = (report, path) => report.findings.filter(({ fields }) => fields[0] === path).map(({ rule }) => rule);

test("each picture is found by its name, in folders of the folder, too", (t) => {
  const [file, photos] = prepared(
    t,
    { "主体负责人身份证人像面.png": png(300, 200), "more/logo.png": png(200, 150), "notes.txt": "nothing", "whatever.png": png(30, 20) },
    { icp_subject: { principal_info: { name: "张样张" } } },
  );
  const { status, stdout, stderr } = check(file, photos);
  const report = JSON.parse(stdout);
  assert.equal(status, 1);
  assert.ok(about(report, `${principal}.certificate_photo_front`).includes("image.low-resolution"));
  assert.ok(!about(report, `${principal}.certificate_photo_front`).includes("required.field"));
  assert.ok(about(report, "documents.logo").includes("image.not-square"));
  assert.match(stderr, /notes\.txt[^]*whatever\.png/);
  assert.doesNotMatch(stderr, /人像面/);
});

test("a name that the filing gives wins over what it sounds like; regions are told in pixels", (t) => {
  const [file, photos] = prepared(t, { "front.png": png(300, 200) }, {
    icp_subject: { principal_info: { certificate_photo_back: "front.png" } },
  });
  const report = JSON.parse(check(file, photos).stdout);
  assert.ok(about(report, `${principal}.certificate_photo_back`).includes("image.low-resolution"));
  assert.deepEqual(about(report, `${principal}.certificate_photo_front`).filter((rule) => rule.startsWith("image.")), []);
});

test("the same file for both sides of a card is an error", (t) => {
  const [file, photos] = prepared(t, { "正面.png": png(30, 20), "反面.png": png(30, 20) }, { icp_subject: {} });
  assert.ok(about(JSON.parse(check(file, photos).stdout), `${principal}.certificate_photo_front`).concat(
    about(JSON.parse(check(file, photos).stdout), `${principal}.certificate_photo_back`)).includes("image.duplicate"));
});

test("wrong calls", (t) => {
  const [file, photos] = prepared(t, {}, {});
  assert.equal(check(file, join(photos, "none")).status, 2);
  assert.equal(check(file, photos, file).status, 2);
});
