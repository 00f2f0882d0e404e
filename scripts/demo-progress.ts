interface TrainingProgress {
  state: 'waiting' | 'running' | 'ended' | 'failed';
  step: number;
  totalSteps: number;
  loss: number | undefined;
  lastLineAtMs: number;
}

const barWidth = 24;

/** Progress of the demo's trainings: a block of lines redrawn in place on a terminal, one line every few seconds elsewhere. */
export class DemoProgress {
  private readonly trainings = new Map<string, TrainingProgress>();
  private drawnLines = 0;
  private drawnAtMs = 0;

  constructor(
    names: readonly string[],
    private readonly out: NodeJS.WriteStream,
  ) {
    for (const name of names) this.trainings.set(name, { state: 'waiting', step: 0, totalSteps: 0, loss: undefined, lastLineAtMs: 0 });
  }

  started(name: string): void {
    this.change(name, { state: 'running' }, 'starts');
  }

  advanced(name: string, { step, totalSteps, loss }: { step: number; totalSteps: number; loss?: number }): void {
    this.change(name, { step, totalSteps, loss });
  }

  ended(name: string, code: number | null, complaint: string): void {
    this.change(name, { state: code === 0 ? 'ended' : 'failed' }, code === 0 ? 'has ended' : `ended with exit code ${code ?? 'none (signal)'}`);
    if (complaint) this.out.write(`${complaint}\n`);
  }

  /** Draws the last state and leaves the block standing. */
  close(): void {
    this.draw(true);
    this.drawnLines = 0;
  }

  private change(name: string, change: Partial<TrainingProgress>, event?: string): void {
    const training = this.trainings.get(name);
    if (!training) return;
    Object.assign(training, change);
    if (this.out.isTTY) {
      this.draw(event !== undefined);
      return;
    }
    const nowMs = Date.now();
    if (event === undefined && nowMs - training.lastLineAtMs < 5000) return;
    training.lastLineAtMs = nowMs;
    this.out.write(`${name.padEnd(24)} ${event ?? describe(training)}\n`);
  }

  private draw(isForced: boolean): void {
    if (!this.out.isTTY || (!isForced && Date.now() - this.drawnAtMs < 200)) return;
    this.drawnAtMs = Date.now();
    const lines = [...this.trainings].map(([name, training]) => `  ${name.padEnd(24)} ${describe(training)}`);
    const up = this.drawnLines > 0 ? `\u001b[${this.drawnLines}A` : '';
    this.out.write(up + lines.map((line) => `\u001b[2K${line}\n`).join(''));
    this.drawnLines = lines.length;
  }
}

function describe({ state, step, totalSteps, loss }: TrainingProgress): string {
  if (state === 'waiting') return 'waiting';
  const done = totalSteps > 0 ? Math.round((step / totalSteps) * barWidth) : 0;
  const bar = `${'█'.repeat(done)}${'░'.repeat(barWidth - done)}`;
  const lossWords = loss === undefined ? '' : `  loss ${Number.isFinite(loss) ? loss.toPrecision(3) : String(loss)}`;
  const end = state === 'ended' ? '  done' : state === 'failed' ? '  failed' : '';
  return `${bar} step ${step}/${totalSteps}${lossWords}${end}`;
}
