import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { asset, check, folder, run, sample } from './cli.mjs';

const day = ['--date', '2026-11-22'];
const names = ['official-sample.json', 'clean.json', 'faulty.json'];

test('reports follow the published schema, in both languages, masked and not', () => {
  const validate = new Ajv({ allErrors: true, strict: true }).compile(JSON.parse(readFileSync(asset('report.schema.json'))));
  for (const name of names) {
    for (const more of [[], ['--lang', 'en'], ['--unmasked']]) {
      const report = check([sample(name), ...more]).json();
      assert.ok(validate(report), `${name} ${more}: ${JSON.stringify(validate.errors)}`);
      assert.deepEqual(report.rules['tool-error'], []);
    }
  }
});

test('the official sample: its ID number and its 备注 are both reported', () => {
  const { status, json } = check([sample('official-sample.json')]);
  assert.equal(status, 1);
  const errors = json().findings.filter((finding) => finding.severity === 'error' && finding.result === 'fail');
  for (const field of ['icp_subject.principal_info.certificate_number', 'icp_applets.base_info.comment']) {
    assert.ok(errors.some((finding) => finding.fields.includes(field)), field);
  }
});

test('the clean sample has no errors and no warnings', () => {
  const { status, json } = check([sample('clean.json')]);
  assert.deepEqual(json().findings.filter((finding) => finding.result === 'fail' && finding.severity !== 'advice'), []);
  assert.equal(json().verdict, 'ready');
  assert.equal(status, 0);
});

test('the faulty sample shows about ten mistakes in most steps of the form', () => {
  const { status, json } = check([sample('faulty.json')]);
  const errors = json().findings.filter((finding) => finding.result === 'fail' && finding.severity === 'error');
  assert.equal(status, 1);
  assert.ok(errors.length >= 8 && errors.length <= 16, `${errors.length} errors`);
  assert.ok(new Set(errors.map((finding) => finding.rule)).size >= 8);
});

test('nothing personal leaves the masked report', () => {
  const body = JSON.parse(readFileSync(sample('faulty.json')));
  const secrets = [body.icp_subject, body.icp_applets].flatMap(({ principal_info: person }) => [
    person.certificate_number, person.mobile, person.emergency_contact, person.email]);
  for (const format of ['json', 'text', 'hints']) {
    const { stdout } = run(['check', ...day, '--format', format, sample('faulty.json')]);
    for (const secret of secrets) assert.ok(!stdout.includes(secret), `${format}: ${secret}`);
  }
  const { stdout } = run(['check', ...day, '--format', 'json', '--unmasked', sample('faulty.json')]);
  assert.ok(stdout.includes(body.icp_subject.principal_info.certificate_number));
});

test('several files: a line each, with the file first; one bad file does not stop the others', (t) => {
  const missing = join(folder(t), 'missing.json');
  const { status, stdout } = check([sample('clean.json'), missing, sample('faulty.json')]);
  const lines = stdout.trim().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(lines.map((line) => line.file), [sample('clean.json'), missing, sample('faulty.json')]);
  assert.equal(lines[0].verdict, 'ready');
  assert.equal(lines[1].error.code, 'file-unreadable');
  assert.ok(lines[1].error.message.length > 5);
  assert.equal(lines[2].verdict, 'not-ready');
  assert.equal(status, 2);
});

test('file names from a list', (t) => {
  const list = join(folder(t), 'list');
  writeFileSync(list, names.map(sample).join('\r\n') + '\n\n');
  const fromFile = check(['--files-from', list]);
  assert.equal(fromFile.status, 1);
  assert.equal(fromFile.stdout.trim().split('\n').length, 3);
  assert.equal(check(['--files-from', '-'], readFileSync(list)).stdout, fromFile.stdout);
});

test('standard input', () => {
  const fromFile = check([sample('clean.json')]);
  assert.equal(check(['-'], readFileSync(sample('clean.json'))).stdout, fromFile.stdout);
});

test('broken JSON: line, column and what was expected', () => {
  const { status, json } = check(['-'], '{\n  "icp_subject": {\n    "base_info" {}\n  }\n}');
  assert.equal(status, 2);
  const { code, line, column, message } = json().error;
  assert.deepEqual({ code, line, column }, { code: 'json-expected-colon', line: 3, column: 17 });
  assert.match(message, /冒号/);
  const text = run(['check', '--format', 'text', '-'], '{');
  assert.equal(text.status, 2);
  assert.match(text.stderr, /^-:1:2: /);
});

test('hints have the official shape', () => {
  const { stdout, status } = run(['check', ...day, '--format', 'hints', sample('faulty.json')]);
  const answer = JSON.parse(stdout);
  assert.equal(status, 1);
  assert.deepEqual(Object.keys(answer), ['errcode', 'errmsg', 'hints']);
  for (const hint of answer.hints) assert.deepEqual(Object.keys(hint), ['errcode', 'err_field', 'errmsg']);
  assert.ok(answer.hints.some((hint) => hint.err_field === 'icp_subject.principal_info.emergency_contact'));
});

test('the reference date decides about validity', () => {
  const { stdout } = run(['check', '--date', '2038-03-01', '--format', 'json', sample('clean.json')]);
  assert.equal(JSON.parse(stdout).verdict, 'not-ready');
});

test('wrong calls: exit code 2 and a word on standard error', () => {
  for (const args of [[], ['check'], ['check', '--date', '2026-02-30', 'x'], ['check', '--format', 'xml', 'x'],
    ['check', '--unknown'], ['check', '--date'], ['frobnicate'], ['identify', 'resident-id'], ['identify', 'nonsense', '1'],
    ['rules', '--format', 'xml'], ['check', '--lang', 'fr', 'x'], ['check', '--files-from', '/nonexistent/list']]) {
    const { status, stdout, stderr } = run(args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, /^beian-check: /);
  }
});

test('help and version', () => {
  assert.match(run(['--help']).stdout, /identify KIND VALUE/);
  assert.match(run(['--version']).stdout, /^beian-check \d+\.\d+\.\d+\n$/);
  assert.equal(run(['--help']).status, 0);
});
