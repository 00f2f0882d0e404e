import type { LayerDescription, ModelDescription } from '../../../protocol/description.ts';
import { evidence } from '../../evidence.ts';
import { followersOf, isAffine, isNormalisation } from '../../model-graph.ts';
import { defineRule } from '../../rule.ts';

/**
 * Finds dense and convolution layers without a bias that no normalisation layer follows to replace it.
 *
 * @source NeuraLint (TOSEM 2021) and TheDeepChecker (TOSEM 2022) ask for a bias, except right before batch normalisation.
 */
export const biasMissing = defineRule({
  id: 'bias-missing',
  kind: 'preflight',
  severity: 'info',
  status: 'stable',
  signals: [],
  facts: ['model'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 1,
  parameters: {},
  tips: ['A4'],
  causes: ['bias-missing'],
  evaluate({ facts, step }) {
    const { model } = facts;
    if (model === null) return null;
    const affine = model.layers.filter(isAffine);
    const bare = affine.filter((layer) => layer.useBias === false && !isFollowedByNormalisation(model, layer));
    const first = bare[0];
    if (first === undefined) return null;
    return {
      subject: first.name,
      ...(bare.length === 1 ? {} : { alsoIn: bare.slice(1).map((layer) => layer.name) }),
      step,
      firstStep: step,
      evidence: [evidence('layers-without-bias', bare.length, 0, 'layers', { baseline: affine.length })],
      candidates: [{ cause: 'bias-missing', score: bare.length === affine.length ? 0.6 : 0.35 }],
    };
  },
});

/** Normalisation that follows at once, or after layers that leave a constant shift in place. */
function isFollowedByNormalisation(model: ModelDescription, layer: LayerDescription): boolean {
  let next = followersOf(model, layer)[0];
  for (let hops = 0; next !== undefined && hops < 4; hops++) {
    if (isNormalisation(next)) return true;
    if (!/^(Dropout|Reshape|Flatten|ZeroPadding2D|Add)$/.test(next.className)) return false;
    next = followersOf(model, next)[0];
  }
  return false;
}
