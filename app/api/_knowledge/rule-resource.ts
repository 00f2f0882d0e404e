import type { Room } from '../../../lib/diagnosis/catalogue.ts';
import type { AnswerOf } from '../_schemas/registry.ts';

/** A rule or check as the API tells it: what it reads, when it fires, and what it says. */
export function ruleResource({ rule, words }: Room): AnswerOf<'Rule'> {
  return {
    id: rule.id,
    kind: rule.kind,
    severity: rule.severity,
    status: rule.status,
    title: words.title,
    about: words.about,
    signals: [...rule.signals],
    optionalSignals: [...(rule.optionalSignals ?? [])],
    facts: [...rule.facts],
    optionalFacts: [...(rule.optionalFacts ?? [])],
    silentForTasks: [...(rule.silentForTasks ?? [])],
    patience: rule.patience,
    everySamples: rule.everySamples,
    parameters: Object.entries(rule.parameters).map(([name, parameter]) => ({ name, ...parameter })),
    causes: [...rule.causes],
    tips: [...rule.tips],
    falsifiedBy: [...words.falsifiedBy],
  };
}
