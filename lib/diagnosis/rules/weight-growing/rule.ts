import { median } from '../../../stats/quantile.ts';
import { evidence } from '../../evidence.ts';
import { isKernelSubject } from '../../model-view.ts';
import { defineRule, type RuleInput } from '../../rule.ts';
import type { SignalWindow } from '../../signals.ts';

interface Growth {
  readonly name: string;
  readonly now: number;
  readonly then: number;
  readonly step: number;
  readonly since: number;
}

/**
 * Fires when the norm of a kernel doubles from window to window, several times in a row: exponential growth.
 *
 * @source TheDeepChecker (TOSEM 2022): mean absolute weight growing at least twofold in 5 windows; one less here, since short runs are
 * sampled some forty times in all.
 */
export const weightGrowing = defineRule({
  id: 'weight-growing',
  kind: 'rule',
  severity: 'warning',
  status: 'stable',
  signals: ['weight-norm/*'],
  optionalSignals: ['update-ratio/*'],
  facts: [],
  optionalFacts: ['model', 'training'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 4 },
  everySamples: 5,
  parameters: {
    factor: { default: 2, unit: 'ratio', about: { en: 'Growth from one window to the next.', zh: '相邻两个窗口间的增长倍数。' } },
    window: { default: 8, unit: 'samples', about: { en: 'Samples in a window, of which the median is taken.', zh: '每个窗口的样本数，取中位数。' } },
    windows: { default: 4, unit: 'windows', about: { en: 'Growths in a row.', zh: '连续增长的次数。' } },
    smallest: { default: 0.001, unit: 'L2', about: { en: 'Norm below which a kernel counts as not begun yet.', zh: '范数低于此值视为尚未开始。' } },
  },
  tips: ['B2', 'G3', 'I6', 'D3'],
  causes: ['learning-rate-too-high', 'batch-size-too-small', 'labels'],
  evaluate(input, parameters) {
    const growing = [...input.signals.each('weight-norm')].flatMap(([name, series]) => (isKernelSubject(input.facts.model, name) ? (growthOf(name, series, parameters) ?? []) : []));
    const first = growing.toSorted((one, other) => other.now / other.then - one.now / one.then)[0];
    if (first === undefined) return null;
    return {
      subject: first.name,
      ...(growing.length === 1 ? {} : { alsoIn: growing.filter(({ name }) => name !== first.name).map(({ name }) => name) }),
      step: first.step,
      firstStep: Math.min(first.since, first.step),
      evidence: [evidence(`weight-norm/${first.name}`, first.now, first.then * parameters.factor ** parameters.windows, 'L2', { baseline: first.then, step: first.step })],
      candidates: candidatesFrom(input),
    };
  },
});

/** The growth over the newest windows when each is `factor` times the one before; `null` when not. */
function growthOf(name: string, { recent }: SignalWindow, { factor, window, windows, smallest }: { factor: number; window: number; windows: number; smallest: number }): Growth | null {
  const needed = window * (windows + 1);
  if (recent.values.length < needed) return null;
  const from = recent.values.length - needed;
  const levels = Array.from({ length: windows + 1 }, (_, index) => median(recent.values.subarray(from + index * window, from + (index + 1) * window)));
  for (let i = 1; i < levels.length; i++) {
    const [earlier, later] = [levels[i - 1], levels[i]];
    if (typeof earlier !== 'number' || typeof later !== 'number' || !(earlier > smallest) || !(later >= factor * earlier)) return null;
  }
  return { name, now: levels.at(-1)!, then: levels[0]!, step: recent.steps.at(-1)!, since: recent.steps[from]! };
}

function candidatesFrom({ signals, facts }: RuleInput): { readonly cause: 'learning-rate-too-high' | 'batch-size-too-small' | 'labels'; readonly score: number }[] {
  const wereUpdatesHuge = [...signals.each('update-ratio').values()].some((updates) => (updates.highest?.value ?? 0) > 0.1);
  const isBatchSmall = (facts.training?.batchSize ?? 32) < 4;
  return [
    { cause: 'learning-rate-too-high' as const, score: wereUpdatesHuge ? 0.8 : 0.5 },
    { cause: 'batch-size-too-small' as const, score: isBatchSmall ? 0.3 : 0.1 },
    { cause: 'labels' as const, score: 0.1 },
  ];
}
