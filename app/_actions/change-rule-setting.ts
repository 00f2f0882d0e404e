'use server';

import { changeRuleSetting as command } from '../../lib/commands/change-rule-setting.ts';
import { roomOf } from '../../lib/diagnosis/catalogue.ts';
import { openRuntime } from '../_data/reader.ts';
import { resultOf, type ActionResult } from './action-result.ts';

/** Sets a rule's switch and parameters in one project; parameters equal to their defaults are not stored. */
export async function changeRuleSetting(ruleId: string, project: string, isOff: boolean, values: Readonly<Record<string, number>>): Promise<ActionResult<null>> {
  const { runtime, actor } = await openRuntime();
  const parameters = roomOf(String(ruleId))?.rule.parameters;
  if (!parameters) return { ok: false, message: `There is no rule "${ruleId}".` };
  const changed = Object.fromEntries(Object.entries(values).filter(([name, value]) => parameters[name]?.default !== value));
  return resultOf(() => {
    command({ ...runtime, actor }, { project: String(project), rule: ruleId, parameterNames: Object.keys(parameters), setting: { isOff: isOff === true, parameters: changed } });
    return null;
  });
}
