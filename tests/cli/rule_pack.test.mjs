// --rules FILE: the program and the published schema take and refuse the same packs.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { asset, check, folder, sample } from './cli.mjs';

const whole = { id: 'acme', version: '1', checked: '2026-11-01' };
const rule = {
  id: 'acme.no-plus', title: { zh: '题', en: 't' }, fail: { zh: '有', en: 'has' }, fix: { zh: '去掉', en: 'remove' },
  severity: 'warning', check: 'forbidden_text', fields: ['account.name'], params: { texts: ['示'] },
  confidence: 'observed', source: { authority: 'acme', document: 'handbook', checked: '2026-11-01' },
};
const without = (object, key) => Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));

const good = {
  'nothing but its name': whole,
  'a severity': { ...whole, severity: { 'name.few-han': 'advice' } },
  'a suppression': { ...whole, suppress: [{ rule: 'name.few-han', reason: '有商标' }] },
  'a rule': { ...whole, rules: [rule] },
  dates: { ...whole, valid_from: '2026-01-01', valid_to: '2027-01-01', title: { zh: '包', en: 'pack' } },
};
const bad = {
  'no id': without(whole, 'id'),
  'no date': without(whole, 'checked'),
  'an unknown key': { ...whole, colour: 1 },
  'a severity that is none': { ...whole, severity: { 'name.few-han': 'fatal' } },
  'no reason': { ...whole, suppress: [{ rule: 'name.few-han' }] },
  'a blank reason': { ...whole, suppress: [{ rule: 'name.few-han', reason: ' ' }] },
  'a rule without a remedy': { ...whole, rules: [without(rule, 'fix')] },
  'a rule with an unknown key': { ...whole, rules: [{ ...rule, colour: 1 }] },
  'a date that is none': { ...whole, valid_to: 'soon' },
  'a list': [],
};
const onlyTheProgramKnows = {
  'an unknown rule': { ...whole, suppress: [{ rule: 'no.such', reason: 'x' }] },
  'an unknown function': { ...whole, rules: [{ ...rule, check: 'no_such' }] },
  'an id that is taken': { ...whole, rules: [{ ...rule, id: 'name.few-han' }] },
};

const validate = new Ajv().compile(JSON.parse(readFileSync(asset('rule_pack.schema.json'), 'utf8')));

function checkWith(t, pack) {
  const file = join(folder(t), 'pack.json');
  writeFileSync(file, typeof pack === 'string' ? pack : JSON.stringify(pack));
  return check([sample('faulty.json'), '--rules', file]);
}

for (const [name, pack] of Object.entries(good)) {
  test(`taken: ${name}`, (t) => {
    assert.ok(validate(pack), JSON.stringify(validate.errors));
    const result = checkWith(t, pack);
    assert.equal(result.stderr, '');
    assert.equal(result.status, 1);
  });
}

for (const [name, pack] of Object.entries({ ...bad, ...onlyTheProgramKnows })) {
  test(`refused: ${name}`, (t) => {
    assert.equal(validate(pack), name in onlyTheProgramKnows);
    const result = checkWith(t, pack);
    assert.equal(result.status, 2);
    assert.equal(result.stdout, '');
    assert.match(result.stderr, /pack\.json: .*\p{Script=Han}/u);
  });
}

test('refused: no JSON, no file', (t) => {
  assert.equal(checkWith(t, '{"id": ').status, 2);
  const result = check([sample('faulty.json'), '--rules', join(folder(t), 'nothing.json')]);
  assert.equal(result.status, 2);
  assert.match(result.stderr, /nothing\.json/);
});
