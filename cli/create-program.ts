import { Command } from 'commander';
import { serverVersion } from '../lib/runtime/version.ts';
import { addDemoCommand } from './demo-command.ts';
import { addExportCommand } from './export-command.ts';
import { addServeCommand } from './serve-command.ts';
import { addSyncCommand } from './sync-command.ts';
import { addTokenCommands } from './token-commands.ts';

/** Tells the exit status of the command that ran; a server that keeps running tells none. */
export type Finish = (status: number) => void;

/** The command line with all its commands. Faults of usage come out as CommanderError. */
export function createProgram(finish: Finish): Command {
  const program = new Command('tunewatch')
    .description('Watches neural networks while they train, and tells why one is not learning.')
    .version(serverVersion)
    .exitOverride()
    .showHelpAfterError('(add --help to see how it is used)');
  addServeCommand(program);
  addDemoCommand(program, finish);
  addTokenCommands(program, finish);
  addExportCommand(program, finish);
  addSyncCommand(program, finish);
  return program;
}
