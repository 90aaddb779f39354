// 31 provinces × {企业, 个体工商户, 个人} × {one person, two persons}: the statements that speak are
// those of provinces.json beside this file, all of the filing's own province, and all that apply by
// a second reading of the data. `UPDATE=1 node --test …` writes the table anew: look at its diff.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { asset, folder, run } from './cli.mjs';

const { provinces, rules } = JSON.parse(readFileSync(asset('rules/provinces.json'), 'utf8'));
const tablePath = new URL('provinces.json', import.meta.url);
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

const kinds = {
  enterprise: { type: 4, name: '示例科技有限公司', code: '91440300MA5TEXT03E' },
  'individual-business': { type: 4, name: '样例小吃店', code: '92440300MA5TEXT2XX' },
  individual: { type: 5, name: '陈示例', code: '440305198808080012' },
};

/// A filing with no papers and a plain remark, by people from 广东 (in 广东: from 湖南).
function filing(province, kind, persons) {
  const { type, name, code } = kinds[kind];
  const home = province === '440000' ? '湖南省长沙市岳麓区样例路8号' : '广东省深圳市南山区样例路8号';
  const person = (name, mobile, number) => ({
    name, mobile, emergency_contact: '13900139000', certificate_type: 2, certificate_number: number,
    certificate_validity_date_start: '20180315', certificate_validity_date_end: '20380315',
  });
  const first = person('陈示例', '13800138000', '440305198808080012');
  const second = person('周示例', '13900139000', '44010619850315002X');
  return {
    icp_subject: {
      base_info: { type, name, province, address: '样例路8号' },
      organize_info: { certificate_type: type === 5 ? 2 : 1, certificate_number: code, certificate_address: home },
      principal_info: first,
    },
    icp_applets: {
      base_info: { service_content_types: [3], nrlx_details: [{ type: 24 }],
        comment: '本小程序主要经营内容为日常记账，提供收支记录服务。' },
      principal_info: persons === 2 ? second : first,
    },
    account: { name: '示例记账本' },
    scenario: { subject_type: kind, same_principal: persons === 1, principal_is_legal_person: persons === 1 },
  };
}

/// What Filing::derived says of such a filing, known from how it was made.
function facts(kind, persons) {
  const own = kind === 'individual' || persons === 1 ? 'yes' : 'no';
  return { 'principal-is-legal-person': own, 'applet-principal-is-legal-person': own,
    'same-person': persons === 1 ? 'yes' : 'no', 'sole-trader': kind === 'individual-business' ? 'yes' : 'no' };
}

/// Conditions as core/filing/catalogue.h describes them.
function holds(condition, document, known) {
  const value = (path) => known[path] ?? path.split('.').reduce((at, key) => at?.[key], document);
  const is = (found, wanted) => (wanted === null ? found === undefined : found !== undefined && String(found) === String(wanted));
  return Object.entries(condition ?? {}).every(([key, wanted]) => {
    if (key === 'not') return !holds(wanted, document, known);
    if (key === 'any') return wanted.some((one) => holds(one, document, known));
    return [wanted].flat().some((one) => is(value(key), one));
  });
}

const cells = Object.keys(provinces).flatMap((province) => Object.keys(kinds).flatMap((kind) => [1, 2].map((persons) => ({
  key: `${provinces[province].key} ${kind} ${persons}`, province, kind, persons,
  document: filing(province, kind, persons), facts: facts(kind, persons),
}))));

test('each province says what it should to each applicant, and no other does', (t) => {
  const work = folder(t);
  const files = cells.map(({ document }, i) => {
    const path = join(work, `${i}.json`);
    writeFileSync(path, JSON.stringify(document));
    return path;
  });
  const { stdout } = run(['check', '--date', '2026-11-22', '--format', 'json', '--files-from', '-'], `${files.join('\n')}\n`);
  const found = {};
  stdout.trimEnd().split('\n').forEach((line, i) => {
    const { key, province, document, facts: known } = cells[i];
    const row = provinces[province];
    const findings = JSON.parse(line).findings.filter(({ rule }) => rule.startsWith('province.'));
    const ids = findings.map(({ statement }) => statement).sort();
    for (const { statement, severity, source, message, remedy } of findings) {
      const said = row.statements.find(({ id }) => `${row.key}.${id}` === statement);
      assert.ok(said, `${key}: ${statement} is of another province`);
      assert.ok(holds(said.applies, document, known), `${key}: ${statement} does not apply`);
      assert.notEqual(severity, 'error', statement);
      assert.ok(source.authority && source.document && source.checked, statement);
      assert.doesNotMatch(message + remedy, /[{}]/, statement);
    }
    for (const { id, rule, applies, params, wrong } of row.statements) {
      const always = rule.startsWith('province.') && !params && (!wrong || holds(wrong, document, known));
      if (!always || !holds(applies, document, known)) continue;
      if (['province.residence', 'province.local-id', 'province.name-form'].includes(rule) && document.icp_subject.base_info.type !== 5) continue;
      assert.ok(ids.includes(`${row.key}.${id}`), `${key}: ${id} is silent`);
    }
    found[key] = ids.map((id) => id.slice(row.key.length + 1)).join(' ');
  });
  assert.equal(Object.keys(found).length, 31 * 3 * 2);
  if (process.env.UPDATE) writeFileSync(tablePath, `${JSON.stringify(found, null, 1)}\n`);
  assert.deepEqual(found, read(tablePath));
});

const set = (document, path, value) => path.split('.').reduce((at, key, i, keys) => (i + 1 < keys.length ? (at[key] ??= {}) : (at[key] = value)), document);
const people = ['icp_subject.principal_info', 'icp_applets.principal_info'];

/// Makes a condition true, as far as filings of this test can.
function satisfy(document, condition) {
  const other = { 'icp_subject.principal_info.certificate_type': 7, 'icp_subject.organize_info.certificate_type': 12, 'icp_subject.base_info.district': '120101' };
  for (const [key, wanted] of Object.entries(condition ?? {})) {
    if (key === 'any') satisfy(document, wanted[0]);
    else if (key === 'not') for (const path of Object.keys(wanted)) if (other[path]) set(document, path, other[path]);
    if (key.includes('.')) set(document, key, [wanted].flat()[0]);
  }
}

/// An ID number of somebody of this age on 2026-11-22.
function numberOfAge(years) {
  const body = `110105${2026 - years}0110001`;
  const sum = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2].reduce((total, weight, i) => total + weight * body[i], 0);
  return body + '10X98765432'[sum % 11];
}

/// A filing that breaks one statement.
function broken(province, { rule, applies, wrong, params = {} }) {
  const needs = JSON.stringify([applies, wrong]);
  const kind = applies?.['icp_subject.base_info.type']?.[0] === 5 ? 'individual' : needs.includes('sole-trader') ? 'individual-business' : 'enterprise';
  const document = filing(province, kind, needs.includes('["no"]') || rule === 'province.phones' ? 2 : 1);
  satisfy(document, applies);
  satisfy(document, wrong);
  if (params.words) set(document, params.in[0], `示例${params.words[0]}工具`);
  if (params.services) set(document, 'icp_applets.base_info.service_content_types', [params.services[0]]);
  if (params.name_not_chinese) set(document, 'account.name', '示例记账AB');
  if (params.form) set(document, 'account.name', params.form === 'place' ? `${provinces[province].name.zh}网` : 'EXAMPLE');
  if (rule.startsWith('province.age')) for (const at of people) set(document, `${at}.certificate_number`, numberOfAge(params.below ? params.below - 1 : params.above + 1));
  if (rule === 'province.validity') for (const at of people) set(document, `${at}.certificate_validity_date_end`, '20270415');
  return document;
}

test('every statement speaks to a filing that breaks it', (t) => {
  const work = folder(t);
  const all = Object.entries(provinces).flatMap(([province, { key, statements }]) => statements
    .filter(({ rule }) => rule.startsWith('province.'))
    .map((statement) => ({ id: `${key}.${statement.id}`, document: broken(province, statement) })));
  const files = all.map(({ document }, i) => {
    writeFileSync(join(work, `${i}.json`), JSON.stringify(document));
    return join(work, `${i}.json`);
  });
  const { stdout } = run(['check', '--date', '2026-11-22', '--format', 'json', '--files-from', '-'], `${files.join('\n')}\n`);
  const silent = stdout.trimEnd().split('\n').flatMap((line, i) => {
    const said = JSON.parse(line).findings.some(({ statement }) => statement === all[i].id);
    return said ? [] : [all[i].id];
  });
  assert.deepEqual(silent, []);
});

test('every statement has a rule, a source and words in both languages', () => {
  const ids = new Set(rules.map(({ id }) => id));
  for (const { key, statements } of Object.values(provinces)) {
    assert.equal(new Set(statements.map(({ id }) => id)).size, statements.length, key);
    for (const { id, rule, fail, fix, title } of statements) {
      assert.ok(!rule.startsWith('province.') || ids.has(rule), `${key}.${id}: ${rule}`);
      assert.ok(fail || rule.startsWith('province.'), `${key}.${id} says nothing`);
      for (const words of [fail, fix, title]) {
        if (words) assert.ok(words.zh && words.en, `${key}.${id}`);
        if (words) assert.doesNotMatch(words.zh, /[！“”]/, `${key}.${id}`);
      }
    }
  }
});
