import { describe, expect, it } from 'vitest';
import { run } from '../_live/live.fixture.ts';
import { addressOf, filterOf, matches, sortRuns } from './runs-filter.ts';

const all = { project: '', status: '', text: '' };

describe('matches', () => {
  const digits = run({ id: 'id-9', name: 'Healthy <b>', project: 'digits', status: 'finished', tags: ['wide'], notes: 'Second try' });
  it.each([
    [all, true], [{ ...all, project: 'digits' }, true], [{ ...all, project: 'spirals' }, false], [{ ...all, status: 'running' }, false],
    [{ ...all, text: ' healthy <B' }, true], [{ ...all, text: 'WIDE' }, true], [{ ...all, text: 'second' }, true], [{ ...all, text: 'id-9' }, true], [{ ...all, text: '.*' }, false],
  ])('%o: %s', (filter, expected) => expect(matches(digits, filter)).toBe(expected));
});

it('the address keeps the filter, whatever it holds', () => {
  const filter = { project: 'a&b=c', status: 'lost', text: '50 % "x" 中文' };
  expect(filterOf(new URL(addressOf(filter), 'http://localhost').searchParams)).toEqual(filter);
  expect(addressOf(all)).toBe('/');
});

it('rows keep their places when starts are equal', () => {
  const runs = [run({ id: 'a', startedAtMs: 5 }), run({ id: 'b', startedAtMs: 5 }), run({ id: 'c', startedAtMs: 9 })];
  expect(sortRuns(runs).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect(sortRuns([...runs].reverse()).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});
