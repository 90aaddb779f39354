import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from './cli.mjs';

test('the rule records as JSON and as the page RULES.md', () => {
  const { rule_pack: pack, families } = JSON.parse(run(['rules', '--format', 'json']).stdout);
  assert.match(pack.checked, /^\d{4}-\d{2}-\d{2}$/);
  const rules = families.flatMap((family) => family.rules);
  assert.ok(rules.length >= 60, `${rules.length} rules`);
  assert.equal(new Set(rules.map((rule) => rule.id)).size, rules.length);
  for (const language of ['zh', 'en']) {
    const page = run(['rules', '--format', 'markdown', '--lang', language]).stdout;
    for (const rule of rules) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${rule.id}\``));
      assert.ok(row, rule.id);
      assert.equal(row.match(/(?<!\\)\|/g).length, 6, `${rule.id} has a cell too many`);
    }
  }
});
