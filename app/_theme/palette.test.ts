import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../globals.css', import.meta.url), 'utf8');

function tokens(selector: string): Map<string, string> {
  const block = new RegExp(`\\n${selector.replace('.', '\\.')} \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((match) => [match[1]!, match[2]!]));
}
const light = tokens(':root');
const dark = new Map([...light, ...tokens('.dark')]);

const linear = (hex: string) => [1, 3, 5].map((at) => {
  const part = parseInt(hex.slice(at, at + 2), 16) / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});
function luminance(hex: string) {
  const [red, green, blue] = linear(hex);
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
/** WCAG 2 contrast ratio. */
function contrast(a: string, b: string) {
  const [lower, higher] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (higher! + 0.05) / (lower! + 0.05);
}

/** Severe dichromacy after Machado, Oliveira and Fernandes (2009), on linear RGB. */
const eyes = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};
function oklab([red, green, blue]: number[]) {
  const l = Math.cbrt(0.4122214708 * red! + 0.5363325363 * green! + 0.0514459929 * blue!);
  const m = Math.cbrt(0.2119034982 * red! + 0.6806995451 * green! + 0.1073969566 * blue!);
  const s = Math.cbrt(0.0883024619 * red! + 0.2817188376 * green! + 0.6299787005 * blue!);
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s];
}
const seen = (hex: string, eye: keyof typeof eyes) => oklab(eyes[eye].map((row) => {
  const colour = linear(hex);
  return Math.min(1, Math.max(0, row[0]! * colour[0]! + row[1]! * colour[1]! + row[2]! * colour[2]!));
}));
const distance = (a: number[], b: number[]) => 100 * Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);

describe.each([['light', light], ['dark', dark]])('the %s palette', (_, palette) => {
  const series = Array.from({ length: 8 }, (__, i) => palette.get(`series-${i + 1}`)!);

  it('shows every series on every surface', () => {
    for (const colour of series) expect(contrast(colour, palette.get('surface')!), colour).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.keys(eyes) as (keyof typeof eyes)[])('keeps the eight series apart for %s', (eye) => {
    for (let i = 0; i < 8; i++) for (let j = 0; j < i; j++) {
      expect(distance(seen(series[i]!, eye), seen(series[j]!, eye)), `${series[j]} and ${series[i]}`).toBeGreaterThan(eye === 'tritanopia' ? 6.5 : 8);
    }
  });

  it('keeps text readable', () => {
    const text = ['ink', 'ink-muted', 'ink-faint', 'accent', 'critical', 'warning', 'info', 'healthy', 'idle'];
    for (const name of text) for (const ground of ['canvas', 'surface', 'surface-sunken', 'surface-hover']) {
      expect(contrast(palette.get(name)!, palette.get(ground)!), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
    for (const name of ['critical', 'warning', 'info', 'healthy', 'accent']) expect(contrast(palette.get(name)!, palette.get(`${name}-faint`)!), name).toBeGreaterThanOrEqual(4.5);
    for (const name of ['ink', 'ink-muted']) for (const ground of ['critical', 'warning', 'info', 'healthy']) expect(contrast(palette.get(name)!, palette.get(`${ground}-faint`)!), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.get('accent')!, palette.get('accent-ink')!)).toBeGreaterThanOrEqual(4.5);
  });
});
