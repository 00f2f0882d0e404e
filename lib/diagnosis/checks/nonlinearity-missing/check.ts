import type { LayerDescription, ModelDescription } from '../../../protocol/description.ts';
import { evidence } from '../../evidence.ts';
import { activationOf, followersOf, isAffine, isLinearPassage } from '../../model-graph.ts';
import { defineRule } from '../../rule.ts';

/**
 * Finds layers whose output reaches the next affine layer without a nonlinearity: together the two are one affine map.
 *
 * @source UMLAUT (CHI 2021): linear activation in hidden layers; NeuraLint (TOSEM 2021).
 */
export const nonlinearityMissing = defineRule({
  id: 'nonlinearity-missing',
  kind: 'preflight',
  severity: 'warning',
  status: 'stable',
  signals: [],
  facts: ['model'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 1,
  parameters: {},
  tips: ['A2', 'I8'],
  causes: ['activation-choice'],
  evaluate({ facts, step }) {
    const { model } = facts;
    if (model === null) return null;
    const pairs = model.layers.flatMap((layer) => {
      const next = isAffine(layer) && !layer.isOutput && activationOf(layer) === 'linear' ? nextAffine(model, layer) : null;
      return next === null || isDeliberate(layer, next) ? [] : [{ layer, next }];
    });
    const first = pairs[0];
    if (first === undefined) return null;
    const affine = model.layers.filter(isAffine).length;
    return {
      subject: first.layer.name,
      ...(pairs.length === 1 ? {} : { alsoIn: pairs.slice(1).map(({ layer }) => layer.name) }),
      step,
      firstStep: step,
      evidence: [evidence(`linear-into/${first.next.name}`, pairs.length, 0, 'layers', { baseline: affine })],
      candidates: [{ cause: 'activation-choice', score: 0.8 }],
    };
  },
});

/** The affine layer that gets this layer's output through linear passages only, `null` when there is none or it also goes elsewhere. */
function nextAffine(model: ModelDescription, layer: LayerDescription): LayerDescription | null {
  let current = layer;
  for (let hops = 0; hops < model.layers.length; hops++) {
    const followers = followersOf(model, current);
    const next = followers[0];
    if (next === undefined || followers.length > 1) return null; // a branch (shortcut, attention) may well want the plain value
    if (isAffine(next)) return next;
    if (!isLinearPassage(next)) return null;
    current = next;
  }
  return null;
}

/** A projection into fewer dimensions between wider ones, or one half of a separable convolution, is linear by design. */
function isDeliberate(layer: LayerDescription, next: LayerDescription): boolean {
  if (/^Depthwise/.test(layer.className) || /^Depthwise/.test(next.className)) return true;
  const kernel = layer.variables.find((variable) => variable.isKernel);
  const [units, into, out] = [layer.units ?? kernel?.shape.at(-1), kernel?.fanIn, next.units];
  return typeof units === 'number' && typeof into === 'number' && typeof out === 'number' && units < into && units < out;
}
