import type { z } from 'zod';
import { requireScope, type Actor } from '../../../lib/commands/actor.ts';
import { currentRuntime } from '../../../lib/runtime/current-runtime.ts';
import type { Runtime } from '../../../lib/runtime/runtime.ts';
import { TunewatchError } from '../../../lib/protocol/error-code.ts';
import type { AnswerOf, SchemaName } from '../_schemas/registry.ts';
import { errorResponse, responseOfError } from './http-error.ts';
import type { Operation, TextAnswer } from './operation.ts';
import { readBody, readQuery } from './read-request.ts';

export interface Call<Path, Query, Body> {
  readonly path: Path;
  readonly query: Query;
  readonly body: Body;
  readonly actor: Actor;
  readonly runtime: Runtime;
  readonly request: Request;
}

type Result<Answer> = Answer extends SchemaName ? AnswerOf<Answer> | Response : Response;

/** What Next hands to a route handler. */
interface RouteContext {
  readonly params: Promise<Record<string, string | string[] | undefined> | undefined>;
}
type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

/** A route handler that checks the caller and the input, does the work, and answers JSON or a clear error. */
export function handler<Path extends z.ZodType, Query extends z.ZodObject, Body extends z.ZodType, Answer extends SchemaName | TextAnswer | null>(
  operation: Operation<Path, Query, Body, Answer>,
  work: (call: Call<z.output<Path>, z.output<Query>, z.output<Body>>) => Result<Answer> | Promise<Result<Answer>>,
): RouteHandler {
  return async (request, context) => {
    const runtime = currentRuntime();
    try {
      const actor = callerOf(runtime, request, operation.scopes);
      const path = operation.parameters.parse((await context.params) ?? {});
      const query = operation.query.parse(readQuery(request, operation.query));
      const body = operation.body ? operation.body.parse(await readBody(request)) : undefined;
      const result = await work({ path, query, body: body as z.output<Body>, actor, runtime, request });
      return result instanceof Response ? result : Response.json(result, { headers: { 'cache-control': 'no-store' } });
    } catch (error) {
      const response = responseOfError(error);
      if (response.status >= 500) runtime.logger.error({ error, operation: operation.id }, 'A request failed.');
      return response;
    }
  };
}

/** Who calls, with one of the scopes; where anybody may, somebody without a good token is nobody. */
function callerOf(runtime: Runtime, request: Request, scopes: Operation['scopes']): Actor {
  if (scopes === null) return nobody;
  const actor = runtime.access.actorOf((name) => request.headers.get(name) ?? undefined);
  requireScope(actor, ...scopes);
  return actor;
}
const nobody: Actor = { name: 'nobody', scopes: [], tokenId: null };

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof methods)[number];

/** Handlers for every method of a path; those that are not given answer 405 and say which are there. */
export function serve(handlers: Partial<Record<Method, RouteHandler>>): Record<Method, RouteHandler> {
  const allowed = Object.keys(handlers).join(', ');
  const refuse: RouteHandler = async (request) =>
    errorResponse(405, 'method-not-allowed', `${request.method} is not possible here; use ${allowed}.`, { allow: allowed });
  return Object.fromEntries(methods.map((method) => [method, handlers[method] ?? refuse])) as Record<Method, RouteHandler>;
}

/** `value`, or throws `not-found` naming what was looked for. */
export function found<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new TunewatchError('not-found', `There is no ${what}.`);
  return value;
}
