import { eq } from 'drizzle-orm';
import type { Connection } from './connection.ts';
import { ruleSettings } from './schema/access.ts';
import type { RuleSettingStore } from './store.ts';

/** Per-project rule settings in the database. */
export function createRuleSettingStore({ orm, write }: Connection): RuleSettingStore {
  return {
    ofProject(project) {
      const rows = orm.select().from(ruleSettings).where(eq(ruleSettings.project, project)).all();
      return Object.fromEntries(rows.map(({ rule, isOff, parameters }) => [rule, { isOff, parameters }]));
    },
    set(project, rule, setting) {
      write(() =>
        orm
          .insert(ruleSettings)
          .values({ project, rule, ...setting })
          .onConflictDoUpdate({ target: [ruleSettings.project, ruleSettings.rule], set: { ...setting } })
          .run(),
      );
    },
  };
}
