import { asc, eq } from 'drizzle-orm';
import type { UserRule } from '../diagnosis/user-rules/user-rule.ts';
import type { Connection } from './connection.ts';
import { userRules } from './schema/user-rules.ts';

/** Rules of people's own. */
export interface UserRuleStore {
  /** Grows with every change that was made through this store: what was read under the same number still holds. */
  readonly revision: number;
  /** All of them, oldest first. */
  list(): readonly UserRule[];
  find(id: string): UserRule | null;
  /** Inserts or replaces by id. */
  save(rule: UserRule): void;
  /** `false` when there was none of that id. */
  remove(id: string): boolean;
}

/** People's rules in the database. */
export function createUserRuleStore({ orm, write }: Connection): UserRuleStore {
  let revision = 0;
  return {
    get revision() {
      return revision;
    },
    list: () => orm.select().from(userRules).orderBy(asc(userRules.createdAtMs), asc(userRules.id)).all(),
    find: (id) => orm.select().from(userRules).where(eq(userRules.id, id)).get() ?? null,
    save(rule) {
      write(() => orm.insert(userRules).values(rule).onConflictDoUpdate({ target: userRules.id, set: rule }).run());
      revision += 1;
    },
    remove(id) {
      const { changes } = write(() => orm.delete(userRules).where(eq(userRules.id, id)).run());
      revision += 1;
      return changes > 0;
    },
  };
}
