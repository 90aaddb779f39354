import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folder, run } from './cli.mjs';

const explain = (pasted, ...more) => {
  const result = run(['explain', '-', '--format', 'json', ...more], pasted);
  return { ...result, ...JSON.parse(result.stdout) };
};

test('a code, a sentence and an answer of the API are recognised', () => {
  const answer = { errcode: 86202, hints: [{ errcode: 86308, err_field: 'icp_subject.principal_info.certificate_validity_date_end', errmsg: '' }] };
  for (const pasted of ['86308', '您的身份证已过期，请更换', JSON.stringify(answer), JSON.stringify({ data: answer })]) {
    const { status, recognised, explanations } = explain(pasted);
    assert.equal(status, 0, pasted);
    assert.equal(recognised, true);
    assert.equal(explanations[0].id, 'validity', pasted);
    assert.ok(explanations[0].fields.includes('icp_subject.principal_info.certificate_validity_date_end'));
  }
});

test('what is not recognised says so', () => {
  const { status, recognised, explanations } = explain('hello');
  assert.deepEqual([status, recognised, explanations], [1, false, []]);
  assert.match(run(['explain', '-', '--format', 'text'], 'hello').stdout, /没有认出/);
  assert.match(run(['explain', '-', '--format', 'text', '--lang', 'en'], '').stdout, /Not recognised/);
});

test('a file, and wrong calls', (t) => {
  const file = join(folder(t), 'reason.txt');
  writeFileSync(file, '短信核验超时');
  const { status, stdout } = run(['explain', file, '--format', 'text']);
  assert.equal(status, 0);
  assert.match(stdout, /短信核验超时或失败[\s\S]+怎么办/);
  assert.equal(run(['explain', '/nowhere']).status, 2);
  assert.equal(run(['explain', 'a', 'b']).status, 2);
  assert.equal(run(['explain', '-', '--format', 'html'], 'x').status, 2);
});

test('hostile text is answered in time', () => {
  for (const pasted of ['证件有效期手机号名称'.repeat(100_000), '1;'.repeat(1_000_000), '['.repeat(1_000_000), '{"a":'.repeat(100_000),
    JSON.stringify({ hints: Array(20_000).fill({ err_field: 'x', errmsg: '名称'.repeat(20) }) })]) {
    const { ms, signal, explanations } = explain(pasted);
    assert.equal(signal, null);
    assert.ok(ms < 1500, `${pasted.slice(0, 20)}: ${ms} ms`);
    assert.ok(explanations.length <= 50);
  }
});
