import type { Case } from './case.ts';
import { carsRegression } from './families/cars-regression.ts';
import { digitsAutoencoder } from './families/digits-autoencoder.ts';
import { digitsCnn } from './families/digits-cnn.ts';
import { digitsMlp } from './families/digits-mlp.ts';
import { penguinsMlp } from './families/penguins-mlp.ts';
import { pointsAdversarial } from './families/points-adversarial.ts';
import { tokensEmbedding } from './families/tokens-embedding.ts';
import { wavesRnn } from './families/waves-rnn.ts';
import { weatherRnn } from './families/weather-rnn.ts';

/** Every case of the benchmark. */
export const cases: readonly Case[] = [...digitsMlp, ...digitsCnn, ...wavesRnn, ...carsRegression, ...penguinsMlp, ...digitsAutoencoder, ...weatherRnn, ...tokensEmbedding, ...pointsAdversarial];

export const seeds: readonly number[] = [1, 2, 3, 4, 5];

export function caseOf(id: string): Case {
  const found = cases.find((item) => item.id === id);
  if (found === undefined) throw new Error(`There is no case "${id}".`);
  return found;
}
