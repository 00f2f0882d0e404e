import { describe, expect, it } from 'vitest';
import { run } from './live.fixture.ts';
import { viewOfRuns, withFrame, withOlderRuns, withSnapshot } from './runs-view.ts';

const first = viewOfRuns([run({ id: 'old', lastStep: 5 })]);

describe('the list of runs', () => {
  it('waits for a snapshot before it believes frames', () => {
    expect(withFrame(first, { sequence: 3, runs: [run({ id: 'new' })], removed: [] })).toBe(first);
  });

  it('keeps older runs that only the page had, and takes changes and removals', () => {
    const watched = withSnapshot(first, { sequence: 3, items: [run({ id: 'new' })] });
    const changed = withFrame(watched, { sequence: 4, runs: [run({ id: 'new', lastStep: 9 })], removed: ['old'] });
    expect([...watched.runs.keys()]).toEqual(['old', 'new']);
    expect([...changed.runs.values()].map(({ id, lastStep }) => [id, lastStep])).toEqual([['new', 9]]);
  });

  it('goes stale at a gap and ignores repeats', () => {
    const watched = withSnapshot(first, { sequence: 3, items: [] });
    expect(withFrame(watched, { sequence: 3, runs: [], removed: ['old'] })).toBe(watched);
    expect(withFrame(watched, { sequence: 5, runs: [], removed: [] }).isStale).toBe(true);
  });

  it('does not let an older read undo what is newer', () => {
    const watched = withSnapshot(first, { sequence: 1, items: [run({ id: 'new', lastStep: 9 })] });
    expect(withOlderRuns(watched, [run({ id: 'new', lastStep: 1 })])).toBe(watched);
  });
});
