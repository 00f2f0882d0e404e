/** Judges every recording and writes report.md, results.json and findings.json. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { baselines } from './baselines/all.ts';
import { findingsOf } from './judging/findings.ts';
import { judgeAll, type JudgedRun } from './judging/judge-all.ts';
import { caseResult, type CaseResult, type Summary, summarise, tunewatch } from './judging/summary.ts';

const runs = judgeAll();
const parts: readonly (readonly [string, readonly JudgedRun[]])[] = [
  ['frozen', runs.filter((run) => run.isFrozen)],
  ['tuned', runs.filter((run) => !run.isFrozen)],
  ['all', runs],
];
const percent = (value: number): string => (Number.isNaN(value) ? '–' : `${(100 * value).toFixed(1)} %`);
const number = (value: number | null, digits = 0): string => (value === null || Number.isNaN(value) ? '–' : value.toFixed(digits));
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string => [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const summaries = Object.fromEntries(parts.map(([name, part]) => [name, summarise(part, runs, tunewatch)])) as Record<string, Summary>;
const figures: readonly (readonly [string, string, (summary: Summary) => string, ((summary: Summary) => boolean) | null])[] = [
  ['fault cases: effective / latent / undetermined', '', (s) => `${s.effectiveCases} / ${s.latentCases} / ${s.undeterminedCases}`, null],
  ['runs of effective faults', '', (s) => String(s.effectiveRuns), null],
  ['recall at warning', '≥ 95 %', (s) => percent(s.recall), (s) => s.recall >= 0.95],
  ['planted cause named first', '≥ 85 %', (s) => percent(s.namedFirst), (s) => s.namedFirst >= 0.85],
  ['planted cause among the first three', '≥ 95 %', (s) => percent(s.namedAmongThree), (s) => s.namedAmongThree >= 0.95],
  ['incidents per fault, median', '≤ 1.3', (s) => number(s.incidentsPerFault, 1), (s) => s.incidentsPerFault <= 1.3],
  ['steps to detect, median', '', (s) => number(s.stepsToDetect), null],
  ['share of the run to detect, median', '≤ 10 %', (s) => percent(s.shareToDetect), (s) => s.shareToDetect <= 0.1],
  ['healthy runs', '', (s) => String(s.healthyRuns), null],
  ['healthy runs with a warning', '0', (s) => String(s.falseAlarmRuns), (s) => s.falseAlarmRuns === 0],
  ['upper bound of that share (95 %; rule of three at 0)', '', (s) => percent(s.falseAlarmBound), null],
  ['runs of latent faults that were warned of', '', (s) => `${s.latentWarned} of ${s.latentRuns}`, null],
  ['agent time over the rest of the training, median', '', (s) => percent(s.agentCost), null],
];
const results = groups(runs).map((part) => caseResult(part, runs, tunewatch));
const compared = [['Tunewatch', tunewatch, ''] as const, ...baselines.map(({ name, detect, notEvaluated }) => [name, detect, notEvaluated] as const)];

function groups(all: readonly JudgedRun[]): JudgedRun[][] {
  const byCase = new Map<string, JudgedRun[]>();
  for (const run of all) byCase.set(run.case.id, [...(byCase.get(run.case.id) ?? []), run]);
  return [...byCase.values()];
}

function faultRow(result: CaseResult): (string | number)[] {
  const { id, effect, p, delta, accepts, runs: count, warned, namedFirst, namedAmongThree, alarms, firstStep, first } = result;
  const others = [...new Set(first.map((cause) => cause ?? 'silent'))].filter((cause) => !accepts!.includes(cause as never));
  return [id, `${effect} (p ${number(p!, 3)}, δ ${number(delta!, 2)})`, accepts!.join(', '), `${warned}/${count}`, `${namedFirst}/${count}`, `${namedAmongThree}/${count}`, number(alarms / count, 1), number(firstStep), others.join(', ')];
}

const short = figures.flatMap(([name, aim, , isMet]) => (isMet === null || isMet(summaries['frozen']!) ? [] : [`- **${name}**: ${figures.find(([other]) => other === name)![2](summaries['frozen']!)} on the frozen part, the aim is ${aim}.`]));
const rounds = ([1, 2] as const).flatMap((round) =>
  (['frozen', 'tuned'] as const).map((name) => ({ round, name, of: summarise(runs.filter((run) => run.case.round === round && run.isFrozen === (name === 'frozen')), runs, tunewatch) })),
);
const wrong = results.filter(({ kind, effect, runs: count, namedFirst, isFrozen }) => isFrozen && kind === 'fault' && effect === 'effective' && namedFirst < count);

const report = `# Fault benchmark

${runs.length} recorded trainings: ${new Set(runs.map((run) => run.case.id)).size} cases, up to five seeds each. How it is made and read: README.md.
Frozen (nothing was tuned on it): the families penguins-mlp, digits-autoencoder and weather-rnn, and seeds 4 and 5 of all others.
A fault counts as effective when its outcomes are worse than its control's (Mann–Whitney p < 0.05, Cliff's δ ≤ −0.5); recall, cause and
detection are over runs of effective faults. All healthy runs count for false alarms, controls of pairs too.

## In total

${table(['figure', 'aim', 'frozen', 'tuned', 'all'], figures.map(([name, aim, show]) => [name, aim, ...parts.map(([part]) => show(summaries[part]!))]))}

${short.length === 0 ? 'Every aim is met on the frozen part.' : `### Where it falls short\n\n${short.join('\n')}\n\n${wrong.length > 0 ? `Frozen faults whose planted cause is not always named first: ${wrong.map(({ id, first, accepts }) => `${id} (${[...new Set(first.map((cause) => cause ?? 'silent'))].filter((cause) => !accepts!.includes(cause)).join(', ')})`).join('; ')}.` : ''}`}

## By round

Round 1 are the cases the rules were first made with. Round 2 are mistakes of other kinds, and healthy trainings that look alarming, added once
round 1 had been judged; their accepted causes were written down before they were run, their seeds 4 and 5 are frozen as all others are.

Two changes were made to round 2 after a look at it: the weight penalty of \`penalty-subtracted\` was made stronger until kernels double often enough for
\`weight-growing\`, and a plain recurrent network under SGD or momentum was left out as a control, since it did not train well (accuracy 0.47 to 0.67).

${table(['round', 'part', 'effective cases', 'runs', 'recall', 'named first', 'among three', 'healthy runs with a warning'], rounds.map(({ round, name, of }) => [round, name, of.effectiveCases, of.effectiveRuns, percent(of.recall), percent(of.namedFirst), percent(of.namedAmongThree), `${of.falseAlarmRuns} of ${of.healthyRuns}`]))}

## What falls short on the tuned part, and why

- **A loss of the user's own that computes something else, yet trains** (softmax over rows, a broadcast comparison): nothing is known of its formula,
  and every signal looks like that of a sound, somewhat slow training.
- **Sequences whose steps are out of order**: batches look as before, the loss falls, and what is left to learn from the values alone is learned. The
  correlation of neighbours would tell, but a sequence of tokens or of noise has none either.
- **Validation rows changed so that mean and spread stay the same** (images turned): validation near chance is told at once, but within few epochs over few
  rows it cannot be told whether labels say nothing or the sets differ; both are named, not always in that order.
- **A fault that only costs a point or two** (rate somewhat too high, batches of half the data, no bias): a hint at most. A warning there would
  come at healthy trainings too.
- **An embedding that stays frozen under a high rate**: the layer behind it may die first, and the rate is then named before the frozen layer.

## Beside published detectors

On the same recordings, with their published defaults. Each one's findings are turned into our causes by the table in its file, generously:
a finding counts for every cause it could mean.

${parts
  .map(([name, part]) => `### ${name}\n\n${table(['detector', 'recall', 'cause named first', 'healthy runs with an alarm', 'alarms per healthy run'], compared.map(([detector, detect]) => {
    const s = summarise(part, runs, detect);
    return [detector, percent(s.recall), percent(s.namedFirst), `${s.falseAlarmRuns} of ${s.healthyRuns} (${percent(s.falseAlarmRuns / s.healthyRuns)})`, number(s.falseAlarms / s.healthyRuns, 2)];
  }))}`)
  .join('\n\n')}

What they could not be given:

${baselines.map(({ name, notEvaluated }) => `- ${name}: ${notEvaluated}`).join('\n')}

## Faults

Warned, named first and among three: runs of the case. Alarms: incidents at warning or beyond per run. Named instead: what else stood first.

${table(['fault', 'effect', 'accepted causes', 'warned', 'first', 'among 3', 'alarms', 'at step', 'named instead'], results.filter(({ kind }) => kind === 'fault').map(faultRow))}

## Healthy trainings

${table(['case', 'runs', 'runs with an alarm', 'said'], results.filter(({ kind }) => kind === 'healthy').map(({ id, about, runs: count, warned, first }) => [`${id}: ${about}`, count, warned, [...new Set(first.filter((cause) => cause !== null))].join(', ')]))}
`;
const plain = (value: unknown): unknown => (typeof value === 'number' && !Number.isFinite(value) ? null : value);
writeFileSync(join(import.meta.dirname, 'report.md'), report);
writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify({ summaries, baselines: Object.fromEntries(compared.map(([name, detect]) => [name, Object.fromEntries(parts.map(([part, of]) => [part, summarise(of, runs, detect)]))])), cases: results }, (_, value: unknown) => plain(value), 1)}\n`);
writeFileSync(join(import.meta.dirname, 'findings.json'), `${JSON.stringify(findingsOf(runs), null, 1)}\n`);
console.log(figures.map(([name, aim, show]) => `${name.padEnd(56)} ${aim.padEnd(8)} frozen ${show(summaries['frozen']!)}, tuned ${show(summaries['tuned']!)}`).join('\n'));
