import { expect, test } from 'vitest';
import type { InitOptions } from './api.ts';
import { checkOptions } from './options.ts';

const faultOf = (options: unknown, environment: Record<string, string> = {}): string => {
  try {
    checkOptions(options as InitOptions, environment);
  } catch (error) {
    expect((error as { code?: string }).code).toBe('invalid-argument');
    return (error as Error).message;
  }
  return 'accepted';
};

test('a project is enough; the rest has defaults', () => {
  const checked = checkOptions({ project: 'digits' }, {});
  expect(checked).toMatchObject({ project: 'digits', name: null, url: 'http://127.0.0.1:3000', token: null, mode: 'online', budget: 0.02, every: { norms: 10, activations: 10, input: 10, histograms: 100 } });
  expect(checked.spoolDir).toMatch(/\.tunewatch.spool$/);
});

test('the environment fills in what is left out, and options win over it', () => {
  const environment = { TUNEWATCH_URL: 'https://tunewatch.example.org/', TUNEWATCH_TOKEN: 't', TUNEWATCH_MODE: 'offline', TUNEWATCH_SPOOL_DIR: '/spool' };
  expect(checkOptions({ project: 'p' }, environment)).toMatchObject({ url: 'https://tunewatch.example.org', token: 't', mode: 'offline', spoolDir: '/spool' });
  expect(checkOptions({ project: 'p', mode: 'online', token: 'own', url: 'http://localhost:1', spoolDir: '/own' }, environment)).toMatchObject({ url: 'http://localhost:1', token: 'own', mode: 'online', spoolDir: '/own' });
  expect(checkOptions({ project: 'p' }, { TUNEWATCH_MODE: '', TUNEWATCH_URL: '' })).toMatchObject({ mode: 'online', url: 'http://127.0.0.1:3000' });
});

test.each([
  [undefined, /init takes an object of options; undefined was given/],
  ['digits', /'digits' was given/],
  [{}, /option "project" is missing; accepted: a text of 1 to 200 characters/],
  [{ project: ' ' }, /option "project" is ' '/],
  [{ project: 'x'.repeat(201) }, /option "project" has 201 characters/],
  [{ project: 'p', name: 7 }, /option "name" is 7/],
  [{ project: 'p', tf: 'tfjs' }, /option "tf" is 'tfjs'.*namespace/],
  [{ project: 'p', config: [1] }, /option "config" is a list/],
  [{ project: 'p', config: { lr: () => 1 } }, /option "config" holds a function at lr/],
  [{ project: 'p', config: { text: 'x'.repeat(262_144) } }, /option "config" has \d+ bytes.*262144/],
  [{ project: 'p', tags: 'a,b' }, /option "tags" is 'a,b'/],
  [{ project: 'p', tags: ['a', 3] }, /option "tags" holds 3/],
  [{ project: 'p', notes: 1 }, /option "notes" is 1/],
  [{ project: 'p', task: 'clasification' }, /option "task" is 'clasification'; accepted: 'classification', 'regression'/],
  [{ project: 'p', url: 'localhost:3000' }, /option "url" starts with localhost:/],
  [{ project: 'p', url: 'http://user:secret@host' }, /option "url" holds a user or a password/],
  [{ project: 'p', url: 'http://host/tunewatch' }, /option "url" has a path/],
  [{ project: 'p', token: '' }, /option "token" is empty/],
  [{ project: 'p', token: 42 }, /option "token" is not a text/],
  [{ project: 'p', spoolDir: false }, /option "spoolDir" is false/],
  [{ project: 'p', mode: 'on' }, /option "mode" is 'on'; accepted: 'online', 'offline', 'disabled'/],
  [{ project: 'p', totalSteps: 1.5 }, /option "totalSteps" is 1.5; accepted: a whole number from 1/],
  [{ project: 'p', every: { norms: 0 } }, /option "every.norms" is 0/],
  [{ project: 'p', every: { gradients: 5 } }, /option "every.gradients" is not a group of signals; accepted: norms, activations, input, histograms/],
  [{ project: 'p', budget: 0 }, /option "budget" is 0/],
  [{ project: 'p', budget: Number.NaN }, /option "budget" is NaN/],
  [{ project: 'p', resume: 'last' }, /option "resume" is 'last'; accepted: the id of a run/],
  [{ project: 'p', resumeStep: 5 }, /option "resumeStep" was given without resume/],
  [{ project: 'p', projct: 'x' }, /option "projct" is not an option; accepted: one of tf, project/],
])('%j is refused: %s', (options, message) => {
  expect(faultOf(options)).toMatch(message);
});

test('faults from the environment name the variable, and all faults are told at once', () => {
  expect(faultOf({ project: 'p' }, { TUNEWATCH_MODE: 'on', TUNEWATCH_URL: 'nonsense' })).toBe(
    "init: TUNEWATCH_URL is 'nonsense'; accepted: an address without a path, such as http://127.0.0.1:3000 or https://tunewatch.example.org; TUNEWATCH_MODE is 'on'; accepted: 'online', 'offline', 'disabled'",
  );
  expect(faultOf({ name: 3, budget: 9 })).toMatch(/"project" is missing.*"name" is 3.*"budget" is 9/);
});

test('a token is never shown', () => {
  expect(faultOf({ project: 'p', token: 42, mode: 'x' })).not.toContain('42');
});
