import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NvidiaSmi, parseGpuLine, type GpuReading } from './nvidia-smi.ts';

test('a line becomes series in base units', () => {
  expect(parseGpuLine('1, NVIDIA H100 80GB HBM3, 81559, 37, 1024, 41, 120.50')).toEqual({
    index: 1,
    name: 'NVIDIA H100 80GB HBM3',
    memoryTotalBytes: 81559 * 1024 * 1024,
    values: [
      ['system/gpu-utilisation-ratio/1', 0.37],
      ['system/gpu-memory-used-bytes/1', 1024 * 1024 * 1024],
      ['system/gpu-temperature-celsius/1', 41],
      ['system/gpu-power-watts/1', 120.5],
    ],
  });
});

test('what a card does not report is left out, and other lines are none', () => {
  expect(parseGpuLine('0, Tesla K80, [N/A], [N/A], 5, [Not Supported], [N/A]')).toEqual({ index: 0, name: 'Tesla K80', memoryTotalBytes: null, values: [['system/gpu-memory-used-bytes/0', 5 * 1024 * 1024]] });
  for (const line of ['', 'NVIDIA-SMI has failed because it could not communicate', 'a, b, c, d, e, f, g']) expect(parseGpuLine(line)).toBeNull();
});

test('readings stream from the tool, torn lines included', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tunewatch-gpu-'));
  const tool = join(folder, 'tool');
  writeFileSync(tool, `#!/bin/sh\nprintf '0, A, 10, 5'\nsleep 0.05\nprintf '0, 1, 30, 9\\n1, B, 10, 60, 2, 31, 8\\n'\nexec sleep 60\n`);
  chmodSync(tool, 0o755);
  const readings: GpuReading[] = [];
  await new Promise<void>((resolve) => {
    const smi = new NvidiaSmi(
      5,
      (reading) => {
        readings.push(reading);
        if (readings.length < 2) return;
        smi.stop();
        resolve();
      },
      tool,
    );
  });
  expect(readings.map(({ index, values }) => [index, values[0]![1]])).toEqual([[0, 0.5], [1, 0.6]]);
});

test('without the tool it is silent', async () => {
  const smi = new NvidiaSmi(5, () => expect.fail('a reading'), '/nowhere/nvidia-smi');
  await new Promise((resolve) => setImmediate(resolve));
  smi.stop();
});
