import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { Finish } from './finish.ts';

/** `tunewatch demo`: the server and real trainings, healthy and faulty, until Ctrl-C. */
export function addDemoCommand(program: Command, finish: Finish): void {
  program
    .command('demo')
    .description('Starts the server and real trainings, healthy and faulty ones; keeps running until Ctrl-C.')
    .action(async () => {
      const { runDemo } = await import('../scripts/demo.ts');
      const root = dirname(dirname(fileURLToPath(import.meta.url)));
      finish(await runDemo({ root, env: process.env, out: process.stdout }));
    });
}
