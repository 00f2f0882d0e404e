import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const entrance = fileURLToPath(new URL('../../dist/index.mjs', import.meta.url));

const word = `const word = () => new Promise((resolve) => process.stdin.once('data', () => { process.stdin.destroy(); resolve(); }));`;

export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** From the script's own line `done` on stdout to the end of the process, `null` without such a line. */
  readonly afterDoneMs: number | null;
}

/** A training script in a process of its own, with the built agent and a spool folder of its own. */
export class TrainingProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<ProcessEnd>;
  private output = '';
  private watchers = new Set<() => void>();

  /** `script`: an ES module; `init` is imported, `url` and `spoolDir` are in scope; `await word()` waits for `tell` of the test. */
  constructor(script: string, options: { readonly url: string; readonly spoolDir: string; readonly env?: Record<string, string> }) {
    const folder = mkdtempSync(join(tmpdir(), 'tunewatch-script-'));
    const file = join(folder, 'train.mjs');
    writeFileSync(file, `import { init } from ${JSON.stringify(entrance)};\nconst url = ${JSON.stringify(options.url)}, spoolDir = ${JSON.stringify(options.spoolDir)};\n${word}\n${script}\n`);
    this.child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...options.env } });
    let stderr = '';
    let doneAtMs: number | null = null;
    this.child.stderr!.on('data', (text: Buffer) => (stderr += text.toString()));
    this.child.stdout!.on('data', (text: Buffer) => {
      this.output += text.toString();
      if (doneAtMs === null && /^done$/m.test(this.output)) doneAtMs = performance.now();
      for (const look of [...this.watchers]) look();
    });
    this.ended = new Promise((resolve) => {
      this.child.on('close', (code, signal) => {
        rmSync(folder, { recursive: true, force: true });
        resolve({ code, signal, stdout: this.output, stderr, afterDoneMs: doneAtMs === null ? null : performance.now() - doneAtMs });
      });
    });
  }

  /** Resolves when the script has printed this line; rejects when it ends without. */
  said(line: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!this.output.split('\n').includes(line)) return;
        this.watchers.delete(look);
        resolve();
      };
      this.watchers.add(look);
      void this.ended.then(({ stderr }) => reject(new Error(`the script ended without saying "${line}": ${stderr}`)));
      look();
    });
  }

  /** Lets the script go on from `await word()`. */
  tell(): void {
    this.child.stdin!.end('go\n');
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}

/** A fresh folder below the system's temporary folder. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'tunewatch-test-'));
}
