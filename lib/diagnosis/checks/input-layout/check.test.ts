import { dataOf, factsOf, layerOf, modelOf, statisticsOf, testRule, variableOf } from '../../rule-tester.ts';
import { inputLayout } from './check.ts';
import { words } from './words.ts';

const images = (shape: number[], neighbourCorrelation: number | null = 0.9, kernelChannels?: number) =>
  factsOf({
    data: dataOf({ inputs: [statisticsOf({ shape })], neighbourCorrelation }),
    ...(kernelChannels === undefined ? {} : { model: { ...modelOf([]), layers: [layerOf({ className: 'Conv2D', variables: [variableOf({ shape: [3, 3, kernelChannels, 16] })] })] } }),
  });

testRule(inputLayout, words, {
  fires: [
    { name: 'channels first, read as 32 channels', facts: images([128, 3, 32, 32], 0.5, 32), finding: { severity: 'warning', subject: 'model', cause: 'layout-or-reshape' } },
    { name: 'grey images channels first, model unknown', facts: images([128, 1, 28, 28]) },
    { name: 'scrambled pixels', facts: images([128, 28, 28, 1], 0.09, 1), finding: { severity: 'warning', cause: 'layout-or-reshape' } },
    { name: 'pixels without neighbours, nobody knows for what network', facts: images([128, 28, 28, 1], 0.02), finding: { severity: 'info' } },
  ],
  silent: [
    { name: 'channels last', facts: images([128, 32, 32, 3], 0.9, 3) },
    { name: 'channels first, and the layer knows it', facts: images([128, 3, 32, 32], 0.9, 3) },
    { name: 'near miss: grainy images at 0.2', facts: images([128, 28, 28, 1], 0.2, 1) },
    { name: 'tables have no neighbours', facts: factsOf({ data: dataOf() }) },
    { name: 'noise for a network without convolutions', facts: factsOf({ data: dataOf({ neighbourCorrelation: 0 }), model: modelOf(['relu', 'softmax']) }) },
  ],
});
