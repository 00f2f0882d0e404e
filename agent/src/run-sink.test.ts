import { expect, test } from 'vitest';
import { decodePackets } from '../../lib/protocol/decode-packet.ts';
import { Guard } from './guard.ts';
import { Recording } from './recording.ts';
import { RunSink } from './run-sink.ts';
import { Schedule } from './schedule.ts';
import { SharedState } from './transport/shared-state.ts';

function sinkWithClock(firstStep = 0) {
  let ms = 0;
  const warned: string[] = [];
  const points: [string, number, number][] = [];
  const shared = new SharedState();
  const guard = new Guard(() => undefined, (code) => warned.push(code));
  const nowMs = () => 1_000_000 + ms;
  const recording = new Recording({
    shared,
    guard,
    nowMs,
    currentStep: () => 0,
    outlet: {
      receive: () => undefined,
      post: (packets) => {
        for (const { bytes } of packets) {
          const { columns } = decodePackets(bytes)[0]!.packet;
          for (const { name, rows, values } of columns.series) values.forEach((value, index) => points.push([name, columns.steps[rows ? rows[index]! : index]!, value]));
        }
      },
    },
  });
  const schedule = new Schedule({ every: { norms: 10, activations: 10, input: 10, histograms: 100 }, budget: 0.02 });
  const sink = new RunSink({ recording, schedule, guard, shared, nowMs, monotonicMs: () => ms, task: null, totalSteps: null, firstStep });
  const pointsNow = () => {
    recording.flush();
    return points;
  };
  return { sink, schedule, shared, warned, points: pointsNow, spend: (by: number) => (ms += by) };
}

test('steps count from where the run starts, and the worker sees them', () => {
  const { sink, shared } = sinkWithClock(40);
  expect([sink.currentStep, sink.lastStep, shared.lastStep]).toEqual([40, null, null]);
  sink.stepFinished(40, 10);
  expect([sink.currentStep, sink.lastStep, shared.lastStep?.step]).toEqual([41, 40, 40]);
});

test('a name the user logs is silent as an automatic one', () => {
  const { sink, points } = sinkWithClock();
  sink.scalars(0, [['train/loss', 1], ['learning-rate', 0.1]]);
  sink.claim('train/loss');
  sink.scalars(1, [['train/loss', 2], ['learning-rate', 0.2]]);
  expect(points().map(([name, step]) => [name, step])).toEqual([['train/loss', 0], ['learning-rate', 0], ['learning-rate', 1]]);
  expect(sink.isLoggedByUser('train/loss')).toBe(true);
});

test('agent work is charged once, nested or not, and the rest of the step is training', () => {
  const { sink, schedule, spend } = sinkWithClock();
  sink.stepFinished(0, 0);
  spend(90);
  sink.beginAgentWork('norms');
  spend(4);
  sink.beginAgentWork();
  spend(3);
  sink.endAgentWork();
  sink.beginAgentWork('histograms');
  spend(2);
  sink.endAgentWork();
  spend(1);
  sink.endAgentWork();
  sink.stepFinished(1, 100);
  expect(schedule.costRatio).toBeCloseTo(10 / 90);
});

test('work that throws is still accounted for, and the next work is not charged for it', () => {
  const { sink, schedule, spend, warned } = sinkWithClock();
  sink.guard('probe-failed', () => {
    sink.beginAgentWork('norms');
    spend(5);
    throw new Error('disposed');
  });
  spend(95);
  sink.stepFinished(0, 100);
  expect(warned).toEqual(['probe-failed']);
  expect(schedule.costRatio).toBeCloseTo(5 / 95);
});

test('the achieved cost is a series of its own', () => {
  const { sink, points, spend } = sinkWithClock();
  for (let step = 0; step < 21; step++) {
    sink.beginAgentWork('norms');
    spend(1);
    sink.endAgentWork();
    spend(9);
    sink.stepFinished(step, 10);
  }
  const cost = points().filter(([name]) => name === 'agent-cost-ratio');
  expect(cost.map(([, step]) => step)).toEqual([0, 10, 20]);
  expect(cost[2]![2]).toBeCloseTo(1 / 9, 1);
});

test('whatever the hooks hand over, nothing is thrown', () => {
  const { sink, warned } = sinkWithClock();
  sink.scalars(0, null as unknown as Iterable<readonly [string, number]>);
  sink.histogram(undefined as unknown as Parameters<typeof sink.histogram>[0]);
  sink.event({ kind: 'alert-raised', self: null } as unknown as Parameters<typeof sink.event>[0]);
  sink.endAgentWork();
  sink.endAgentWork();
  sink.stepFinished(Number.NaN, Number.NaN);
  expect(warned).toContain('scalars-not-recorded');
});

test('after the end of the run everything is ignored', () => {
  const { sink, points } = sinkWithClock();
  sink.isClosed = true;
  sink.scalars(0, [['a', 1]]);
  sink.stepFinished(0, 1);
  expect(sink.isDue('norms', 1)).toBe(false);
  expect(points()).toEqual([]);
});
