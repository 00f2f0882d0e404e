'use server';

import { previewUserRule as preview, type UserRulePreview } from '../../lib/commands/preview-user-rule.ts';
import { changeUserRule, createUserRule, deleteUserRule as remove } from '../../lib/commands/user-rules.ts';
import type { UserRule, UserRuleDraft } from '../../lib/diagnosis/user-rules/user-rule.ts';
import { openRuntime } from '../_data/reader.ts';
import { userRuleBody, userRuleChange } from '../api/_schemas/user-rule.ts';
import { resultOf, type ActionResult } from './action-result.ts';

/** Adds a rule, or changes the one of that id. */
export async function saveUserRule(id: string | null, draft: UserRuleDraft): Promise<ActionResult<UserRule>> {
  const { runtime, actor } = await openRuntime();
  const parsed = userRuleBody.parse(draft);
  return resultOf(() => (id === null ? createUserRule({ ...runtime, actor }, parsed) : changeUserRule({ ...runtime, actor }, String(id), parsed)));
}

/** Switches a rule on or off. */
export async function switchUserRule(id: string, isOn: boolean): Promise<ActionResult<UserRule>> {
  const { runtime, actor } = await openRuntime();
  return resultOf(() => changeUserRule({ ...runtime, actor }, String(id), userRuleChange.parse({ isOn })));
}

/** Removes a rule. */
export async function deleteUserRule(id: string): Promise<ActionResult<null>> {
  const { runtime, actor } = await openRuntime();
  return resultOf(() => {
    remove({ ...runtime, actor }, String(id));
    return null;
  });
}

/** Where the rule would have fired on past runs. */
export async function previewUserRule(draft: UserRuleDraft): Promise<UserRulePreview> {
  const { runtime, actor } = await openRuntime();
  return preview({ ...runtime, actor }, userRuleBody.parse(draft));
}
