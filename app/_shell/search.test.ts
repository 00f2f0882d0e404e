import { expect, it } from 'vitest';
import { one, ownPath } from './search.ts';

it.each([
  ['/runs/7?tab=layers', '/runs/7?tab=layers'], ['//elsewhere.example', '/'], ['/\\elsewhere.example', '/'], ['https://elsewhere.example', '/'], ['javascript:alert(1)', '/'], ['', '/'], [undefined, '/'],
])('%s goes on to %s', (path, expected) => expect(ownPath(path)).toBe(expected));

it('one takes the first of several', () => expect([one(['a', 'b']), one('c'), one(undefined)]).toEqual(['a', 'c', undefined]));
