/** `tsx bench/faults/wrong.ts`: runs of the tuned part that are judged otherwise than expected. Nothing of the frozen part is shown. */
import { alarmsOf, causesNamed, judgeAll, outcomeOf } from './judging/judge-all.ts';

const runs = judgeAll();
for (const run of runs) {
  if (run.isFrozen) continue;
  const alarms = alarmsOf(run);
  const shown = run.judgement.incidents.map(({ severity, cause, rule, warnedAtStep, openedAtStep, isMerged }) => `${severity}:${cause}<${rule}@${warnedAtStep ?? openedAtStep}${isMerged ? ' merged' : ''}`).join(', ');
  const name = `${run.case.id} seed ${run.seed} (outcome ${outcomeOf(run).toFixed(3)}, ${run.judgement.lastStep + 1} steps)`;
  if (run.case.kind === 'healthy') {
    if (run.judgement.incidents.some(({ warnedAtStep }) => warnedAtStep !== null)) console.log(`FALSE ALARM ${name}: got ${shown}`);
    continue;
  }
  const { accepts, control } = run.case;
  const same = runs.find((other) => other.case.id === control && other.seed === run.seed);
  const against = `control ${control} ${same ? outcomeOf(same).toFixed(3) : 'not recorded'}`;
  if (alarms.length === 0) console.log(`MISSED ${name}, ${against}: expected ${accepts.join('|')}, got ${shown || 'silence'}`);
  else if (!accepts.includes(alarms[0]!.cause)) console.log(`WRONG FIRST ${name}, ${against}: expected ${accepts.join('|')} (${causesNamed(run).slice(0, 3).some((cause) => accepts.includes(cause)) ? 'among first three' : 'not among first three'}), got ${shown}`);
  else if (alarms.length > 1) console.log(`SEVERAL ${name}: ${shown}`);
}
