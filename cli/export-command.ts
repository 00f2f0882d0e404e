import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Option, type Command } from 'commander';
import { exportFormats, exportRun, type ExportFormat } from '../lib/commands/export-run.ts';
import type { Finish } from './finish.ts';
import { dataDirOption, requireData, visitStore } from './data-dir.ts';
import { printJson } from './print.ts';

interface ExportOptions {
  readonly format: ExportFormat;
  readonly output?: string;
  readonly dataDir: string;
  readonly url?: string;
  readonly token?: string;
  readonly json?: boolean;
}

/** `tunewatch export <run>`: all that is stored of a run, from the data directory or from a running server. */
export function addExportCommand(program: Command, finish: Finish): void {
  program
    .command('export <run>')
    .description('Writes everything that is stored of a run: NDJSON (all of it) or CSV (its points). NaN and infinities are kept.')
    .addOption(new Option('--format <format>', 'form of the text').choices(exportFormats).default('ndjson'))
    .option('--output <file>', 'write to a file instead of the standard output')
    .addOption(dataDirOption())
    .option('--url <address>', 'ask this running server instead of reading a data directory')
    .addOption(new Option('--token <token>', 'token for --url').env('TUNEWATCH_TOKEN'))
    .option('--json', 'with --output: print JSON about what was written')
    .action(async (runId: string, options: ExportOptions) => {
      await (options.url === undefined ? exportFromDataDir(runId, options) : exportFromServer(runId, options.url, options));
      finish(0);
    });
}

async function exportFromDataDir(runId: string, options: ExportOptions): Promise<void> {
  requireData(options.dataDir);
  await visitStore(options.dataDir, (store) => write(Readable.from(exportRun(store, runId, options.format)), runId, options));
}

async function exportFromServer(runId: string, url: string, options: ExportOptions): Promise<void> {
  const address = new URL(`/api/v1/runs/${encodeURIComponent(runId)}/export?format=${options.format}`, url);
  const response = await fetch(address, { headers: options.token ? { authorization: `Bearer ${options.token}` } : {} }).catch((cause: unknown) => {
    throw new Error(`No server answers at ${url}. Start it, or read its data directory with --data-dir.`, { cause });
  });
  if (!response.ok || !response.body) {
    const answer = (await response.json().catch(() => ({}))) as { readonly error?: { readonly message?: string } };
    throw new Error(answer.error?.message ?? `The server answered ${response.status}.`);
  }
  await write(Readable.fromWeb(response.body as ReadableStream), runId, options);
}

async function write(text: Readable, runId: string, { output, json }: ExportOptions): Promise<void> {
  if (output === undefined) {
    // A reader that has seen enough, such as `head`, closes the pipe: that is no fault.
    await pipeline(text, process.stdout).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
    return;
  }
  // Under another name until it is whole, so that a file of that name is never half an export.
  const unfinished = `${output}.part`;
  let bytes = 0;
  text.on('data', (piece: string | Uint8Array) => (bytes += Buffer.byteLength(piece)));
  try {
    await pipeline(text, createWriteStream(unfinished));
    await rename(unfinished, output);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  if (json) printJson({ runId, file: resolve(output), bytes });
  else process.stderr.write(`Run ${runId} is in ${output} (${bytes} bytes).\n`);
}
