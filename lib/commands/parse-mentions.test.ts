import { expect, it } from 'vitest';
import { parseMentions } from './parse-mentions.ts';

const people = ['ada', 'ada lovelace', 'bob', '李雷', 'מיכל'];
it.each<[string, readonly string[]]>([
  ['@ada look', ['ada']],
  ['@ada lovelace, and @bob!', ['ada lovelace', 'bob']],
  ['@adam is nobody here', []],
  ['mail ada@bob.example', []],
  ['请看 @李雷 。@מיכל', ['李雷', 'מיכל']],
  ['@bob @bob', ['bob']],
  ['@', []],
  ['@@bob', ['bob']],
])('%s', (text, names) => expect(parseMentions(text, people)).toEqual(names));
