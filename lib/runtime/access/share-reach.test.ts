import { expect, it } from 'vitest';
import { isWithinShare } from './share-reach.ts';

const mine = '01900000-0000-7000-8000-000000000001';
const other = '01900000-0000-7000-8000-000000000002';
const runView = { id: 's', path: `/runs/${mine}?tab=layers`, runIds: [mine], expiresAtMs: 1 };
const comparison = { id: 's', path: `/compare?runs=${mine}`, runIds: [mine], expiresAtMs: 1 };
const runOfIncident = (id: string) => ({ 'i-1': mine, 'i-2': other })[id] ?? null;
const reaches = (view: typeof runView, path: string, method = 'GET') => isWithinShare(view, method, new URL(`http://server${path}`), runOfIncident);

it.each([
  `/runs/${mine}`, `/runs/${mine}?tab=config&_rsc=1`, `/api/v1/runs/${mine}/series/data?name=a`, '/incidents/i-1', '/api/v1/incidents/i-1', '/rules/loss-spike', '/tips', '/api/v1/session', '/sign-in?next=/',
])('a shared run shows %s', (path) => expect(reaches(runView, path)).toBe(true));

it.each([
  '/', '/incidents', '/api/v1/runs', `/runs/${other}`, `/api/v1/runs/${other}/export`, '/incidents/i-2', '/incidents/i-3', '/api/v1/incidents', '/settings/access', '/api/v1/audit', '/api/v1/tokens', `/runs/${mine}x`, '/rulesets', '/compare',
])('a shared run does not show %s', (path) => expect(reaches(runView, path)).toBe(false));

it('a shared run changes nothing, on no page', () => {
  for (const path of [`/runs/${mine}`, '/sign-in', '/api/v1/incidents/i-1/acknowledge', '/api/v1/shares']) expect(reaches(runView, path, 'POST'), path).toBe(false);
  expect(reaches(runView, '/api/v1/session', 'POST')).toBe(true);
});

it('a shared comparison shows its own runs only, however it is looked at', () => {
  const data = (runs: string) => `/api/v1/compare/series?runs=${runs}&name=train/loss`;
  for (const path of [`/compare?runs=${mine}&metric=train/loss&x=elapsed&smoothing=0.5&band=rate&histogram=weight/dense/kernel&step=4`, `/runs/${mine}`, data(mine), `/api/v1/compare/histograms?runs=${mine}&name=a`]) expect(reaches(comparison, path), path).toBe(true);
  for (const path of [`/compare?runs=${mine}&runs=${other}`, `/compare?runs=${mine},${other}`, '/compare?project=digits', `/compare/other?runs=${mine}`, `/projects/digits?runs=${mine}`, data(other), data(`${mine},${other}`), `${data(mine)}&runs=${other}`, '/api/v1/compare/series?name=a']) expect(reaches(comparison, path), path).toBe(false);
});
