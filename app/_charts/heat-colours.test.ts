import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, luminance, parseHex, rampLength, rampThrough } from './heat-colours.ts';

const sheet = readFileSync(new URL('../globals.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = sheet.split('\n.dark {');
const stopsOf = (block: string) => [0, 1, 2, 3, 4, 5].map((index) => new RegExp(`--heat-${index}:\\s*([^;]+);`).exec(block)![1]!);

describe('rampThrough', () => {
  it('begins and ends at its stops', () => {
    const ramp = rampThrough(['#102030', '#fdf0b5']);
    expect([...ramp.slice(0, 4)]).toEqual([0x10, 0x20, 0x30, 255]);
    expect([...ramp.slice(-4)]).toEqual([0xfd, 0xf0, 0xb5, 255]);
    expect(ramp.length).toBe(rampLength * 4);
  });

  it.each([['light', light, -1], ['dark', dark, 1]] as const)('never turns back in brightness in the %s theme, so it reads without colour', (_, block, direction) => {
    const ramp = rampThrough(stopsOf(block));
    const brightness = Array.from({ length: rampLength }, (_unused, index) => luminance([ramp[index * 4]!, ramp[index * 4 + 1]!, ramp[index * 4 + 2]!]));
    for (let index = 1; index < rampLength; index++) expect((brightness[index]! - brightness[index - 1]!) * direction).toBeGreaterThan(-0.004);
    expect(contrast(parseHex(stopsOf(block)[0]!), parseHex(stopsOf(block)[5]!))).toBeGreaterThan(10);
  });
});

describe('contrast', () => {
  it('is 21 between black and white and 1 of a colour with itself', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 6);
    expect(contrast([9, 80, 7], [9, 80, 7])).toBe(1);
  });
});

describe('parseHex', () => {
  it('reads both forms and refuses others', () => {
    expect(parseHex('#fff')).toEqual([255, 255, 255]);
    expect(parseHex(' #0b5cad')).toEqual([11, 92, 173]);
    expect(() => parseHex('rgb(0 0 0)')).toThrow(RangeError);
  });
});
