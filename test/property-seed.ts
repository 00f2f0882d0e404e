import fc from 'fast-check';

// The same examples on every machine, so that a change is what turns a test red; `npm run test:properties` looks for new ones.
const seed = process.env['TUNEWATCH_PROPERTY_SEED'];
const factor = process.env['TUNEWATCH_PROPERTY_RUNS'];

fc.configureGlobal({
  seed: seed === undefined ? 20_261_124 : Number(seed),
  ...(factor === undefined ? {} : { numRuns: Number(factor) }),
});
