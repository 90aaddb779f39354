// 200 broken copies of the samples: each gets an answer with a message, none a crash or a hang.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brokenCopies } from '../broken_copies.mjs';
import { check, folder, sample } from './cli.mjs';

// What the answer to a mutation must be, where that is certain.
const certain = {
  'BOM in front': (answer) => assert.ok(answer.verdict),
  'UTF-16': (answer) => assert.equal(answer.error.code, 'encoding-utf16'),
  GB18030: (answer) => assert.equal(answer.error.code, 'encoding-gb18030'),
  'single quotes': (answer) => assert.equal(answer.error.code, 'json-single-quotes'),
  'trailing comma': (answer) => assert.equal(answer.error.code, 'json-trailing-comma'),
  '10 MB string': (answer) => assert.equal(answer.error.code, 'json-too-large'),
  'NUL inserted': (answer) => assert.match(answer.error.code, /^(json-nul|json-invalid-utf8)$/),
  'invalid UTF-8': (answer) => assert.match(answer.error.code, /^json-invalid-utf8$/),
  'many keys': (answer) => assert.equal(answer.error.code, 'json-too-many-keys'),
};

test('200 broken copies', async (t) => {
  const samples = ['official-sample.json', 'clean.json', 'faulty.json'].map((name) => readFileSync(sample(name)));
  const file = join(folder(t), 'broken.json');
  let i = 0;
  for (const { kind, bytes } of brokenCopies(samples, 200)) {
    writeFileSync(file, bytes);
    const { status, signal, ms, stdout, json } = check([file]);
    const where = `copy ${i++}, ${kind}`;
    assert.equal(signal, null, where);
    assert.ok([0, 1, 2].includes(status), `${where}: exit code ${status}`);
    assert.ok(ms < 1000, `${where}: ${ms} ms`);
    const answer = json();
    if (status === 2) {
      assert.match(answer.error.message, /[\u4e00-\u9fff]{4}/, where);
      assert.ok(answer.error.line >= 1 && answer.error.column >= 1, where);
    } else {
      assert.equal(answer.verdict === 'not-ready', status === 1, where);
    }
    assert.ok(stdout.length < 1 << 24, `${where}: ${stdout.length} characters`);
    try { certain[kind]?.(answer); } catch (error) { error.message = `${where}: ${error.message}`; throw error; }
  }
});
