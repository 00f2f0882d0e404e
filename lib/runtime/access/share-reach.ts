import type { Actor } from '../../commands/actor.ts';

type SharedView = NonNullable<Actor['share']>;

/** Pages and routes that say nothing of any run. */
const knowledge = /^\/(?:api\/v1\/)?(?:rules|tips)(?:\/|$)/;
const open = ['/api/v1/health', '/api/v1/openapi.json', '/sign-in', '/share-ended'];
/** What a comparison's own address may change of what was shared: how it is shown, never which runs it is about. */
const standing = new Set(['metric', 'x', 'smoothing', 'band', 'kind', 'settings', 'axis', 'result', 'relation', 'axes', 'brush', 'histogram', 'step', '_rsc']);
/** Curves and histograms of several runs at once. */
const comparedData = /^\/api\/v1\/compare\/(?:series|histograms)$/;

/**
 * True when somebody who came with a shared link may fetch this: the view itself, pages and data of its runs, and the
 * handbook. `runOfIncident` tells the run of an incident, `null` for none.
 */
export function isWithinShare({ path: shared, runIds }: SharedView, method: string, target: URL, runOfIncident: (incidentId: string) => string | null): boolean {
  const { pathname, searchParams } = target;
  if (pathname === '/api/v1/session') return true;
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (open.includes(pathname)) return true;
  if (knowledge.test(pathname)) return true;
  const [, kind, id] = /^\/(?:api\/v1\/)?(runs|incidents)\/([^/]+)/.exec(pathname) ?? [];
  if (kind === 'runs') return runIds.includes(decodeURIComponent(id!));
  if (kind === 'incidents') return runIds.includes(runOfIncident(decodeURIComponent(id!)) ?? '');
  if (comparedData.test(pathname)) {
    const asked = searchParams.getAll('runs').flatMap((list) => list.split(','));
    return asked.length > 0 && asked.every((runId) => runIds.includes(runId));
  }
  const view = new URL(shared, target);
  if (pathname !== view.pathname) return false;
  const given = new Set([...view.searchParams].map(([name, value]) => `${name}=${value}`));
  return [...searchParams].every(([name, value]) => standing.has(name) || given.has(`${name}=${value}`));
}
