import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import { requireScope } from './actor.ts';
import type { CommandContext } from './command-context.ts';

export interface RuleSetting {
  readonly isOff: boolean;
  /** Parameters that differ from their defaults. */
  readonly parameters: Readonly<Record<string, number>>;
}

/**
 * Switches a rule off in a project, or changes its parameters there; holds for running trainings too, from a few seconds later on.
 * Throws `forbidden` without scope `admin`, `invalid-argument` for an unknown project or parameter or a value that is not finite.
 */
export function changeRuleSetting(
  { actor, store, clock }: Pick<CommandContext, 'actor' | 'store' | 'clock'>,
  { project, rule, parameterNames, setting }: { readonly project: string; readonly rule: string; readonly parameterNames: readonly string[]; readonly setting: RuleSetting },
): void {
  requireScope(actor, 'admin');
  if (!store.runs.projects().some((known) => known.project === project)) throw new TunewatchError('invalid-argument', `There is no project "${project}".`, because('project-missing', { project }));
  for (const [name, value] of Object.entries(setting.parameters)) {
    if (!parameterNames.includes(name)) throw new TunewatchError('invalid-argument', `Rule "${rule}" has no parameter "${name}".`);
    if (!Number.isFinite(value)) throw new TunewatchError('invalid-argument', `Parameter "${name}" must be a finite number; it is ${value}.`, because('parameter-not-finite', { name }));
  }
  store.audit.record({ atMs: clock.nowMs(), actor: actor.name, verb: 'change-rule-setting', subject: `${project}/${rule}` });
  store.ruleSettings.set(project, rule, setting);
}
