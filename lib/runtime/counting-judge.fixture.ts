import type { JudgeEffects, RunJudge, RunJudgeOptions, StoredPart } from '../incidents/judge.ts';
import { incidentOf } from '../live/live.fixture.ts';

/** Liveness reports a test wants to see. */
export type LivenessReport = Parameters<RunJudge['observeLiveness']>[0];

/**
 * A judge that is easy to predict: one incident per run as soon as a loss above 100 was seen, counting how often that was so
 * and how many packets came in all. Seeing a packet twice or not at all shows in the counts. Throws at a loss of 666.
 */
export function countingJudge(reports: LivenessReport[] = []): (options: RunJudgeOptions) => RunJudge {
  return ({ runId, state }) => {
    if (state === 'unreadable') throw new SyntaxError('unreadable');
    const seen = state === undefined ? { packets: 0, high: 0 } : (JSON.parse(state) as { packets: number; high: number });
    const incidents = () => (seen.high === 0 ? [] : [incidentOf(`incident of ${runId}`, runId, { count: seen.high, lastStep: seen.packets })]);
    return {
      observe(part: StoredPart): JudgeEffects {
        seen.packets += 1;
        const losses = part.columns.series.flatMap((series) => (series.name === 'train/loss' ? [...series.values] : []));
        if (losses.includes(666)) throw new Error('the judge broke');
        seen.high += losses.filter((loss) => loss > 100).length;
        return { incidents: incidents(), denseSamplingSteps: losses.some((loss) => loss > 100) ? 50 : null };
      },
      observeLiveness(liveness) {
        reports.push(liveness);
        return { incidents: [], denseSamplingSteps: null };
      },
      incidents,
      coverage: () => [{ rule: 'loss-diverging', kind: 'rule', state: seen.high > 0 ? 'firing' : 'watching', missing: [] }],
      verdict: () => ({ tone: 'healthy', text: { en: `${seen.packets} packets`, zh: `${seen.packets}` } }),
      state: () => JSON.stringify(seen),
    };
  };
}
