import type Database from 'better-sqlite3';

type Row = Record<string, unknown>;

/** What hangs on a run, parents first: the table, and the column that names its parent's row. */
const tables = [
  ['attempts', 'run_key', 'runs'],
  ['run_config', 'run_key', 'runs'],
  ['run_metrics', 'run_key', 'runs'],
  ['clock_chunks', 'run_key', 'runs'],
  ['packet_chunks', 'run_key', 'runs'],
  ['series', 'run_key', 'runs'],
  ['strands', 'series_key', 'series'],
  ['chunks', 'strand_key', 'strands'],
] as const;

/** Stores the run once more under another id and name, row by row as the store wrote it: storing its points anew would take hundreds of times as long. */
export function copyRun(sqlite: Database.Database, run: { readonly key: number }, fields: { readonly id: string; readonly name: string }): void {
  const newKeys = new Map<string, Map<unknown, unknown>>();
  const copy = (table: string, rows: readonly Row[], change: (row: Row) => Row) => {
    const [first] = rows;
    const keys = new Map<unknown, unknown>();
    newKeys.set(table, keys);
    if (!first) return;
    const columns = Object.keys(first).filter((column) => column !== 'key');
    const insert = sqlite.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`);
    for (const row of rows) keys.set(row.key, insert.run(change(row)).lastInsertRowid);
  };
  sqlite.transaction(() => {
    copy('runs', sqlite.prepare<[number], Row>('SELECT * FROM runs WHERE key = ?').all(run.key), (row) => ({ ...row, ...fields }));
    for (const [table, column, parent] of tables) {
      const parents = newKeys.get(parent)!;
      const rows = sqlite.prepare<unknown[], Row>(`SELECT * FROM ${table} WHERE ${column} IN (${[...parents.keys()].map(() => '?').join(', ')})`).all(...parents.keys());
      copy(table, rows, (row) => ({ ...row, [column]: parents.get(row[column]), ...('attempt_key' in row ? { attempt_key: newKeys.get('attempts')!.get(row.attempt_key) } : {}) }));
    }
  })();
}
