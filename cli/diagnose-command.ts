import { Option, type Command } from 'commander';
import type { Language } from './diagnose/diagnosis-text.ts';
import type { Finish } from './finish.ts';
import { printJson } from './print.ts';

interface DiagnoseOptions {
  readonly language: Language;
  readonly json?: boolean;
}

/** `tunewatch diagnose <file>`: the incidents of a run in a file, without a server. Exit 0 whatever is found; 1 when the file cannot be read. */
export function addDiagnoseCommand(program: Command, finish: Finish): void {
  program
    .command('diagnose <file>')
    .description('Says what is wrong with a run in a file: a recorded run, what tunewatch export --format ndjson wrote, or the NDJSON log of another tool ({"step": 3, "train/loss": 0.7} per line).')
    .addOption(new Option('--language <language>', 'language of the text').choices(['en', 'zh']).default('en'))
    .option('--json', 'print the verdict, the incidents and what was not evaluated as JSON')
    .action(async (file: string, { language, json }: DiagnoseOptions) => {
      // Loaded when it is needed: the rules take most of the time in which `--help` should answer.
      const [{ readRunFile }, { diagnoseRun }, { diagnosisText }] = await Promise.all([import('./diagnose/read-run-file.ts'), import('./diagnose/diagnose-run.ts'), import('./diagnose/diagnosis-text.ts')]);
      const diagnosis = diagnoseRun(readRunFile(file));
      if (json) printJson(diagnosis);
      else process.stdout.write(diagnosisText(diagnosis, language));
      finish(0);
    });
}
