import { autoTrainer } from './auto-trainer.ts';
import { deepDiagnosis } from './deep-diagnosis.ts';
import type { Baseline } from './detector.ts';
import { lightningSpikes } from './lightning-spikes.ts';
import { sageMakerDebugger } from './sagemaker-debugger.ts';
import { theDeepChecker } from './the-deep-checker.ts';
import { umlaut } from './umlaut.ts';

export const baselines: readonly Baseline[] = [sageMakerDebugger, autoTrainer, deepDiagnosis, umlaut, theDeepChecker, lightningSpikes];
