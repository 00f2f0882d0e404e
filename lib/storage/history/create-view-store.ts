import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { savedViews } from '../schema/history.ts';
import type { ViewStore } from './history-store.ts';

/** Saved views in the database. */
export function createViewStore({ orm, write }: Connection): ViewStore {
  const find = (id: string) => orm.select().from(savedViews).where(eq(savedViews.id, id)).get() ?? null;
  return {
    list: (project) =>
      orm
        .select()
        .from(savedViews)
        .where(project === undefined ? undefined : inArray(savedViews.project, ['', project]))
        .orderBy(asc(savedViews.project), asc(savedViews.name))
        .all(),
    find,
    save(view) {
      write(() => {
        orm.delete(savedViews).where(and(eq(savedViews.project, view.project), eq(savedViews.name, view.name), ne(savedViews.id, view.id))).run();
        orm.insert(savedViews).values(view).onConflictDoUpdate({ target: savedViews.id, set: view }).run();
      });
      return find(view.id)!;
    },
    remove: (id) => void write(() => orm.delete(savedViews).where(eq(savedViews.id, id)).run()),
  };
}
