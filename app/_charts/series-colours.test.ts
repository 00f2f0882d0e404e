import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, parseHex } from './heat-colours.ts';
import { assignColours, assignSlots, hues, lookOfSlot } from './series-colours.ts';

const sheet = readFileSync(new URL('../globals.css', import.meta.url), 'utf8');
const themes = { light: tokensOf(':root'), dark: tokensOf('.dark') };

describe('the eight hues', () => {
  it.each(['light', 'dark'] as const)('can be read on the surface of the %s theme, a contrast of 3 or more', (theme) => {
    for (let hue = 1; hue <= hues; hue++) expect(contrast(token(theme, `--series-${hue}`), token(theme, '--surface')), `--series-${hue}`).toBeGreaterThanOrEqual(3);
  });

  it.each(['light', 'dark'] as const)('are joined in the %s theme by a mark for NaN and an axis that can be read', (theme) => {
    for (const name of ['--chart-non-finite', '--chart-axis', '--critical', '--warning', '--info']) expect(contrast(token(theme, name), token(theme, '--surface')), name).toBeGreaterThanOrEqual(3);
  });
});

describe('assignSlots', () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 60 });

  it('gives every name a slot of its own', () => {
    fc.assert(fc.property(names, (given) => {
      const slots = assignSlots(given);
      expect(slots.size).toBe(given.length);
      expect(new Set(slots.values()).size).toBe(given.length);
    }));
  });

  it('keeps the slots of names that stay while others come and go', () => {
    fc.assert(fc.property(names, names, (before, others) => {
      const kept = assignSlots(before);
      const later = assignSlots([...others, ...before].filter((name, index, all) => all.indexOf(name) === index), kept);
      for (const name of before) expect(later.get(name)).toBe(kept.get(name));
    }));
  });

  it('gives out whole lines before dashed ones', () => {
    const slots = [...assignSlots(Array.from({ length: hues }, (_, index) => `layer_${index}`)).values()];
    expect(slots.every((slot) => slot < hues)).toBe(true);
  });

  it('gives what readers know its own place, alone or not', () => {
    expect(assignSlots(['train/loss']).get('train/loss')).toBe(0);
    expect(assignSlots(['a', 'b', 'validation/loss', 'train/loss']).get('validation/loss')).toBe(1);
  });
});

describe('assignColours', () => {
  it('tells thirty-two series apart by hue and dash', () => {
    const looks = [...assignColours(Array.from({ length: 32 }, (_, index) => `layer_${index}`)).values()];
    expect(new Set(looks.map(({ colour, dash }) => `${colour} ${dash.join(' ')}`)).size).toBe(32);
  });

  it('names tokens the style sheet has', () => {
    for (let slot = 0; slot < 40; slot++) expect(themes.light).toHaveProperty(lookOfSlot(slot).colour.slice(4, -1));
  });
});

function tokensOf(selector: string): Record<string, string> {
  const block = sheet.slice(sheet.indexOf(`\n${selector} {`)).split('\n}')[0]!;
  return Object.fromEntries([...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!]));
}

function token(theme: 'light' | 'dark', name: string) {
  return parseHex(themes[theme][name] ?? 'missing');
}
