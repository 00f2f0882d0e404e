import { expect, it } from 'vitest';
import { FailingAt, failAtEveryCall } from './failing-at.ts';

const make = (failing: number) => new FailingAt(failing, () => new Error(`at ${failing}`));

it('fails at each call once, then lets the scenario pass', async () => {
  const seen: string[] = [];
  const calls = await failAtEveryCall(make, (fault) => {
    let done = '';
    try {
      for (const letter of 'abc') {
        fault.pass();
        done += letter;
      }
    } catch {
      done += '!';
    }
    seen.push(done);
  });
  expect({ calls, seen }).toEqual({ calls: 3, seen: ['!', 'a!', 'ab!', 'abc'] });
});

it('goes on failing when it lasts, until it is disarmed', () => {
  const fault = new FailingAt(2, () => new Error('full'), true);
  fault.pass();
  expect(() => fault.pass()).toThrow('full');
  expect(() => fault.pass()).toThrow('full');
  fault.disarm();
  fault.pass();
});
