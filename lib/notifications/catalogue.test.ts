import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { channelRooms } from './catalogue.ts';
import { channelKinds } from './channel.ts';

const folder = new URL('./channels/', import.meta.url);
const sections = { 'README.md': ['Set it up', 'What arrives', 'When it does not arrive'], 'README.zh.md': ['设置', '会收到什么', '收不到时'] } as const;

/** What is wrong with a room's page, as sentences; empty when nothing is. */
export function faultsOfPage(page: string, file: keyof typeof sections, room: (typeof channelRooms)[number]): string[] {
  const faults: string[] = [];
  const language = file === 'README.md' ? 'en' : 'zh';
  if (!page.startsWith(`# ${room.title[language]}\n`)) faults.push(`lacks the heading "${room.title[language]}"`);
  const found = [...page.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
  if (found.join('|') !== sections[file].join('|')) faults.push(`has the sections ${found.join(', ')}`);
  const documented = [...page.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1]);
  if (documented.join('|') !== room.fields.map(({ name }) => name).join('|')) faults.push(`documents the fields ${documented.join(', ')}`);
  return faults;
}

it('has a room on disk for every kind, and no other', () => expect(readdirSync(folder).sort()).toEqual([...channelKinds].sort()));
it('lists the rooms in order of kind', () => expect(channelRooms.map(({ kind }) => kind)).toEqual([...channelKinds]));

describe.each(channelRooms.map((room) => [room.kind, room] as const))('%s', (kind, room) => {
  it('holds code, a test, golden messages and both pages', () => {
    for (const name of ['channel.ts', 'channel.test.ts', 'README.md', 'README.zh.md', 'golden/en.txt', 'golden/zh.txt']) expect(existsSync(new URL(`${kind}/${name}`, folder)), name).toBe(true);
  });
  it.each(Object.keys(sections) as (keyof typeof sections)[])('has a complete %s', (file) => {
    expect(faultsOfPage(readFileSync(new URL(`${kind}/${file}`, folder), 'utf8'), file, room)).toEqual([]);
  });
  it('asks for an address, and says every field in both languages', () => {
    expect(room.fields.some(({ name, kind: its }) => name === 'url' && its.endsWith('url'))).toBe(true);
    for (const { label, help } of room.fields) {
      expect(label.zh + help.zh).toMatch(/\p{Script=Han}/u);
      expect(label.en + help.en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

it('would see a page that went stale', () => {
  const room = channelRooms[0]!;
  expect(faultsOfPage('# Other\n\n## Set it up\n', 'README.md', room)).toHaveLength(3);
});
