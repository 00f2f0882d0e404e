import type { z } from 'zod';
import type { Scope } from '../../../lib/commands/actor.ts';
import type { SchemaName } from '../_schemas/registry.ts';

/** What one method of one path takes and answers: checked on every call, and told in the OpenAPI document. */
export interface Operation<
  Path extends z.ZodType = z.ZodType,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Answer extends SchemaName | TextAnswer | null = SchemaName | TextAnswer | null,
> {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below /api/v1, parameters in braces. */
  readonly path: string;
  readonly summary: string;
  /** What the caller must be allowed to, one of them; `null`: anybody. */
  readonly scopes: readonly [Scope, ...Scope[]] | null;
  readonly parameters: Path;
  readonly query: Query;
  readonly body?: Body;
  /** Name of the schema it answers with, the kinds of text it streams, or `null` for nothing. */
  readonly answer: Answer;
}

/** An answer that is text in one of these media types. */
export interface TextAnswer {
  readonly mediaTypes: readonly string[];
}

/** Keeps the types of one operation; returns its argument. */
export function defineOperation<Path extends z.ZodType, Query extends z.ZodObject, Body extends z.ZodType, Answer extends SchemaName | TextAnswer | null>(
  operation: Operation<Path, Query, Body, Answer>,
): Operation<Path, Query, Body, Answer> {
  return operation;
}
