import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from './cli.mjs';

test('the rule records as JSON and as the page RULES.md', () => {
  const { rule_pack: pack, families } = JSON.parse(run(['rules', '--format', 'json']).stdout);
  assert.match(pack.checked, /^\d{4}-\d{2}-\d{2}$/);
  const rules = families.flatMap((family) =>
    family.rules.map((rule) => ({ ...rule, source: { ...family.source, ...rule.source } })));
  assert.ok(rules.length >= 60, `${rules.length} rules`);
  assert.equal(new Set(rules.map((rule) => rule.id)).size, rules.length);
  for (const language of ['zh', 'en']) {
    const page = run(['rules', '--format', 'markdown', '--lang', language]).stdout;
    const sections = page.split(/^### /m).slice(1);
    assert.deepEqual(sections.map((section) => section.match(/^`(\S+)`\n/)[1]).sort(), rules.map((rule) => rule.id).sort());
    for (const section of sections) {
      const rule = rules.find((one) => section.startsWith(`\`${one.id}\``));
      for (const part of [rule.severity, rule.source.checked, `](../../tests/cases/${rule.id})`]) {
        assert.ok(section.includes(part), `${rule.id}: ${part}`);
      }
      const items = language === 'zh' ? ['级别', '适用', '为什么', '怎么改', '依据', '可信度', '例子']
        : ['Severity', 'Applies', 'Why', 'How to fix', 'Source', 'Confidence', 'Examples'];
      for (const item of items) assert.match(section, new RegExp(`^- ${item}(：|: )\\S`, 'm'), rule.id);
    }
  }
});
