import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { operations } from '../_operations/all.ts';
import { openApiDocument } from './open-api-document.ts';

const routeFiles = readdirSync(fileURLToPath(new URL('../v1', import.meta.url)), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('route.ts'))
  .map((file) => `/${file.replaceAll('\\', '/').replace('/route.ts', '')}`);
const pathOfFile = (file: string) => file.replace(/\[(\w+)\]/g, '{$1}');

interface Document {
  readonly paths: Record<string, Record<string, { parameters: { name: string; in: string; required: boolean; schema: object }[]; responses: Record<string, unknown> }>>;
  readonly components: { readonly schemas: Record<string, object> };
}
const document = JSON.parse(JSON.stringify(openApiDocument('1.2.3'))) as Document;

describe('the OpenAPI document', () => {
  it('has every route and no other', () => {
    expect(Object.keys(document.paths).sort()).toEqual(routeFiles.map(pathOfFile).filter((path) => path !== '/openapi.json').sort());
  });

  it('names each operation once', () => {
    expect(new Set(operations.map((operation) => operation.id)).size).toBe(operations.length);
  });

  it('refers only to schemas it holds', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]!);
    expect(references.length).toBeGreaterThan(30);
    for (const reference of references) expect(document.components.schemas).toHaveProperty(reference.replace('#/components/schemas/', ''));
  });

  it('tells path parameters as required and whole numbers as integers with their bounds', () => {
    const { parameters } = document.paths['/runs/{runId}/series/data']!['get']!;
    expect(parameters.find((parameter) => parameter.name === 'runId')).toMatchObject({ in: 'path', required: true });
    expect(parameters.find((parameter) => parameter.name === 'buckets')).toMatchObject({ in: 'query', required: false, schema: { type: 'integer', minimum: 1, default: 1000 } });
    expect(parameters.find((parameter) => parameter.name === 'name')).toMatchObject({ required: true, schema: { type: 'array', items: { type: 'string' } } });
    expect(JSON.stringify(document)).not.toContain('"integer":{');
  });
});

it.each(routeFiles)('route %s answers the methods its operations name', async (file) => {
  const route = (await import(/* @vite-ignore */ new URL(`../v1${file}/route.ts`, import.meta.url).href)) as Record<string, (request: Request, context: object) => Promise<Response>>;
  const allowed = file === '/openapi.json' ? ['GET'] : operations.filter((operation) => operation.path === pathOfFile(file)).map((operation) => operation.method);
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
    if ((allowed as string[]).includes(method)) continue;
    const response = await route[method]!(new Request('http://localhost/', { method }), {});
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')?.split(', ').sort()).toEqual([...allowed].sort());
    expect(await response.json()).toMatchObject({ error: { code: 'method-not-allowed' } });
  }
});
