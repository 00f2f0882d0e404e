import { overrideMethod } from './own-property.ts';
import type { OptimizerLike } from './tensorflow.ts';
import type { TrackSteps } from './track-steps.ts';

/**
 * Listens at an optimizer: `minimize` calls its own `computeGradients` and `applyGradients`, so own properties there see
 * every update with no second backward pass. `stepsOf` says whose update it is. Returns what puts the optimizer back.
 */
export function hookOptimizer(optimizer: OptimizerLike, steps: TrackSteps): () => void {
  const restoreCompute = overrideMethod(
    optimizer,
    'computeGradients',
    (original) =>
      function (this: OptimizerLike, loss, variables) {
        steps.beforeGradients(optimizer, variables);
        let result: ReturnType<typeof original>;
        try {
          result = original.call(this, loss, variables);
        } catch (error) {
          steps.abandon();
          throw error;
        }
        steps.gradientsComputed(result.value, result.grads);
        return result;
      },
  );
  const restoreApply = overrideMethod(
    optimizer,
    'applyGradients',
    (original) =>
      function (this: OptimizerLike, gradients) {
        steps.beforeUpdate(optimizer, gradients);
        try {
          original.call(this, gradients);
        } catch (error) {
          steps.abandon();
          throw error;
        }
        steps.afterUpdate();
      },
  );
  return () => {
    restoreApply();
    restoreCompute();
  };
}
