import { z } from 'zod';
import type { Operation } from '../_http/operation.ts';
import { operations } from '../_operations/all.ts';
import { schemas } from '../_schemas/registry.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined };
type JsonObject = { readonly [name: string]: Json | undefined };

const schemaPath = (name: string) => `#/components/schemas/${name}`;
const failure = (description: string): JsonObject => ({ description, content: { 'application/json': { schema: { $ref: schemaPath('Error') } } } });

/** The OpenAPI 3.1 document of the HTTP API, made from the operations and schemas that the routes themselves use. */
export function openApiDocument(version: string): JsonObject {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of operations) {
    const methods = (paths[operation.path] ??= {});
    methods[operation.method.toLowerCase()] = describeOperation(operation);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tunewatch',
      version,
      description: 'Non-finite numbers travel as the strings "NaN", "Infinity" and "-Infinity". Times are milliseconds since the Unix epoch. Lists answer items and nextCursor.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }, { session: [] }, {}],
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token made with: npx tunewatch token create. Not needed on a server that is bound to loopback and asks for none.' },
        session: { type: 'apiKey', in: 'cookie', name: 'tunewatch_session', description: 'Set by POST /session.' },
      },
    },
  };
}

function describeOperation(operation: Operation): JsonObject {
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...(operation.scopes === null ? { security: [] } : { description: `Needs a token of scope ${operation.scopes.join(' or ')}.` }),
    parameters: [...parametersOf(operation.parameters as z.ZodObject, 'path'), ...parametersOf(operation.query, 'query')],
    ...(operation.body ? { requestBody: { required: true, content: { 'application/json': { schema: plainSchema(operation.body) } } } } : {}),
    responses: {
      ...answerOf(operation.answer),
      '400': failure('The input cannot be used; the message says why.'),
      '401': failure('The token is wrong or missing.'),
      '403': failure('The token lacks the scope, or the request was not meant for this server.'),
      ...(operation.path.includes('{') ? { '404': failure('There is no such thing.') } : {}),
      '405': failure('The method is not possible here.'),
    },
  };
}

function answerOf(answer: Operation['answer']): JsonObject {
  if (answer === null) return { '204': { description: 'Done.' } };
  const content =
    typeof answer === 'string'
      ? { 'application/json': { schema: { $ref: schemaPath(answer) } } }
      : Object.fromEntries(answer.mediaTypes.map((mediaType) => [mediaType, { schema: { type: 'string' } }]));
  return { '200': { description: 'What was asked for.', content } };
}

function parametersOf(schema: z.ZodObject, place: 'path' | 'query'): JsonObject[] {
  const described = plainSchema(schema) as { readonly properties?: Record<string, JsonObject>; readonly required?: readonly string[] };
  return Object.entries(described.properties ?? {}).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    required: place === 'path' || (described.required ?? []).includes(name),
    ...(description === undefined ? {} : { description }),
    schema: property,
  }));
}

/** JSON Schema of what goes in. Whole numbers of a query are texts to zod; readers see the number that they write. */
function plainSchema(schema: z.ZodType): JsonObject {
  const { $schema: _, ...plain } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      const { integer } = jsonSchema as { readonly integer?: JsonObject };
      if (integer) Object.assign(jsonSchema, { integer: undefined, pattern: undefined, type: 'integer' }, integer);
    },
  });
  return plain as JsonObject;
}

function componentSchemas(): JsonObject {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const described = z.toJSONSchema(registry, { uri: schemaPath }).schemas;
  return Object.fromEntries(Object.entries(described).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema as JsonObject]));
}
