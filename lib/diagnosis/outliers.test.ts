import { expect, test } from 'vitest';
import { statisticsOf } from './facts.fixture.ts';
import { isRuledByOutliers } from './outliers.ts';

test.each([
  ['a normal column', statisticsOf({ mean: 0, std: 1, min: -3, max: 4 }), false],
  ['one number far above', statisticsOf({ mean: 0, std: 1, max: 25 }), true],
  ['one number far below', statisticsOf({ mean: 5, std: 1, min: -20 }), true],
  ['no spread', statisticsOf({ std: 0, max: 25 }), false],
  ['nothing known', statisticsOf({ mean: null, std: null }), false],
])('%s → %s', (_, statistics, isRuled) => expect(isRuledByOutliers(statistics, 20)).toBe(isRuled));
