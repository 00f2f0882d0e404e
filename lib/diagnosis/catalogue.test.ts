import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { causes } from '../protocol/cause.ts';
import { tipIds } from '../tips/tip-id.ts';
import { checks, type Room, rooms, roomOf, rules } from './catalogue.ts';

const folders = { rule: new URL('./rules/', import.meta.url), preflight: new URL('./checks/', import.meta.url) };
const sections = {
  'README.md': ['What it detects', 'Why it matters', 'How it decides', 'What to do', 'When it is wrong', 'Sources'],
  'README.zh.md': ['它发现什么', '为什么重要', '如何判断', '怎么办', '何时会错', '来源'],
} as const;

/** What is wrong with a page of a room, as sentences; empty when nothing is. */
export function faultsOfPage(page: string, file: keyof typeof sections, { rule, words }: Room): string[] {
  const faults: string[] = [];
  const title = file === 'README.md' ? words.title.en : words.title.zh;
  if (!page.startsWith(`---\nid: ${rule.id}\n---\n`)) faults.push('does not begin with its id');
  if (!page.includes(`\n# ${title}\n`)) faults.push(`lacks the heading "${title}"`);
  const found = [...page.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
  if (found.join('|') !== sections[file].join('|')) faults.push(`has the sections ${found.join(', ')}`);
  for (const [name, parameter] of Object.entries(rule.parameters)) {
    const row = `| \`${name}\` | ${parameter.default} | ${parameter.unit} |`;
    if (!page.includes(row)) faults.push(`lacks the row ${row}`);
  }
  for (const [, name] of page.matchAll(/^\| `(\w+)` \|/gm)) if (!(name! in rule.parameters)) faults.push(`documents ${name}, which is no parameter`);
  for (const tip of rule.tips) if (!page.includes(`\`${tip}\``)) faults.push(`does not name the tip ${tip}`);
  return faults;
}

describe.each([
  ['rule', rules, 'rule'],
  ['preflight', checks, 'check'],
] as const)('%s rooms', (kind, list, file) => {
  const onDisk = existsSync(folders[kind]) ? readdirSync(folders[kind]).sort() : [];

  it('are registered exactly as they lie on disk, in order', () => expect(list.map(({ rule }) => rule.id)).toEqual(onDisk));
  it.each(onDisk)('%s holds code, words, a test and both pages', (id) => {
    for (const name of [`${file}.ts`, 'words.ts', `${file}.test.ts`, 'README.md', 'README.zh.md']) expect(existsSync(new URL(`${id}/${name}`, folders[kind])), name).toBe(true);
  });
  it('are of their kind', () => expect(list.filter(({ rule }) => rule.kind !== kind)).toEqual([]));
});

it('gives each id to one room only', () => expect(new Set(rooms.map(({ rule }) => rule.id)).size).toBe(rooms.length));

describe.each(rooms.map((room) => [room.rule.id, room] as const))('%s', (id, room) => {
  const { rule } = room;
  it('has an id of the form signal-symptom, and is found by it', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(roomOf(id)).toBe(room);
  });
  it.each(Object.keys(sections) as (keyof typeof sections)[])('has a complete %s', (file) => {
    const page = readFileSync(new URL(`${id}/${file}`, folders[rule.kind]), 'utf8');
    expect(faultsOfPage(page, file, room)).toEqual([]);
  });
  it('names only tips and causes that exist, and some of each', () => {
    expect(rule.tips.filter((tip) => !tipIds.includes(tip))).toEqual([]);
    expect(rule.causes.filter((cause) => !causes.includes(cause))).toEqual([]);
    expect(Math.min(rule.tips.length, rule.causes.length)).toBeGreaterThan(0);
  });
  it('has parameters a person can set: finite defaults, a unit, words in both languages', () => {
    for (const parameter of Object.values(rule.parameters)) {
      expect(Number.isFinite(parameter.default)).toBe(true);
      expect(parameter.unit).not.toBe('');
      expect(parameter.about.en).not.toBe('');
      expect(parameter.about.zh).toMatch(/\p{Script=Han}/u);
    }
  });
  it('has a patience that can be met, and something to look at', () => {
    const { fireAfter, outOf, clearAfter } = rule.patience;
    expect(fireAfter >= 1 && fireAfter <= outOf && outOf <= 50 && clearAfter >= 1).toBe(true);
    expect(rule.everySamples).toBeGreaterThanOrEqual(1);
    expect(rule.signals.length + rule.facts.length + (rule.optionalSignals?.length ?? 0)).toBeGreaterThan(0);
  });
});

it('would see a page that went stale', () => {
  const room = rules[0]!;
  const page = readFileSync(new URL(`${room.rule.id}/README.md`, folders.rule), 'utf8');
  const name = Object.keys(room.rule.parameters)[0]!;
  expect(faultsOfPage(page.replace(`| \`${name}\` |`, '| `renamed` |'), 'README.md', room)).toHaveLength(2);
  expect(faultsOfPage(page.replace('## Sources', '## Links'), 'README.md', room)).toHaveLength(1);
});
