import type { Rule, RuleWords } from './rule.ts';
import { biasMissing } from './checks/bias-missing/check.ts';
import { words as biasMissingWords } from './checks/bias-missing/words.ts';
import { headLossMatch } from './checks/head-loss-match/check.ts';
import { words as headLossMatchWords } from './checks/head-loss-match/words.ts';
import { initialLoss } from './checks/initial-loss/check.ts';
import { words as initialLossWords } from './checks/initial-loss/words.ts';
import { initialisationScale } from './checks/initialisation-scale/check.ts';
import { words as initialisationScaleWords } from './checks/initialisation-scale/words.ts';
import { inputData } from './checks/input-data/check.ts';
import { words as inputDataWords } from './checks/input-data/words.ts';
import { nonlinearityMissing } from './checks/nonlinearity-missing/check.ts';
import { words as nonlinearityMissingWords } from './checks/nonlinearity-missing/words.ts';
import { activationDead } from './rules/activation-dead/rule.ts';
import { words as activationDeadWords } from './rules/activation-dead/words.ts';
import { activationSaturated } from './rules/activation-saturated/rule.ts';
import { words as activationSaturatedWords } from './rules/activation-saturated/words.ts';
import { generalisationGapWide } from './rules/generalisation-gap-wide/rule.ts';
import { words as generalisationGapWideWords } from './rules/generalisation-gap-wide/words.ts';
import { gradientExploding } from './rules/gradient-exploding/rule.ts';
import { words as gradientExplodingWords } from './rules/gradient-exploding/words.ts';
import { gradientVanishing } from './rules/gradient-vanishing/rule.ts';
import { words as gradientVanishingWords } from './rules/gradient-vanishing/words.ts';
import { lossDiverging } from './rules/loss-diverging/rule.ts';
import { words as lossDivergingWords } from './rules/loss-diverging/words.ts';
import { lossNotDecreasing } from './rules/loss-not-decreasing/rule.ts';
import { words as lossNotDecreasingWords } from './rules/loss-not-decreasing/words.ts';
import { lossPlateau } from './rules/loss-plateau/rule.ts';
import { words as lossPlateauWords } from './rules/loss-plateau/words.ts';
import { lossSpike } from './rules/loss-spike/rule.ts';
import { words as lossSpikeWords } from './rules/loss-spike/words.ts';
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
  { rule: generalisationGapWide, words: generalisationGapWideWords },
  { rule: gradientExploding, words: gradientExplodingWords },
  { rule: gradientVanishing, words: gradientVanishingWords },
  { rule: lossDiverging, words: lossDivergingWords },
  { rule: lossNotDecreasing, words: lossNotDecreasingWords },
  { rule: lossPlateau, words: lossPlateauWords },
  { rule: lossSpike, words: lossSpikeWords },
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
  { rule: weightsFrozen, words: weightsFrozenWords },
];

/** Every preflight check, in order of id. */
export const checks: readonly Room[] = [
  { rule: biasMissing, words: biasMissingWords },
  { rule: headLossMatch, words: headLossMatchWords },
  { rule: initialLoss, words: initialLossWords },
  { rule: initialisationScale, words: initialisationScaleWords },
  { rule: inputData, words: inputDataWords },
  { rule: nonlinearityMissing, words: nonlinearityMissingWords },
];

/** All of them: the order in which they are evaluated at one step. */
export const rooms: readonly Room[] = [...checks, ...rules];

/** The room of that id, `undefined` when there is none. */
export function roomOf(id: string): Room | undefined {
  return roomsById.get(id);
}
const roomsById: ReadonlyMap<string, Room> = new Map(rooms.map((room) => [room.rule.id, room]));
