import type { LayerDescription, VariableDescription } from '../../../protocol/description.ts';
import { median } from '../../../stats/quantile.ts';
import { evidence } from '../../evidence.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule } from '../../rule.ts';
import type { SignalWindow } from '../../signals.ts';
import { newest } from '../../window-view.ts';

/**
 * Finds models of which nothing, or only a small part, is trained; frozen layers that are still random are the worse kind.
 *
 * @source NeuraLint (TOSEM 2021) on frozen layers; the comparison with the initialiser's own spread is an own criterion.
 */
export const trainableShare = defineRule({
  id: 'trainable-share',
  kind: 'preflight',
  severity: 'info',
  status: 'stable',
  signals: [],
  optionalSignals: ['train/loss'],
  facts: ['model'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 50,
  parameters: {
    frozen: { default: 0.5, unit: 'ratio', about: { en: 'Share of frozen parameters that is mentioned.', zh: '冻结参数占比达到即提及。' } },
    random: { default: 0.5, unit: 'ratio', about: { en: 'Share of parameters that are frozen and random that is a warning once the training does not get far.', zh: '“冻结且随机”的参数占比达到此值，且训练进展不大时即警告。' } },
    almostAll: { default: 0.9, unit: 'ratio', about: { en: 'The same share that is a warning at once.', zh: '同上，达到此值立即警告。' } },
    unlearned: { default: 0.5, unit: 'ratio', about: { en: 'Share of the first loss above which, after 200 samples, the training has not got far.', zh: '200 个样本之后，损失仍高于初始值的这一比例，即为进展不大。' } },
  },
  tips: ['E1', 'I7', 'D3'],
  causes: ['frozen-variable'],
  evaluate({ facts, signals, step }, { frozen, random, almostAll, unlearned }) {
    const { model } = facts;
    if (model === null) return null;
    const kernels = model.layers.flatMap((layer) => layer.variables.filter((variable) => variable.isKernel).map((variable) => ({ layer, variable, size: variable.shape.reduce((product, length) => product * length, 1) })));
    const total = kernels.reduce((sum, { size }) => sum + size, 0);
    if (!(total > 0) || !Number.isFinite(total)) return null;
    const still = kernels.filter(({ layer, variable }) => !layer.trainable || !variable.trainable);
    const frozenShare = still.reduce((sum, { size }) => sum + size, 0) / total;
    const randomShare = still.filter(({ layer, variable }) => isStillRandom(layer, variable)).reduce((sum, { size }) => sum + size, 0) / total;
    const first = still[0];
    if (first === undefined || !(frozenShare >= frozen)) return null;
    const severity = frozenShare === 1 ? 'critical' : randomShare > almostAll || (randomShare > random && isUnlearned(signals.series('train/loss'), unlearned)) ? 'warning' : 'info';
    return {
      severity,
      subject: first.layer.name,
      ...(still.length === 1 ? {} : { alsoIn: [...new Set(still.slice(1).map(({ layer }) => layer.name))].filter((name) => name !== first.layer.name) }),
      step,
      firstStep: step,
      evidence: [evidence('frozen-ratio', frozenShare, frozen, 'ratio', { baseline: total }), evidence('frozen-random-ratio', randomShare, random, 'ratio')],
      candidates: [{ cause: 'frozen-variable', score: severity === 'critical' ? 0.95 : severity === 'warning' ? 0.7 : 0.2 }],
    };
  },
});

/** True when the loss, after a fair time, is still above that share of where it began. Fixed random layers can do: some trainings mean them so. */
function isUnlearned(loss: SignalWindow | undefined, share: number): boolean {
  if (loss === undefined || loss.count < 200) return false;
  const [now, then] = [median(newest(loss, 50).values), median(loss.head.values.subarray(0, 5))];
  return now !== null && then !== null && now > share * then;
}

/** True when the values spread as the layer's initialiser makes them, so that nothing was loaded into it. */
function isStillRandom({ kernelInitializer }: LayerDescription, { fanIn, fanOut, initialStd, initialMean }: VariableDescription): boolean {
  const name = kernelInitializer?.toLowerCase() ?? '';
  const [into, out, std] = [finiteOrNull(fanIn), finiteOrNull(fanOut), finiteOrNull(initialStd)];
  if (into === null || out === null || std === null) return false;
  const due = name.startsWith('glorot') ? Math.sqrt(2 / (into + out)) : name.startsWith('he') ? Math.sqrt(2 / into) : name.startsWith('lecun') ? Math.sqrt(1 / into) : name === 'randomnormal' ? 0.05 : name === 'randomuniform' ? 0.05 / Math.sqrt(3) : null;
  return due !== null && std > 0.8 * due && std < 1.15 * due && Math.abs(finiteOrNull(initialMean) ?? 0) < 0.1 * std;
}
