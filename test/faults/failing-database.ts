import type Database from 'better-sqlite3';
import type { FailingAt } from './failing-at.ts';

const executing = new Set<PropertyKey>(['run', 'get', 'all', 'iterate']);

/** The connection, every execution of whose statements may fail first. Preparing them, and rolling back, do not. */
export function failingDatabase(sqlite: Database.Database, fault: () => FailingAt | null): Database.Database {
  const statement = (prepared: Database.Statement, mayFail: boolean): Database.Statement =>
    new Proxy(prepared, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...values: unknown[]) => {
          if (mayFail && executing.has(name)) fault()?.pass();
          const answer: unknown = Reflect.apply(value, target, values);
          return answer === target ? statement(target, mayFail) : answer; // raw(), pluck() answer the statement itself
        };
      },
    });
  return new Proxy(sqlite, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (name === 'prepare') return (source: string) => statement(target.prepare(source), source !== 'ROLLBACK');
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** An error as better-sqlite3 throws it. */
export function sqliteError(code: string): Error {
  return Object.assign(new Error(`planted ${code}`), { code });
}
