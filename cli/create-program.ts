import { Command } from 'commander';
import { serverVersion } from '../lib/runtime/version.ts';
import { addDemoCommand } from './demo-command.ts';
import { addDiagnoseCommand } from './diagnose-command.ts';
import { addExportCommand } from './export-command.ts';
import type { Finish } from './finish.ts';
import { addServeCommand } from './serve-command.ts';
import { addSyncCommand } from './sync-command.ts';
import { addTokenCommands } from './token-commands.ts';

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
  addDiagnoseCommand(program, finish);
  return program;
}
