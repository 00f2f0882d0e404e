import { CommanderError } from 'commander';
import { createProgram } from './create-program.ts';

/** Exit status of a command that was typed wrongly. */
const usageStatus = 2;

/** Runs the command line; sets the exit status: 0 done, 1 failed, 2 typed wrongly. */
async function main(): Promise<void> {
  try {
    process.exitCode = await new Promise<number>((resolve, reject) => {
      createProgram(resolve).parseAsync(process.argv).catch(reject);
    });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : usageStatus;
      return;
    }
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

await main();
