// Reports in their other forms, and the comparison with an earlier one.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { asset, check, folder, program, run, sample } from './cli.mjs';

const day = ['--date', '2026-11-22'];
const written = (format, ...more) => run(['check', ...day, '--format', format, ...more]).stdout;
const digest = createHash('sha256').update(readFileSync(program)).digest('hex');
const body = JSON.parse(readFileSync(sample('faulty.json')));

/** An applicant's own pack that keeps one rule quiet. */
function quietPack(t, rule) {
  const file = join(folder(t), 'pack.json');
  const pack = { id: 'agency', version: '1', checked: '2026-11-20', suppress: [{ rule, reason: '客户 <b>已确认</b>' }] };
  writeFileSync(file, JSON.stringify(pack));
  return file;
}

function schemas() {
  const own = JSON.parse(readFileSync(new URL('sarif.schema.json', import.meta.url)));
  if (!process.env.BEIAN_SARIF_SCHEMA) return [own];
  const { $schema, id, ...published } = JSON.parse(readFileSync(process.env.BEIAN_SARIF_SCHEMA));
  return [own, published];
}

test('every report tells tool, SHA-256, rule pack and its age, date, and what was not checked', () => {
  const { version } = check([sample('faulty.json')]).json().tool;
  for (const format of ['json', 'text', 'html', 'markdown', 'csv', 'sarif']) {
    for (const language of ['zh', 'en']) {
      const report = written(format, '--lang', language, '--date', '2026-12-02', sample('faulty.json'));
      const pack = check([sample('clean.json')]).json().rule_pack;
      const cannot = language === 'zh' ? '人脸核验能否通过' : 'Whether the face check will pass';
      for (const part of [version, digest, pack.version, pack.id, pack.checked, '2026-12-02', cannot]) {
        assert.ok(report.includes(part), `${format} ${language}: ${part}`);
      }
      assert.match(report, /"age_days": 10\b|10 天前|10 days before/);
    }
  }
});

test('nothing personal leaves a masked report, in any form', () => {
  const secrets = [body.icp_subject, body.icp_applets].flatMap(({ principal_info: person }) => [
    person.certificate_number, person.mobile, person.emergency_contact, person.email]);
  for (const format of ['html', 'markdown', 'csv', 'sarif']) {
    const report = written(format, sample('faulty.json'));
    for (const secret of secrets) assert.ok(!report.includes(secret), `${format}: ${secret}`);
    const open = written(format, '--unmasked', sample('faulty.json'));
    assert.ok(open.includes(body.icp_subject.principal_info.certificate_number), format);
  }
});

test('the HTML report is one file without script, and forbids itself everything', () => {
  const report = written('html', sample('faulty.json'));
  const policy = report.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1];
  assert.ok(policy.startsWith("default-src 'none'; style-src 'unsafe-inline'"));
  assert.doesNotMatch(report, /<script|<link|<img|<iframe|<form|\son\w+=|url\(|@import/i);
  assert.match(report, /@page\{size:A4/);
  assert.match(report, /<html lang="zh-CN">/);
  const { findings } = check([sample('faulty.json')]).json();
  assert.equal(report.match(/<article/g).length, findings.length);
});

test('what was typed stays text in every form', (t) => {
  const hostile = structuredClone(body);
  hostile.icp_applets.base_info.comment = `=cmd|' /C calc'!A0 <script>alert(1)</script> "quoted", \`code\` [a](http://x) \u202E`;
  hostile['<img src=x onerror=alert(1)>'] = '</style>';
  const file = join(folder(t), '=1+1 <b>.json');
  writeFileSync(file, JSON.stringify(hostile));
  const html = written('html', '--unmasked', file);
  assert.doesNotMatch(html, /<script>|<img|<b>|\u202E/);
  assert.match(html, /&lt;script&gt;/);
  for (const format of ['html', 'markdown', 'csv', 'text', 'sarif']) {
    assert.doesNotMatch(written(format, '--unmasked', file), /[\0-\x08\x0B\x0C\x0E-\x1F]|\u202E/, format);
  }
  const outside = written('markdown', '--unmasked', file).replace(/(`+)(?!`).*?[^`]\1(?!`)/g, '');
  assert.doesNotMatch(outside, /(?<!\\)<(?!https?:)/);
  for (const cell of cells(written('csv', '--unmasked', file)).flat()) assert.doesNotMatch(cell, /^\s*[=+\-@＝＋－＠]/);
});

/** The rows of a CSV text, as RFC 4180 reads them. */
function cells(text) {
  assert.ok(text.startsWith('\uFEFF') && text.endsWith('\r\n'));
  const rows = text.slice(1, -2).split('\r\n');
  return rows.map((row) => {
    assert.match(row, /^"([^"]|"")*"(,"([^"]|"")*")*$/);
    return [...row.matchAll(/"((?:[^"]|"")*)"/g)].map((match) => match[1].replaceAll('""', '"'));
  });
}

test('CSV: as many cells in each row, a row for each finding', () => {
  const rows = cells(written('csv', sample('faulty.json')));
  const { findings, not_checkable: cannot } = check([sample('faulty.json')]).json();
  assert.equal(new Set(rows.map((row) => row.length)).size, 1);
  assert.deepEqual(rows.slice(1, findings.length + 1).map((row) => row[2]), findings.map((finding) => finding.rule));
  assert.equal(rows.filter((row) => cannot.includes(row[3])).length, cannot.length);
});

test('Markdown: a box to tick for each finding and for all that only a person can confirm', () => {
  const { findings, not_checkable: cannot } = check([sample('faulty.json')]).json();
  assert.equal(written('markdown', sample('faulty.json')).match(/^- \[ \] /gm).length, findings.length + cannot.length);
});

test('SARIF follows its schema, with and without an earlier report and a pack that suppresses', (t) => {
  const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
  const validates = schemas().map((schema) => ajv.compile(schema));
  const earlier = join(folder(t), 'earlier.json');
  writeFileSync(earlier, written('json', sample('faulty.json')));
  const pack = quietPack(t, 'phone.emergency-differs');
  for (const file of ['clean.json', 'faulty.json', 'official-sample.json']) {
    for (const more of [[], ['--lang', 'en'], ['--baseline', earlier], ['--rules', pack], ['--unmasked']]) {
      const log = JSON.parse(written('sarif', ...more, sample(file)));
      for (const validate of validates) assert.ok(validate(log), `${file} ${more}: ${JSON.stringify(validate.errors)}`);
      const [{ results, tool }] = log.runs;
      for (const result of results) {
        if (result.baselineState !== 'absent') assert.equal(tool.driver.rules[result.ruleIndex].id, result.ruleId);
      }
    }
  }
});

test('a suppressed finding is told apart, with its reason, in every form', (t) => {
  const pack = quietPack(t, 'phone.emergency-differs');
  const report = check(['--rules', pack, sample('faulty.json')]).json();
  assert.ok(report.suppressed.some((one) => one.rule === 'phone.emergency-differs' && one.findings.length > 0));
  assert.ok(!report.findings.some((finding) => finding.rule === 'phone.emergency-differs'));
  assert.deepEqual(report.rules.suppressed, ['phone.emergency-differs']);
  const { results } = JSON.parse(written('sarif', '--rules', pack, sample('faulty.json'))).runs[0];
  const quiet = results.filter((result) => result.suppressions);
  assert.ok(quiet.length > 0 && quiet.every((result) => result.ruleId === 'phone.emergency-differs'));
  assert.match(written('html', '--rules', pack, sample('faulty.json')), /客户 &lt;b&gt;已确认/);
  assert.match(written('text', '--rules', pack, sample('faulty.json')), /规则包要求不提示 \(1\)/);
  for (const format of ['markdown', 'csv']) assert.match(written(format, '--rules', pack, sample('faulty.json')), /已确认/);
});

test('compared with an earlier report: new, fixed, unchanged', (t) => {
  const work = folder(t);
  const [earlier, mended] = [join(work, 'earlier.json'), join(work, 'mended.json')];
  const before = run(['check', '--date', '2026-11-20', '--format', 'json', sample('faulty.json')]);
  writeFileSync(earlier, before.stdout);
  const person = { ...body.icp_subject.principal_info, emergency_contact: '13900139000', mobile: '1380013800' };
  writeFileSync(mended, JSON.stringify({ ...body, icp_subject: { ...body.icp_subject, principal_info: person } }));
  const { json, status } = check(['--baseline', earlier, mended]);
  const { changes, findings } = json();
  assert.equal(status, 1);
  assert.equal(changes.since, '2026-11-20');
  assert.ok(changes.fixed.some((one) => one.rule === 'phone.emergency-differs'));
  assert.ok(findings.some((one) => one.rule === 'phone.length' && one.change === 'new'));
  const count = (change) => findings.filter((one) => one.change === change).length;
  assert.deepEqual([count('new'), count('unchanged')], [changes.new, changes.unchanged]);
  assert.equal(findings.length, changes.new + changes.unchanged);
  const validate = new Ajv({ strict: true }).compile(JSON.parse(readFileSync(asset('report.schema.json'))));
  assert.ok(validate(json()), JSON.stringify(validate.errors));
  assert.match(written('text', '--baseline', earlier, mended), /与先前的报告相比（2026-11-20）：新出现 \d+，已改好 \d+，没有变化 \d+/);
  assert.match(written('html', '--lang', 'en', '--baseline', earlier, mended), /<span class="pill">new<\/span>/);
  assert.match(written('markdown', '--baseline', earlier, mended), /- \[x\] 已改好/);
  const states = JSON.parse(written('sarif', '--baseline', earlier, mended)).runs[0].results.map((one) => one.baselineState);
  assert.equal(states.filter((state) => state === 'absent').length, changes.fixed.length);
});

test('a report compared with itself: nothing changed', (t) => {
  const earlier = join(folder(t), 'earlier.json');
  writeFileSync(earlier, written('json', sample('faulty.json')));
  const { changes, findings } = check(['--baseline', earlier, sample('faulty.json')]).json();
  assert.deepEqual(changes, { since: '2026-11-22', new: 0, unchanged: findings.length, fixed: [], not_looked_at: [] });
});

test('wrong calls say so', (t) => {
  const text = join(folder(t), 'other.json');
  writeFileSync(text, '{"findings": 1}');
  for (const args of [['--format', 'html', sample('clean.json'), sample('faulty.json')],
    ['--baseline', text, sample('clean.json')], ['--baseline', '/nonexistent', sample('clean.json')],
    ['--baseline', text, sample('clean.json'), sample('faulty.json')]]) {
    const { status, stdout, stderr } = run(['check', ...args]);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, /^beian-check: /);
  }
  const broken = run(['check', '--format', 'html', '-'], '{');
  assert.equal(broken.status, 2);
  assert.equal(broken.stdout, '');
  assert.match(broken.stderr, /^-:1:2: /);
});
