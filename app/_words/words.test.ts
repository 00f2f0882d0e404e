import { describe, expect, it } from 'vitest';
import { causes } from '../../lib/protocol/cause.ts';
import { runStatuses } from '../../lib/protocol/resource.ts';
import { en } from './en.ts';
import { pickLanguage } from './language.ts';
import { zh } from './zh.ts';

/** `path: kind` of every leaf; functions with their number of arguments. */
function leaves(node: unknown, path = ''): string[] {
  if (typeof node === 'object' && node !== null) return Object.entries(node).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
  return [typeof node === 'function' ? `${path}: function` : `${path}: ${typeof node}`];
}
function texts(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'object' && node !== null) return Object.entries(node).flatMap(([key, value]) => texts(value, `${path}.${key}`));
  return typeof node === 'string' ? [[path, node]] : [];
}

describe('the dictionaries', () => {
  it('have the same keys', () => expect(leaves(zh)).toEqual(leaves(en)));

  it('have no empty text', () => {
    for (const [path, text] of [...texts(en), ...texts(zh)]) expect(text.trim(), path).not.toBe('');
  });

  it('speak Chinese where English speaks English', () => {
    const neutral = /^\.(nav\.none|system\.(tfjs|node|cpu|gpu)|units)/;
    for (const [path, text] of texts(zh)) if (!neutral.test(path)) expect(text, path).toMatch(/\p{Script=Han}/u);
    for (const [path, text] of texts(en)) expect(text, path).not.toMatch(/\p{Script=Han}/u);
  });

  it('fill in every value they are given', () => {
    const marks = ['⟦0⟧', '⟦1⟧'];
    const functions = (node: unknown, path: string): [string, (...values: unknown[]) => string][] =>
      typeof node === 'function' ? [[path, node as (...values: unknown[]) => string]] : typeof node === 'object' && node !== null ? Object.entries(node).flatMap(([key, value]) => functions(value, `${path}.${key}`)) : [];
    for (const [path, write] of [...functions(en, 'en'), ...functions(zh, 'zh')]) {
      if (path.endsWith('.list')) continue;
      const text = write(...marks);
      for (const mark of marks.slice(0, write.length)) expect(text, path).toContain(mark);
    }
  });

  it('name every cause and status', () => {
    expect(Object.keys(en.cause).sort()).toEqual([...causes].sort());
    expect(Object.keys(en.status)).toEqual([...runStatuses]);
  });
});

describe('pickLanguage', () => {
  it.each([
    ['zh', 'en', 'zh'],
    [undefined, 'zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    [undefined, 'de-DE,zh;q=0.5,en;q=0.7', 'en'],
    [undefined, 'fr', 'en'],
    [undefined, 'zh;q=0, en;q=0.1', 'en'],
    ['<script>', 'zh-TW', 'zh'],
    [undefined, ';;q=,=', 'en'],
    [undefined, null, 'en'],
  ] as const)('chosen %s, wished %s: %s', (chosen, wished, language) => expect(pickLanguage(chosen, wished)).toBe(language));
});
