// What the two accounts of applicants say, sentence by sentence, and what of ours covers it.
// node tests/seed_coverage.mjs > tests/seed_coverage.md
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const json = (path) => JSON.parse(readFileSync(root + path));

export const { seeds } = json('tests/seed_coverage.json');

/** Title by "rule:…", "step:…" and "unknowable:…". */
export function known() {
  const titles = new Map();
  for (const file of readdirSync(`${root}assets/rules`).filter((name) => name.endsWith('.json'))) {
    for (const rule of json(`assets/rules/${file}`).rules ?? []) titles.set(`rule:${rule.id}`, rule.title.zh);
  }
  for (const step of json('assets/process.json').steps) titles.set(`step:${step.id}`, step.zh[0]);
  for (const item of json('assets/not_checkable.json').items) titles.set(`unknowable:${item.id}`, item.zh);
  return titles;
}

const kinds = { rule: '规则', step: '步骤', unknowable: '须由人确认' };

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('*', '\\*').replaceAll('<', '\\<');

export function markdown() {
  const titles = known();
  const parts = ['# 两份办理记录的每一句，由什么覆盖\n', '由 `node tests/seed_coverage.mjs` 从 `tests/seed_coverage.json` 生成，请勿手工修改。'];
  for (const { title, sentences } of seeds) {
    const covered = sentences.filter(({ by }) => by).length;
    parts.push(`\n## ${title}\n\n共 ${sentences.length} 句，其中 ${covered} 句有要求，全部有对应。\n\n| 原文 | 对应 |\n|---|---|`);
    for (const { says, by, not_checked: why } of sentences) {
      const cover = by?.map((id) => {
        const [kind, name] = id.split(':');
        return `${kinds[kind]} \`${name}\` ${cell(titles.get(id) ?? '?')}`;
      });
      parts.push(`| ${cell(says)} | ${cover?.join('<br>') ?? `– (${why})`} |`);
    }
  }
  return `${parts.join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(markdown());
