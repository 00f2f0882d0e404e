/** `tsx bench/faults/record.ts [--case text] [--family name] [--seed n,n] [--again]`: trains cases one after another and keeps their recordings. */
import { parseArgs } from 'node:util';
import { familyOf } from './case.ts';
import { cases, seeds } from './cases.ts';
import { isRecorded, writeRecording } from './recordings-folder.ts';
import { recordCase } from './recording/record-case.ts';

const { values } = parseArgs({ options: { case: { type: 'string' }, family: { type: 'string' }, seed: { type: 'string' }, again: { type: 'boolean' } } });
const wantedSeeds = values.seed?.split(',').map(Number) ?? seeds;
const families = values.family?.split(',');
const wanted = cases.filter(({ id }) => (!families || families.includes(familyOf(id))) && (!values.case || values.case.split(',').some((text) => id.includes(text))));
if (wanted.length === 0) {
  console.error('No case fits.');
  process.exit(2);
}
for (const seed of wantedSeeds) {
  for (const chosen of wanted) {
    if (!values.again && isRecorded(chosen.id, seed)) continue;
    const recorded = await recordCase(chosen, seed).catch((error: unknown) => String(error));
    if (typeof recorded === 'string') {
      console.error(`${chosen.id} seed ${seed} cannot be trained: ${recorded}`);
      process.exitCode = 1;
      continue;
    }
    const bytes = writeRecording(recorded);
    const { outcome, trainedForMs, costRatio, warnings } = recorded.about;
    console.log(`${chosen.id} seed ${seed}: outcome ${outcome?.toFixed(3) ?? 'none'}, ${(trainedForMs / 1000).toFixed(1)} s, ${(bytes / 1000).toFixed(1)} kB, agent ${(100 * costRatio).toFixed(1)} %${warnings.length > 0 ? ` [${warnings.join('; ')}]` : ''}`);
  }
}
