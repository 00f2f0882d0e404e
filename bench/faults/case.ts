import type { Cause } from '../../lib/protocol/cause.ts';
import type { Training } from './training.ts';

/** A healthy training: a control of pairs, or one that only looks alarming. */
export interface HealthyCase {
  readonly kind: 'healthy';
  /** `<family>/<name>`. */
  readonly id: string;
  readonly about: string;
  readonly round: Round;
  readonly training: (seed: number) => Training;
}

/** 1: the cases the rules were first made with; 2: mistakes of other kinds, added once those were judged. */
export type Round = 1 | 2;

/** A control with exactly one operator applied. */
export interface FaultCase {
  readonly kind: 'fault';
  readonly id: string;
  readonly about: string;
  readonly round: Round;
  /** Id of the healthy case it is a copy of. */
  readonly control: string;
  /** Where in a training the mistake was made. */
  readonly place: 'data' | 'head-and-loss' | 'model' | 'optimisation' | 'evaluation';
  /** Causes that are right, said before it is run. The first is what was planted. */
  readonly accepts: readonly Cause[];
  readonly training: (seed: number) => Training;
}

export type Case = HealthyCase | FaultCase;

type Operator = (training: Training, seed: number) => Partial<Training>;

/** Gathers the cases of one family; ids get the family's name. */
export class Family {
  readonly cases: Case[] = [];
  /** Cases made from now on belong to it. */
  round: Round;

  constructor(
    readonly name: string,
    round: Round = 1,
  ) {
    this.round = round;
  }

  healthy(name: string, about: string, training: (seed: number) => Training): void {
    this.cases.push({ kind: 'healthy', id: `${this.name}/${name}`, about, round: this.round, training });
  }

  /** A healthy variant of another one. */
  variant(name: string, of: string, about: string, operator: Operator): void {
    const control = this.find(of);
    this.healthy(name, about, (seed) => applied(control.training(seed), operator, seed));
  }

  fault(name: string, control: string, place: FaultCase['place'], accepts: readonly Cause[], about: string, operator: Operator): void {
    const of = this.find(control);
    this.cases.push({ kind: 'fault', id: `${this.name}/${name}`, about, round: this.round, control: of.id, place, accepts, training: (seed) => applied(of.training(seed), operator, seed) });
  }

  private find(name: string): HealthyCase {
    const found = this.cases.find((item): item is HealthyCase => item.kind === 'healthy' && item.id === `${this.name}/${name}`);
    if (found === undefined) throw new Error(`${this.name} has no healthy case "${name}".`);
    return found;
  }
}

function applied(training: Training, operator: Operator, seed: number): Training {
  return { ...training, ...operator(training, seed) };
}

export function familyOf(caseId: string): string {
  return caseId.slice(0, caseId.indexOf('/'));
}
