import { expect, it } from 'vitest';
import { splitFirstSentence } from './first-sentence.ts';

it.each([
  ['Learning rate too high, since step 1. The loss rose 2.31 → 9.8.', ['Learning rate too high, since step 1.', 'The loss rose 2.31 → 9.8.']],
  ['Learning normally: loss 0.31, falling 4 % per 100 steps; 11 rules watched.', ['Learning normally: loss 0.31, falling 4 % per 100 steps; 11 rules watched.', '']],
  ['学习率过高，始于第 1 步。损失从 2.31 升到 9.8。', ['学习率过高，始于第 1 步。', '损失从 2.31 升到 9.8。']],
  ['No end', ['No end', '']],
  ['', ['', '']],
])('%s', (text, parts) => expect(splitFirstSentence(text)).toEqual(parts));
