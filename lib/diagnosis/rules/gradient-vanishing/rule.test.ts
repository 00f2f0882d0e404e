import { curve, factsOf, layerOf, modelOf, noise, sampled, testRule, variableOf } from '../../rule-tester.ts';
import { gradientVanishing } from './rule.ts';
import { words } from './words.ts';

const kernels = (count: number, at: (depth: number, step: number) => { norm: number; update: number }): Record<string, { steps: number[]; values: number[] }> =>
  Object.fromEntries(
    curve(count, (depth) => depth).flatMap((depth) => [
      [`gradient-norm/dense_${depth + 1}/kernel`, sampled(80, (step) => at(depth, step).norm * (1 + 0.3 * noise(step, depth)))],
      [`update-ratio/dense_${depth + 1}/kernel`, sampled(80, (step) => at(depth, step).update)],
    ]),
  );
const sigmoids = Array.from({ length: 10 }, () => 'sigmoid');

testRule(gradientVanishing, words, {
  fires: [
    {
      name: 'ten sigmoid layers under plain SGD',
      series: kernels(11, (depth) => ({ norm: 0.25 ** (10 - depth), update: 1e-3 * 0.25 ** (10 - depth) })),
      facts: factsOf({ model: modelOf([...sigmoids, 'softmax']) }),
      finding: { severity: 'warning', subject: 'dense_1/kernel', cause: 'activation-choice', firstStep: 0 },
    },
    {
      name: 'the same under Adam, which scales what is left up to size',
      series: kernels(11, (depth) => ({ norm: 0.25 ** (10 - depth), update: 1e-3 })),
      finding: { subject: 'dense_1/kernel' },
    },
    {
      name: 'rectifiers with kernels a tenth of their due size',
      series: kernels(6, (depth) => ({ norm: 0.1 ** (5 - depth), update: 1e-5 })),
      facts: factsOf({
        model: modelOf(['relu', 'relu', 'relu', 'relu', 'relu', 'softmax'], (layer) => ({ ...layerOf(layer), variables: [variableOf({ name: `${layer.name}/kernel`, initialStd: 0.01 })] })),
      }),
      finding: { cause: 'initialisation' },
    },
  ],
  silent: [
    { name: 'healthy depth profile', series: kernels(6, (depth) => ({ norm: 0.29 + 0.5 * depth, update: 1e-3 })) },
    { name: 'small first gradient, but the kernel moves well', series: kernels(4, (depth) => ({ norm: depth === 0 ? 5e-3 : 1, update: 1e-3 })) },
    { name: 'every gradient is small: converged', series: kernels(4, () => ({ norm: 1e-7, update: 1e-8 })) },
    { name: 'no gradient anywhere', series: kernels(4, () => ({ norm: 0, update: 0 })) },
    { name: 'one kernel alone', series: kernels(1, () => ({ norm: 1e-9, update: 1e-9 })) },
    { name: 'biases do not count', series: { 'gradient-norm/dense_1/bias': curve(50, () => 1e-9), 'update-ratio/dense_1/bias': curve(50, () => 1e-9), 'gradient-norm/dense_2/kernel': curve(50, () => 1), 'update-ratio/dense_2/kernel': curve(50, () => 1e-3) } },
    { name: 'too few samples', series: { 'gradient-norm/dense_1/kernel': [1e-9], 'update-ratio/dense_1/kernel': [1e-9], 'gradient-norm/dense_2/kernel': [1], 'update-ratio/dense_2/kernel': [1e-3] } },
  ],
});
