import { Evaluation, type HeldEvaluation } from '../diagnosis/evaluate.ts';
import type { Moment } from '../diagnosis/rule-change.ts';
import type { Room } from '../diagnosis/catalogue.ts';
import { walkPart } from '../diagnosis/part-walk.ts';
import type { RunEvent } from '../protocol/run-event.ts';
import type { IncidentResource, Verdict } from '../protocol/resource.ts';
import { type HeldBook, IncidentBook } from './incident-book.ts';
import { incidentResource, signatureOf } from './incident-resource.ts';
import type { JudgeEffects, RunJudge, RunJudgeOptions, StoredPart } from './judge.ts';
import { verdictOf } from './verdict.ts';

/** Form of `state()`; another number means that it cannot be read and the run must be judged afresh from what is stored. */
export const stateVersion = 2;
/** Steps the agent is asked to sample densely after a warning opened. */
const denseSteps = 50;
/** An incident that goes on is handed out again at the latest after this many steps, for its running numbers. */
const stepsBetweenTelling = 50;
/** A step of that age is taken as complete, although no further one has begun. */
const completeAfterMs = 5000;

interface HeldJudge {
  readonly version: typeof stateVersion;
  readonly evaluation: HeldEvaluation;
  readonly book: HeldBook;
  readonly isDenseWanted: boolean;
}

/**
 * A judge for one run, new or going on from an earlier `state()`. Throws `SyntaxError` when the state cannot be read:
 * then judge the run afresh by handing it all stored parts.
 */
export function createRunJudge(options: RunJudgeOptions & { readonly rooms?: readonly Room[] }): RunJudge {
  const held = options.state === undefined ? undefined : readState(options.state);
  const evaluation = new Evaluation({ ...options, ...(held === undefined ? {} : { held: held.evaluation }) });
  const book = new IncidentBook(options.runId, held?.book);
  let isDenseWanted = held?.isDenseWanted ?? false;

  const now = (): Moment => evaluation.moment ?? { step: 0, atMs: 0 };
  const close = (moment: Moment = now()): void => {
    if (evaluation.isStalled && evaluation.moment !== null) evaluation.setLiveness(0); // a step came: whatever stood still goes on
    judge(moment);
  };
  const judge = (moment: Moment): void => {
    const changes = evaluation.close();
    const isGraver = book.apply(changes, moment, { lowest: evaluation.runSignals.window('train/loss')?.lowest ?? null });
    isDenseWanted ||= isGraver;
  };
  const noteEvent = (event: RunEvent): void => {
    if (evaluation.isPassedBy(event.step)) close();
    evaluation.addEvent(event);
    if (event.kind === 'alert-raised') isDenseWanted = book.raise(event, event) || isDenseWanted;
    if (event.kind === 'attempt-ended') close();
  };
  const resourcesOf = (incidents: typeof book.incidents): IncidentResource[] => {
    const coverage = incidents.length === 0 ? [] : evaluation.coverage();
    return incidents.map((incident) => incidentResource(options.runId, incident, book.symptomsOf(incident), coverage));
  };
  const effects = (): JudgeEffects => {
    const changed = book.incidents.filter((incident) => {
      const signature = signatureOf(incident);
      if (incident.told?.signature === signature && incident.lastStep - incident.told.lastStep < stepsBetweenTelling) return false;
      incident.told = { signature, lastStep: incident.lastStep };
      return true;
    });
    const denseSamplingSteps = isDenseWanted ? denseSteps : null;
    isDenseWanted = false;
    return { incidents: resourcesOf(changed), denseSamplingSteps };
  };

  // Rules that were switched off since the state was saved take their symptoms with them.
  const offNow = [...book.symptoms.values()].filter(({ rule, phase }) => phase === 'firing' && options.settings?.[rule]?.isOff === true);
  if (offNow.length > 0) book.apply(offNow.map(({ rule, severity }) => ({ kind: 'cleared', rule, finding: null, severity })), now(), { lowest: null });

  return {
    observe(part: StoredPart): JudgeEffects {
      walkPart(part, {
        feed: (name) => evaluation.feed(name),
        row: (step, atMs) => {
          if (evaluation.isAnother(step)) close();
          evaluation.beginRow({ step, atMs });
        },
        histogram: (histogram) => {
          if (evaluation.isPassedBy(histogram.step)) close();
          evaluation.addHistogram(histogram);
        },
        event: noteEvent,
      });
      return effects();
    },
    observeLiveness({ stepAgeMs, atMs }): JudgeEffects {
      evaluation.setLiveness(stepAgeMs);
      if (stepAgeMs === null || stepAgeMs >= completeAfterMs) judge({ step: now().step, atMs });
      return effects();
    },
    incidents: () => resourcesOf(book.incidents),
    coverage: () => evaluation.coverage(),
    verdict: (seen = []): Verdict => verdictOf({ incidents: book.incidents, symptoms: book.symptoms, loss: evaluation.runSignals.window('train/loss'), coverage: evaluation.coverage() }, seen),
    state: () => JSON.stringify({ version: stateVersion, evaluation: evaluation.hold(), book: book.hold(), isDenseWanted } satisfies HeldJudge),
  };
}

function readState(text: string): HeldJudge {
  const held = JSON.parse(text) as Partial<HeldJudge> | null;
  if (held?.version !== stateVersion) throw new SyntaxError(`diagnosis state of version ${String(held?.version)}, expected ${stateVersion}`);
  return held as HeldJudge;
}
