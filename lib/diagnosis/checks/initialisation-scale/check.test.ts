import { factsOf, layerOf, modelOf, testRule, variableOf } from '../../rule-tester.ts';
import type { VariableDescription } from '../../../protocol/description.ts';
import { initialisationScale } from './check.ts';
import { words } from './words.ts';

const withKernel = (change: Partial<VariableDescription>, where = 0, bias = 0) =>
  factsOf({
    model: modelOf(['relu', 'relu', 'softmax'], (layer, index) =>
      index === where
        ? {
            ...layer,
            variables: [
              variableOf({ name: `${layer.name}/kernel`, ...change }),
              variableOf({ name: `${layer.name}/bias`, isKernel: false, fanIn: null, fanOut: null, initialStd: 0, initialMean: bias }),
            ],
          }
        : layer,
    ),
  });

testRule(initialisationScale, words, {
  fires: [
    { name: 'hidden kernel all zero', facts: withKernel({ initialStd: 0 }), finding: { severity: 'critical', subject: 'dense_1/kernel', cause: 'initialisation' } },
    { name: 'kernel of deviation 1 over 784 inputs', facts: withKernel({ fanIn: 784, initialStd: 1 }), finding: { severity: 'warning', subject: 'dense_1/kernel' } },
    { name: 'kernel a tenth of its due size', facts: withKernel({ initialStd: 0.1 * Math.sqrt(2 / 64) }, 1), finding: { subject: 'dense_2/kernel' } },
    { name: 'bias starts at -10', facts: withKernel({}, 0, -10), finding: { severity: 'warning', subject: 'dense_1/bias' } },
    { name: 'several at once: the worst speaks', facts: factsOf({ model: { ...modelOf(['relu']), layers: [layerOf({ variables: [variableOf({ initialStd: 9 })] }), layerOf({ name: 'dense_2', variables: [variableOf({ name: 'dense_2/kernel', initialStd: 0 })] })] } }), finding: { severity: 'critical', subject: 'dense_2/kernel', alsoIn: ['dense_1/kernel'] } },
  ],
  silent: [
    { name: 'He and Glorot', facts: factsOf({ model: modelOf(['relu', 'tanh', 'softmax']) }) },
    { name: 'near miss: four times the due size', facts: withKernel({ initialStd: 4 * Math.sqrt(2 / 64) }) },
    { name: 'near miss: TF.js randomNormal of 0.05 over 64 inputs', facts: withKernel({ initialStd: 0.05 }) },
    { name: 'output kernel that starts at zero on purpose', facts: withKernel({ initialStd: 0 }, 2) },
    { name: 'output bias set to the prior', facts: withKernel({}, 2, -4.6) },
    { name: 'forget-gate bias of one', facts: withKernel({}, 0, 1) },
    { name: 'frozen, pretrained layer', facts: factsOf({ model: modelOf(['relu', 'softmax'], (layer) => ({ ...layer, trainable: false, variables: [variableOf({ initialStd: 3 })] })) }) },
    { name: 'nothing known' },
  ],
});
