import { NvidiaSmi, type GpuReading } from './nvidia-smi.ts';

export interface SystemReaderOptions {
  readonly everyMs: number;
  readonly onMeasured: (atMs: number, values: readonly (readonly [string, number])[]) => void;
  readonly onGpus: (gpus: readonly { readonly name: string; readonly memoryBytes: number | null }[]) => void;
}

/**
 * Measures processor, memory, this process and NVIDIA cards every so often, until `stop`. What cannot be read is left
 * out. Belongs into the worker: a reading may block for a moment.
 */
export class SystemReader {
  private readonly timer: NodeJS.Timeout;
  private readonly gpu: NvidiaSmi;
  private readonly gpus = new Map<number, { name: string; memoryBytes: number | null }>();
  private cpuBefore = { usage: process.cpuUsage(), atMs: performance.now() };
  private isReading = false;

  constructor(private readonly options: SystemReaderOptions) {
    this.timer = setInterval(() => void this.read(), options.everyMs);
    this.gpu = new NvidiaSmi(Math.max(1, Math.round(options.everyMs / 1000)), (reading) => this.takeGpu(reading));
    void this.read();
  }

  stop(): void {
    clearInterval(this.timer);
    this.gpu.stop();
  }

  private async read(): Promise<void> {
    if (this.isReading) return;
    this.isReading = true;
    try {
      const values: [string, number][] = [['system/process-memory-bytes', process.memoryUsage.rss()]];
      const processorRatio = this.readProcessor();
      if (processorRatio !== null) values.push(['system/process-cpu-cores', processorRatio]);
      const { currentLoad, mem } = await import('systeminformation');
      const [load, memory] = await Promise.all([currentLoad(), mem()]);
      if (Number.isFinite(load.currentLoad)) values.push(['system/cpu-ratio', load.currentLoad / 100]);
      if (Number.isFinite(memory.active)) values.push(['system/memory-used-bytes', memory.active]);
      this.options.onMeasured(Date.now(), values);
    } catch {
      // A system that does not tell: the series stays empty, which the page shows as such.
    } finally {
      this.isReading = false;
    }
  }

  /** Cores this process kept busy since the last reading, `null` for the first one. */
  private readProcessor(): number | null {
    const before = this.cpuBefore;
    this.cpuBefore = { usage: process.cpuUsage(), atMs: performance.now() };
    const wallMs = this.cpuBefore.atMs - before.atMs;
    if (wallMs < 100) return null;
    const usedMicros = this.cpuBefore.usage.user + this.cpuBefore.usage.system - before.usage.user - before.usage.system;
    return usedMicros / 1000 / wallMs;
  }

  private takeGpu(reading: GpuReading): void {
    this.options.onMeasured(Date.now(), reading.values);
    if (this.gpus.has(reading.index)) return;
    this.gpus.set(reading.index, { name: reading.name, memoryBytes: reading.memoryTotalBytes });
    this.options.onGpus([...this.gpus.entries()].sort(([a], [b]) => a - b).map(([, gpu]) => gpu));
  }
}
