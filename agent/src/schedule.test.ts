import { expect, test } from 'vitest';
import { signalGroups, type SignalGroup } from './probe-sink.ts';
import { denseSteps, Schedule } from './schedule.ts';

const every = { norms: 10, activations: 10, input: 10, histograms: 100 };

/** Runs steps of `trainMs`, each due sample costing `costs` milliseconds; answers at which steps each group was sampled. */
function simulate(schedule: Schedule, from: number, to: number, trainMs: number, costs: Partial<Record<SignalGroup, number>>, baseMs = 0) {
  const sampled: Record<SignalGroup, number[]> = { norms: [], activations: [], input: [], histograms: [] };
  for (let step = from; step < to; step++) {
    let agentMs = baseMs;
    schedule.charge(null, baseMs);
    for (const group of signalGroups) {
      if (!schedule.isDue(group, step)) continue;
      sampled[group].push(step);
      schedule.charge(group, costs[group] ?? 0);
      agentMs += costs[group] ?? 0;
    }
    schedule.stepFinished(step, trainMs + agentMs);
  }
  return sampled;
}

test('the first 50 steps are all sampled (histograms every tenth), then every so many', () => {
  const sampled = simulate(new Schedule({ every, budget: 0.02 }), 0, 300, 10, {});
  expect(sampled.norms.slice(0, denseSteps)).toEqual(Array.from({ length: denseSteps }, (_, step) => step));
  expect(sampled.norms.slice(denseSteps)).toEqual([59, 69, 79, 89, 99, 109, 119, 129, 139, 149, 159, 169, 179, 189, 199, 209, 219, 229, 239, 249, 259, 269, 279, 289, 299]);
  expect(sampled.histograms).toEqual([0, 10, 20, 30, 40, 140, 240]);
});

test('the answer for a step does not change while it is asked', () => {
  const schedule = new Schedule({ every, budget: 0.02 });
  simulate(schedule, 0, 59, 10, {});
  expect([schedule.isDue('norms', 59), schedule.isDue('norms', 59), schedule.isDue('norms', 59)]).toEqual([true, true, true]);
  expect(schedule.isDue('norms', 60)).toBe(false);
});

test.each([
  ['cheap samples', { norms: 0.1, activations: 0.05, input: 0.02, histograms: 0.3 }],
  ['dear samples', { norms: 2.5, activations: 1, input: 0.5, histograms: 6 }],
  ['samples dearer than the step', { norms: 15, activations: 10, input: 5, histograms: 40 }],
])('over a run of 20,000 steps %s stay within the budget', (_what, costs) => {
  const schedule = new Schedule({ every, budget: 0.02 });
  const sampled = simulate(schedule, 0, 20_000, 10, costs);
  expect(schedule.costRatio).toBeLessThanOrEqual(0.0205);
  expect(sampled.norms.length).toBeGreaterThan(denseSteps + 5);
});

test('the dense start is a debt that is paid off, while sampling goes on', () => {
  const schedule = new Schedule({ every, budget: 0.02 });
  simulate(schedule, 0, denseSteps, 10, { norms: 1.2 });
  expect(schedule.costRatio).toBeCloseTo(0.12);
  const sampled = simulate(schedule, denseSteps, 2_000, 10, { norms: 1.2 });
  expect(schedule.costRatio).toBeLessThanOrEqual(0.0205);
  const gaps = sampled.norms.slice(1).map((step, index) => step - sampled.norms[index]!);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(50);
});

test('a dense start that would cost as much as the training itself is thinned', () => {
  const dear = simulate(new Schedule({ every, budget: 0.02 }), 0, denseSteps, 10, { norms: 60 });
  expect(dear.norms.length).toBeLessThan(20);
  expect(dear.norms.length).toBeGreaterThan(10);
});

test('with room in the budget nothing is stretched', () => {
  const schedule = new Schedule({ every, budget: 0.5 });
  expect(simulate(schedule, 0, 250, 10, { norms: 2 }).norms.slice(denseSteps, denseSteps + 3)).toEqual([59, 69, 79]);
});

test('work of every step is charged too: when it alone eats the budget, samples keep a quarter of it', () => {
  const schedule = new Schedule({ every, budget: 0.02 });
  const sampled = simulate(schedule, 0, 5_000, 10, { norms: 1 }, 0.3);
  // A sample of 1 ms each 20 steps of 10 ms: 0.5 %, a quarter of the budget.
  expect(sampled.norms.length - denseSteps).toBeGreaterThan(230);
  expect(sampled.norms.length - denseSteps).toBeLessThan(260);
});

test('a request for dense sampling is met for that many steps, as far as the budget goes', () => {
  const cheap = new Schedule({ every, budget: 0.02 });
  simulate(cheap, 0, 1_000, 10, { norms: 0.1 });
  cheap.requestDense(20);
  expect(simulate(cheap, 1_000, 1_030, 10, { norms: 0.1 }).norms.length).toBeGreaterThanOrEqual(20);

  const dear = new Schedule({ every, budget: 0.02 });
  simulate(dear, 0, 3_000, 10, { norms: 5 });
  dear.requestDense(200);
  simulate(dear, 3_000, 3_200, 10, { norms: 5 });
  expect(dear.costRatio).toBeLessThanOrEqual(0.032);
});

test('after going back to an earlier step the next one is sampled', () => {
  const schedule = new Schedule({ every, budget: 0.02 });
  simulate(schedule, 0, 500, 10, {});
  expect(schedule.isDue('norms', 200)).toBe(true);
});

test('times that make no sense (negative, NaN, zero) break nothing', () => {
  const schedule = new Schedule({ every, budget: 0.02 });
  schedule.charge('norms', Number.NaN);
  schedule.charge('norms', -5);
  schedule.stepFinished(0, 0);
  schedule.stepFinished(1, -1);
  expect(schedule.costRatio).toBe(0);
  expect(schedule.isDue('norms', 2)).toBe(true);
});
