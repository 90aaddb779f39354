// The workflow of web/examples/ci: its shell steps as a runner runs them, in a little repository.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import Ajv from "ajv";

import { emptyFolder, packed } from "./package.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const workflow = readFileSync(join(root, "web/examples/ci/check-filings.yml"), "utf8");

/** The values of `run`, of one line or of a block. */
function shellSteps(text) {
  const steps = [...text.matchAll(/^( +)run: (?:\|\n((?:\1  .*\n)+)|(.*)\n)/gm)];
  return steps.map(([, indent, block, line]) => line ?? block.replaceAll(`${indent}  `, ""));
}

/** The steps one after the other until one fails; {status, sarif}. */
function runWorkflow(repository) {
  const temp = emptyFolder(), [, filings] = workflow.match(/^ {2}FILINGS: (\S+)/m);
  const env = { ...process.env, FILINGS: filings, RUNNER_TEMP: temp, BEIAN_CHECK: packed(), npm_config_offline: "true" };
  let status = 0;
  for (const step of shellSteps(workflow)) {
    const script = ["--noprofile", "--norc", "-eo", "pipefail", "-c", step];
    const ran = spawnSync("bash", script, { cwd: repository, env, encoding: "utf8" });
    status = ran.status;
    if (status != 0) break;
  }
  const [, file] = workflow.match(/sarif_file: \$\{\{ runner\.temp \}\}(\S+)/);
  const report = join(temp, file);
  return { status, sarif: existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : null };
}

function repository(filings) {
  const folder = emptyFolder();
  for (const [name, sample] of Object.entries(filings)) {
    const path = join(folder, "filings", name);
    mkdirSync(join(path, ".."), { recursive: true });
    if (existsSync(join(root, "assets/samples", sample))) cpSync(join(root, "assets/samples", sample), path);
    else writeFileSync(path, sample);
  }
  return folder;
}

test("there are steps to run", () => assert.equal(shellSteps(workflow).length, 2));

test("a repository without errors passes", () => {
  const { status, sarif } = runWorkflow(repository({ "a/filing.json": "clean.json", "b.json": "clean.json" }));
  assert.equal(status, 0);
  assert.ok(sarif.runs[0].results.length > 0);
  assert.ok(sarif.runs[0].results.every(({ level }) => level != "error"));
  const schema = JSON.parse(readFileSync(join(root, "tests/cli/sarif.schema.json"), "utf8"));
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  assert.ok(ajv.validate({ ...schema, $schema: undefined }, sarif), JSON.stringify(ajv.errors?.slice(0, 3)));
});

test("one with errors fails, and each finding points to its file", () => {
  const { status, sarif } = runWorkflow(repository({ "示例 甲/filing.json": "faulty.json", "b.json": "clean.json", "c/filing.json": "{broken" }));
  assert.equal(status, 2);
  assert.equal(sarif.runs.length, 1);
  const uri = ({ locations }) => decodeURI(locations[0].physicalLocation.artifactLocation.uri);
  const [run] = sarif.runs, errors = run.results.filter(({ level }) => level == "error");
  assert.ok(errors.length > 5);
  assert.deepEqual(new Set(errors.map(uri)), new Set(["filings/示例 甲/filing.json"]));
  for (const { ruleId, ruleIndex } of run.results) assert.equal(run.tool.driver.rules[ruleIndex].id, ruleId);
  assert.deepEqual(run.invocations[0].toolExecutionNotifications.map(uri), ["filings/c/filing.json"]);
  assert.equal(run.invocations[0].executionSuccessful, false);
});
