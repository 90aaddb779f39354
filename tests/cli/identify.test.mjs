import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from './cli.mjs';

const day = ['--date', '2026-11-22', '--format', 'json'];

test('one value: the answer, whatever the verdict', () => {
  const good = run(['identify', 'resident-id', '11010519491231002X', ...day]);
  assert.equal(good.status, 0);
  const answer = JSON.parse(good.stdout);
  assert.deepEqual(Object.keys(answer), ['kind', 'value', 'normalized', 'verdict', 'reasons', 'parts']);
  assert.equal(answer.verdict, 'valid');
  assert.equal(answer.parts.birth_date, '1949-12-31');

  const bad = run(['identify', 'resident-id', '110105194912310021', ...day]);
  assert.equal(bad.status, 0);
  const { verdict, reasons } = JSON.parse(bad.stdout);
  assert.equal(verdict, 'invalid');
  assert.ok(reasons.length > 0);
  for (const reason of reasons) {
    assert.deepEqual(Object.keys(reason), ['code', 'message']);
    assert.notEqual(reason.message, reason.code);
  }
});

test('a batch: one answer a line, bad lines named', () => {
  const lines = ['{"kind": "mobile", "value": "13800138000"}', '', '{"kind": "nonsense", "value": "1"}', '{"kind"', '{"kind": "uscc", "value": 3}',
    '{"kind": "resident-id", "value": "11010519491231002x"}'];
  const { status, stdout } = run(['identify', '--batch', ...day], lines.join('\n'));
  const answers = stdout.trim().split('\n').map((line) => JSON.parse(line));
  assert.equal(status, 2);
  assert.deepEqual(answers.map((answer) => answer.error?.code ?? answer.kind),
    ['mobile', 'request-malformed', 'json-unexpected-end', 'request-malformed', 'resident-id']);
});
