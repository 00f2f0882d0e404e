import { describe, expect, it } from 'vitest';
import { formatCount, formatEpoch, formatExact, formatTime, formatTicks, formatTimeTicks, formatValue } from './format-value.ts';

describe('formatValue', () => {
  it.each([
    [0, 'number', '0'], [0.30711, 'number', '0.307'], [-2.5, 'number', '−2.5'], [1234.4, 'number', '1,234'], [123456, 'number', '123 k'],
    [1.2e-7, 'number', '1.2e-7'], [2.5e21, 'number', '2.5e21'], [99999, 'number', '100 k'], [NaN, 'ratio', 'NaN'], [Infinity, 'bytes', '+∞'], [-Infinity, 'number', '−∞'],
    [0.62, 'ratio', '62 %'], [0.0003, 'ratio', '0.03 %'], [55.5, 'percent', '55.5 %'], [1.5e9, 'bytes', '1.5 GB'], [512, 'bytes', '512 B'],
    [18.21, 'milliseconds', '18.2 ms'], [29_000, 'milliseconds', '29 s'], [600_000, 'milliseconds', '10 min'], [3510, 'per-second', '3,510/s'], [71, 'celsius', '71 °C'], [250, 'watts', '250 W'],
  ] as const)('%d as %s is %s', (value, unit, text) => {
    expect(formatValue(value, unit)).toBe(text);
  });
});

describe('formatTicks', () => {
  it('takes the digits it needs to tell neighbours apart', () => {
    expect(formatTicks([0, 0.5, 1], 'number')).toEqual(['0', '0.5', '1']);
    expect(formatTicks([0.69314715, 0.6931472], 'number')).toEqual(['0.69314715', '0.6931472']);
    expect(formatTicks([0.99, 0.9905], 'ratio')).toEqual(['99 %', '99.05 %']);
    expect(formatTicks([123400, 123450], 'number')).toEqual(['123.4 k', '123.45 k']);
    expect(formatTicks([5000.5, 5001], 'number')).toEqual(['5000.5', '5,001']);
    expect(formatTicks([1e-6, 1e-3, 1], 'number')).toEqual(['1e-6', '0.001', '1']);
  });

  it('has an answer where nothing tells them apart, and for none', () => {
    expect(formatTicks([1, 1], 'number')).toEqual(['1', '1']);
    expect(formatTicks([], 'number')).toEqual([]);
  });
});

describe('formatExact', () => {
  it('keeps what float32 can tell', () => {
    expect(formatExact(Math.fround(0.1))).toBe('0.100000001');
    expect(formatExact(123456789)).toBe('123456789');
    expect(formatExact(1.25e-5)).toBe('1.25e-5');
    expect(formatExact(-Infinity)).toBe('−∞');
  });
});

describe('formatCount and formatEpoch', () => {
  it('write whole numbers and parts of epochs', () => {
    expect(formatCount(1234567)).toBe('1,234,567');
    expect(formatCount(-1000)).toBe('−1,000');
    expect(formatCount(NaN)).toBe('NaN');
    expect(formatEpoch(3)).toBe('3');
    expect(formatEpoch(3.256)).toBe('3.26');
  });
});

describe('times', () => {
  const at = (hour: number, minute: number, second = 0) => new Date(2025, 10, 24, hour, minute, second).getTime();

  it('are local and whole', () => {
    expect(formatTime(at(14, 3, 22))).toBe('2025-11-24 14:03:22');
    expect(formatTime(NaN)).toBe('');
  });

  it('name the day once, and seconds only where ticks are close', () => {
    expect(formatTimeTicks([at(14, 0), at(14, 5)])).toEqual(['14:00\n2025-11-24', '14:05']);
    expect(formatTimeTicks([at(14, 0, 0), at(14, 0, 30)])).toEqual(['14:00:00\n2025-11-24', '14:00:30']);
    expect(formatTimeTicks([at(23, 30), at(24, 30)])).toEqual(['23:30\n2025-11-24', '00:30\n2025-11-25']);
  });
});
