import type { Rule, RuleWords } from './rule.ts';
import { architectureFacts } from './checks/architecture-facts/check.ts';
import { words as architectureFactsWords } from './checks/architecture-facts/words.ts';
import { biasMissing } from './checks/bias-missing/check.ts';
import { words as biasMissingWords } from './checks/bias-missing/words.ts';
import { checkpointOptimizerState } from './checks/checkpoint-optimizer-state/check.ts';
import { words as checkpointOptimizerStateWords } from './checks/checkpoint-optimizer-state/words.ts';
import { classBalance } from './checks/class-balance/check.ts';
import { words as classBalanceWords } from './checks/class-balance/words.ts';
import { headLossMatch } from './checks/head-loss-match/check.ts';
import { words as headLossMatchWords } from './checks/head-loss-match/words.ts';
import { initialLoss } from './checks/initial-loss/check.ts';
import { words as initialLossWords } from './checks/initial-loss/words.ts';
import { initialisationScale } from './checks/initialisation-scale/check.ts';
import { words as initialisationScaleWords } from './checks/initialisation-scale/words.ts';
import { inputData } from './checks/input-data/check.ts';
import { words as inputDataWords } from './checks/input-data/words.ts';
import { inputLayout } from './checks/input-layout/check.ts';
import { words as inputLayoutWords } from './checks/input-layout/words.ts';
import { learningRateRange } from './checks/learning-rate-range/check.ts';
import { words as learningRateRangeWords } from './checks/learning-rate-range/words.ts';
import { loggingCoverage } from './checks/logging-coverage/check.ts';
import { words as loggingCoverageWords } from './checks/logging-coverage/words.ts';
import { nonlinearityMissing } from './checks/nonlinearity-missing/check.ts';
import { words as nonlinearityMissingWords } from './checks/nonlinearity-missing/words.ts';
import { normalisationBatchSize } from './checks/normalisation-batch-size/check.ts';
import { words as normalisationBatchSizeWords } from './checks/normalisation-batch-size/words.ts';
import { normaliserFit } from './checks/normaliser-fit/check.ts';
import { words as normaliserFitWords } from './checks/normaliser-fit/words.ts';
import { regularisationStrength } from './checks/regularisation-strength/check.ts';
import { words as regularisationStrengthWords } from './checks/regularisation-strength/words.ts';
import { seedRecorded } from './checks/seed-recorded/check.ts';
import { words as seedRecordedWords } from './checks/seed-recorded/words.ts';
import { shuffleOff } from './checks/shuffle-off/check.ts';
import { words as shuffleOffWords } from './checks/shuffle-off/words.ts';
import { targetScale } from './checks/target-scale/check.ts';
import { words as targetScaleWords } from './checks/target-scale/words.ts';
import { trainableShare } from './checks/trainable-share/check.ts';
import { words as trainableShareWords } from './checks/trainable-share/words.ts';
import { validationData } from './checks/validation-data/check.ts';
import { words as validationDataWords } from './checks/validation-data/words.ts';
import { activationDead } from './rules/activation-dead/rule.ts';
import { words as activationDeadWords } from './rules/activation-dead/words.ts';
import { activationSaturated } from './rules/activation-saturated/rule.ts';
import { words as activationSaturatedWords } from './rules/activation-saturated/words.ts';
import { batchLabelsOrdered } from './rules/batch-labels-ordered/rule.ts';
import { words as batchLabelsOrderedWords } from './rules/batch-labels-ordered/words.ts';
import { generalisationGapWide } from './rules/generalisation-gap-wide/rule.ts';
import { words as generalisationGapWideWords } from './rules/generalisation-gap-wide/words.ts';
import { gradientClippedOften } from './rules/gradient-clipped-often/rule.ts';
import { words as gradientClippedOftenWords } from './rules/gradient-clipped-often/words.ts';
import { gradientExploding } from './rules/gradient-exploding/rule.ts';
import { words as gradientExplodingWords } from './rules/gradient-exploding/words.ts';
import { gradientNoiseExtreme } from './rules/gradient-noise-extreme/rule.ts';
import { words as gradientNoiseExtremeWords } from './rules/gradient-noise-extreme/words.ts';
import { gradientVanishing } from './rules/gradient-vanishing/rule.ts';
import { words as gradientVanishingWords } from './rules/gradient-vanishing/words.ts';
import { inputShifted } from './rules/input-shifted/rule.ts';
import { words as inputShiftedWords } from './rules/input-shifted/words.ts';
import { learningRateDecayedEarly } from './rules/learning-rate-decayed-early/rule.ts';
import { words as learningRateDecayedEarlyWords } from './rules/learning-rate-decayed-early/words.ts';
import { lossDiverging } from './rules/loss-diverging/rule.ts';
import { words as lossDivergingWords } from './rules/loss-diverging/words.ts';
import { lossImpossible } from './rules/loss-impossible/rule.ts';
import { words as lossImpossibleWords } from './rules/loss-impossible/words.ts';
import { lossNotDecreasing } from './rules/loss-not-decreasing/rule.ts';
import { words as lossNotDecreasingWords } from './rules/loss-not-decreasing/words.ts';
import { lossPlateau } from './rules/loss-plateau/rule.ts';
import { words as lossPlateauWords } from './rules/loss-plateau/words.ts';
import { lossSpike } from './rules/loss-spike/rule.ts';
import { words as lossSpikeWords } from './rules/loss-spike/words.ts';
import { metricOscillating } from './rules/metric-oscillating/rule.ts';
import { words as metricOscillatingWords } from './rules/metric-oscillating/words.ts';
import { modeGapWide } from './rules/mode-gap-wide/rule.ts';
import { words as modeGapWideWords } from './rules/mode-gap-wide/words.ts';
import { predictionCollapsed } from './rules/prediction-collapsed/rule.ts';
import { words as predictionCollapsedWords } from './rules/prediction-collapsed/words.ts';
import { regularisationDominating } from './rules/regularisation-dominating/rule.ts';
import { words as regularisationDominatingWords } from './rules/regularisation-dominating/words.ts';
import { stepStalled } from './rules/step-stalled/rule.ts';
import { words as stepStalledWords } from './rules/step-stalled/words.ts';
import { trainingNonFinite } from './rules/training-non-finite/rule.ts';
import { words as trainingNonFiniteWords } from './rules/training-non-finite/words.ts';
import { updateRatioTooLarge } from './rules/update-ratio-too-large/rule.ts';
import { words as updateRatioTooLargeWords } from './rules/update-ratio-too-large/words.ts';
import { updateRatioTooSmall } from './rules/update-ratio-too-small/rule.ts';
import { words as updateRatioTooSmallWords } from './rules/update-ratio-too-small/words.ts';
import { validationAboveTrain } from './rules/validation-above-train/rule.ts';
import { words as validationAboveTrainWords } from './rules/validation-above-train/words.ts';
import { validationAtChance } from './rules/validation-at-chance/rule.ts';
import { words as validationAtChanceWords } from './rules/validation-at-chance/words.ts';
import { validationLossRising } from './rules/validation-loss-rising/rule.ts';
import { words as validationLossRisingWords } from './rules/validation-loss-rising/words.ts';
import { validationNotImproving } from './rules/validation-not-improving/rule.ts';
import { words as validationNotImprovingWords } from './rules/validation-not-improving/words.ts';
import { validationTooGood } from './rules/validation-too-good/rule.ts';
import { words as validationTooGoodWords } from './rules/validation-too-good/words.ts';
import { weightGrowing } from './rules/weight-growing/rule.ts';
import { words as weightGrowingWords } from './rules/weight-growing/words.ts';
import { weightsFrozen } from './rules/weights-frozen/rule.ts';
import { words as weightsFrozenWords } from './rules/weights-frozen/words.ts';

/** A rule or check with what it says. */
export interface Room {
  readonly rule: Rule;
  readonly words: RuleWords;
}

/** Every live rule, in order of id. Written by hand, held against the rooms on disk by `catalogue.test.ts`. */
export const rules: readonly Room[] = [
  { rule: activationDead, words: activationDeadWords },
  { rule: activationSaturated, words: activationSaturatedWords },
  { rule: batchLabelsOrdered, words: batchLabelsOrderedWords },
  { rule: generalisationGapWide, words: generalisationGapWideWords },
  { rule: gradientClippedOften, words: gradientClippedOftenWords },
  { rule: gradientExploding, words: gradientExplodingWords },
  { rule: gradientNoiseExtreme, words: gradientNoiseExtremeWords },
  { rule: gradientVanishing, words: gradientVanishingWords },
  { rule: inputShifted, words: inputShiftedWords },
  { rule: learningRateDecayedEarly, words: learningRateDecayedEarlyWords },
  { rule: lossDiverging, words: lossDivergingWords },
  { rule: lossImpossible, words: lossImpossibleWords },
  { rule: lossNotDecreasing, words: lossNotDecreasingWords },
  { rule: lossPlateau, words: lossPlateauWords },
  { rule: lossSpike, words: lossSpikeWords },
  { rule: metricOscillating, words: metricOscillatingWords },
  { rule: modeGapWide, words: modeGapWideWords },
  { rule: predictionCollapsed, words: predictionCollapsedWords },
  { rule: regularisationDominating, words: regularisationDominatingWords },
  { rule: stepStalled, words: stepStalledWords },
  { rule: trainingNonFinite, words: trainingNonFiniteWords },
  { rule: updateRatioTooLarge, words: updateRatioTooLargeWords },
  { rule: updateRatioTooSmall, words: updateRatioTooSmallWords },
  { rule: validationAboveTrain, words: validationAboveTrainWords },
  { rule: validationAtChance, words: validationAtChanceWords },
  { rule: validationLossRising, words: validationLossRisingWords },
  { rule: validationNotImproving, words: validationNotImprovingWords },
  { rule: validationTooGood, words: validationTooGoodWords },
  { rule: weightGrowing, words: weightGrowingWords },
  { rule: weightsFrozen, words: weightsFrozenWords },
];

/** Every preflight check, in order of id. */
export const checks: readonly Room[] = [
  { rule: architectureFacts, words: architectureFactsWords },
  { rule: biasMissing, words: biasMissingWords },
  { rule: checkpointOptimizerState, words: checkpointOptimizerStateWords },
  { rule: classBalance, words: classBalanceWords },
  { rule: headLossMatch, words: headLossMatchWords },
  { rule: initialLoss, words: initialLossWords },
  { rule: initialisationScale, words: initialisationScaleWords },
  { rule: inputData, words: inputDataWords },
  { rule: inputLayout, words: inputLayoutWords },
  { rule: learningRateRange, words: learningRateRangeWords },
  { rule: loggingCoverage, words: loggingCoverageWords },
  { rule: nonlinearityMissing, words: nonlinearityMissingWords },
  { rule: normalisationBatchSize, words: normalisationBatchSizeWords },
  { rule: normaliserFit, words: normaliserFitWords },
  { rule: regularisationStrength, words: regularisationStrengthWords },
  { rule: seedRecorded, words: seedRecordedWords },
  { rule: shuffleOff, words: shuffleOffWords },
  { rule: targetScale, words: targetScaleWords },
  { rule: trainableShare, words: trainableShareWords },
  { rule: validationData, words: validationDataWords },
];

/** All of them: the order in which they are evaluated at one step. */
export const rooms: readonly Room[] = [...checks, ...rules];

/** The room of that id, `undefined` when there is none. */
export function roomOf(id: string): Room | undefined {
  return roomsById.get(id);
}
const roomsById: ReadonlyMap<string, Room> = new Map(rooms.map((room) => [room.rule.id, room]));
