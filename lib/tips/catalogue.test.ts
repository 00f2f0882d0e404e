import { describe, expect, it } from 'vitest';
import { tips } from './catalogue.ts';
import { tipIds } from './tip-id.ts';

const chinese = /[\u4e00-\u9fff]/;

it('holds exactly the 63 tips, each under its own id', () => {
  expect(tipIds).toHaveLength(63);
  expect(Object.keys(tips)).toEqual([...tipIds]);
  for (const id of tipIds) expect(tips[id].id).toBe(id);
});

describe.each(tipIds)('tip %s', (id) => {
  const tip = tips[id];
  const texts = [tip.title, tip.what, tip.why, tip.how, tip.whenNot];

  it('says every part in English and in Chinese', () => {
    for (const text of texts) {
      expect(text.en.trim()).not.toBe('');
      expect(text.en).not.toMatch(chinese);
      expect(text.zh).toMatch(chinese);
    }
  });

  it('closes its code spans', () => {
    for (const text of texts) for (const words of [text.en, text.zh]) expect(words.split('`').length % 2).toBe(1);
  });

  it('names what supports it, nothing twice', () => {
    const names = tip.support.map((support) => `${support.kind}:${support.id}`);
    expect(new Set(names).size).toBe(names.length);
    for (const support of tip.support) expect(support.id).toMatch(support.kind === 'text' ? new RegExp(`^${id}$`) : /^[a-z]+(-[a-z]+)+$/);
  });
});

it('has no title twice', () => {
  for (const language of ['en', 'zh'] as const) {
    const titles = tipIds.map((id) => tips[id].title[language]);
    expect(new Set(titles).size).toBe(titles.length);
  }
});
