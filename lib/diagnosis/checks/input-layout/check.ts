import { evidence } from '../../evidence.ts';
import { isConvolution } from '../../model-graph.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule, type Finding, type RunFacts } from '../../rule.ts';

/**
 * Finds images whose axes stand in another order than the convolution reads them, and images whose neighbouring pixels have nothing in common.
 *
 * @source UMLAUT (CHI 2021): input not NHWC; the correlation of neighbours is an own criterion.
 */
export const inputLayout = defineRule({
  id: 'input-layout',
  kind: 'preflight',
  severity: 'warning',
  status: 'stable',
  signals: [],
  facts: ['data'],
  optionalFacts: ['model'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 1,
  parameters: {
    correlation: { default: 0.1, unit: 'correlation', about: { en: 'Correlation of neighbouring pixels below which an image looks scrambled.', zh: '相邻像素相关系数低于此值，图像看上去被打乱。' } },
  },
  tips: ['B7', 'C2'],
  causes: ['layout-or-reshape'],
  evaluate({ facts, step }, { correlation }) {
    return channelsFirst(facts, step) ?? scrambled(facts, step, correlation);
  },
});

/** Images of (rows, channels, height, width) given to a convolution that takes the last axis for channels. */
function channelsFirst({ data, model }: RunFacts, step: number): Finding | null {
  const shape = data?.inputs.find((input) => input.shape.length === 4)?.shape;
  if (shape === undefined) return null;
  const [, first = 0, second = 0, last = 0] = shape;
  if (!(last > 4) || ![1, 3, 4].includes(first) || !(second > 4)) return null;
  const kernel = model?.layers.find((layer) => isConvolution(layer))?.variables.find((variable) => variable.isKernel);
  const channels = kernel?.shape.at(-2);
  if (channels !== undefined && channels !== last) return null; // the layer reads channels first, as the data has them
  return {
    subject: 'model',
    step,
    firstStep: step,
    evidence: [evidence('input-channels', last, 4, 'channels', { baseline: first }), evidence('input-height', first, null, 'pixels', { baseline: second })],
    candidates: [{ cause: 'layout-or-reshape', score: channels === undefined ? 0.4 : 0.75 }],
  };
}

function scrambled({ data, model }: RunFacts, step: number, limit: number): Finding | null {
  const value = finiteOrNull(data?.neighbourCorrelation);
  const isForConvolution = model === null || model.layers.some(isConvolution);
  if (value === null || !(value < limit) || !isForConvolution) return null;
  return {
    severity: model === null ? 'info' : 'warning',
    subject: 'model',
    step,
    firstStep: step,
    evidence: [evidence('neighbour-correlation', value, limit, 'correlation')],
    candidates: [{ cause: 'layout-or-reshape', score: model === null ? 0.4 : 0.6 }],
  };
}
