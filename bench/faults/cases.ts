import type { Case } from './case.ts';
import { digitsMlp } from './families/digits-mlp.ts';

/** Every case of the benchmark. */
export const cases: readonly Case[] = [...digitsMlp];

export const seeds: readonly number[] = [1, 2, 3, 4, 5];
