import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';

export interface GpuReading {
  readonly index: number;
  readonly name: string;
  readonly memoryTotalBytes: number | null;
  readonly values: readonly (readonly [name: string, value: number])[];
}

const fields = ['index', 'name', 'memory.total', 'utilization.gpu', 'memory.used', 'temperature.gpu', 'power.draw'] as const;
const mebibyte = 1024 * 1024;

/**
 * One line of `nvidia-smi --format=csv,noheader,nounits` with our fields; `null` when it is none. A value the card does
 * not report (`[N/A]`) is left out, never made up.
 */
export function parseGpuLine(line: string): GpuReading | null {
  const cells = line.split(',').map((cell) => cell.trim());
  if (cells.length !== fields.length || !/^\d+$/.test(cells[0]!)) return null;
  const index = Number(cells[0]);
  const number = (at: number, factor: number) => (/^-?\d+(\.\d+)?$/.test(cells[at]!) ? Number(cells[at]) * factor : null);
  const memoryTotalBytes = number(2, mebibyte);
  const measured: [string, number | null][] = [
    ['gpu-utilisation-ratio', number(3, 0.01)],
    ['gpu-memory-used-bytes', number(4, mebibyte)],
    ['gpu-temperature-celsius', number(5, 1)],
    ['gpu-power-watts', number(6, 1)],
  ];
  const values = measured.flatMap(([name, value]) => (value === null ? [] : [[`system/${name}/${index}`, value] as const]));
  return { index, name: cells[1]!, memoryTotalBytes, values };
}

/** Streams readings of every NVIDIA card until `stop`; silent where there is no `nvidia-smi`. One process for the whole run. */
export class NvidiaSmi {
  private readonly child: ChildProcessWithoutNullStreams | null;
  private rest = '';

  constructor(everySeconds: number, onReading: (reading: GpuReading) => void, command = 'nvidia-smi') {
    try {
      this.child = spawn(command, [`--query-gpu=${fields.join(',')}`, '--format=csv,noheader,nounits', '-l', String(everySeconds)], { windowsHide: true });
    } catch {
      this.child = null;
      return;
    }
    this.child.on('error', () => undefined); // not installed
    this.child.stderr.resume();
    this.child.stdout.setEncoding('utf8');
    this.child.stdout.on('data', (text: string) => {
      const lines = (this.rest + text).split('\n');
      this.rest = lines.pop()!.slice(-4_096);
      for (const line of lines) {
        const reading = parseGpuLine(line);
        if (reading) onReading(reading);
      }
    });
    this.child.unref();
  }

  stop(): void {
    this.child?.kill();
  }
}
