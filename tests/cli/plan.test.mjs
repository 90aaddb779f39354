import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { asset, folder, run, sample } from './cli.mjs';

const plan = (args) => run(['plan', sample('clean.json'), '--date', '2026-11-25', ...args]);

test('the plan as JSON, in both languages, with the same steps', () => {
  const [zh, en] = ['zh', 'en'].map((lang) => JSON.parse(plan(['--format', 'json', '--lang', lang]).stdout));
  assert.equal(zh.submitted, '2026-11-25');
  assert.deepEqual(zh.steps.map((step) => step.id), en.steps.map((step) => step.id));
  for (const step of [...zh.steps, ...en.steps]) {
    assert.ok(step.title && step.text && step.source.title, step.id);
    assert.ok(zh.phases.some((phase) => phase.id === step.phase), step.id);
  }
  for (const step of en.steps) assert.notEqual(step.title, zh.steps.find(({ id }) => id === step.id).title);
  const sms = zh.steps.find((step) => step.id === 'sms.verify');
  assert.deepEqual([sms.from, sms.to, sms.deadline], ['2026-11-26', '2026-11-28', true]);
});

test('text and checklist name every step', () => {
  const { steps } = JSON.parse(plan(['--format', 'json']).stdout);
  const text = plan(['--format', 'text']).stdout;
  const markdown = plan(['--format', 'markdown']).stdout;
  for (const { title } of steps) {
    assert.ok(text.includes(`[ ] ${title}`), title);
    assert.ok(markdown.includes(`- [ ] **${title}**`), title);
  }
});

test('the calendar opens in a parser of iCalendar', () => {
  for (const lang of ['zh', 'en']) {
    const { stdout } = plan(['--format', 'ics', '--lang', lang]);
    assert.match(stdout, /^BEGIN:VCALENDAR\r\n/);
    assert.doesNotMatch(stdout.replaceAll('\r\n', ''), /[\r\n]/);
    for (const line of stdout.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
    const calendar = new ICAL.Component(ICAL.parse(stdout));
    assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
    const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
    const { steps } = JSON.parse(plan(['--format', 'json', '--lang', lang]).stdout);
    const dated = steps.filter((step) => step.from || step.to);
    assert.deepEqual(events.map((event) => event.summary), dated.map((step) => step.title));
    assert.equal(new Set(events.map((event) => event.uid)).size, events.length);
    dated.forEach((step, i) => {
      const event = events[i];
      assert.ok(event.startDate.isDate, step.id);
      assert.equal(event.startDate.toString(), step.from ?? step.to);
      const last = event.endDate.clone();
      last.adjust(-1, 0, 0, 0);
      assert.equal(last.toString(), step.to ?? step.from);
      assert.ok(event.description.startsWith(step.text), step.id);
      for (const detail of step.details) assert.ok(event.description.includes(`\n- ${detail}`), step.id);
      const alarms = event.component.getAllSubcomponents('valarm');
      assert.equal(alarms.length > 0, step.deadline, step.id);
      for (const alarm of alarms) {
        assert.equal(alarm.getFirstPropertyValue('action'), 'DISPLAY');
        assert.ok(alarm.getFirstPropertyValue('trigger') instanceof ICAL.Duration);
      }
    });
  }
});

test('the planned day and the ticks of the filing count', (t) => {
  const file = join(folder(t), 'filing.json');
  const filing = JSON.parse(readFileSync(sample('clean.json')));
  filing.process = { submit_date: '20261201', done: ['face.check'] };
  writeFileSync(file, JSON.stringify(filing));
  const { submitted, steps } = JSON.parse(run(['plan', file, '--format', 'json']).stdout);
  assert.equal(submitted, '2026-12-01');
  assert.deepEqual(steps.filter((step) => step.done).map((step) => step.id), ['face.check']);
  const checked = JSON.parse(run(['check', file, '--format', 'json', '--date', '2026-11-22']).stdout);
  assert.deepEqual(checked.findings.filter((finding) => finding.fields.some((path) => path.startsWith('process'))), []);
});

test('what cannot be planned is said', () => {
  assert.equal(run(['plan']).status, 2);
  assert.equal(run(['plan', '/nowhere.json']).status, 2);
  assert.equal(run(['plan', '-'], '{"a"').status, 2);
  assert.match(run(['plan', '-'], '[]').stderr, /"error"/);
  assert.equal(plan(['--format', 'html']).status, 2);
});

test('holidays: every year has its notice, its days exist', () => {
  const { years } = JSON.parse(readFileSync(asset('holidays.json')));
  for (const { year, notice, off, working } of years) {
    assert.ok(notice.includes(`${year}年`));
    for (const range of [...off, ...working]) {
      const [first, last = first] = range.split('-').map((day) => new Date(`${year}-${day.slice(0, 2)}-${day.slice(2)}T00:00Z`));
      assert.ok(first <= last, `${year} ${range}`);
    }
  }
});
