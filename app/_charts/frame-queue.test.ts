import { describe, expect, it } from 'vitest';
import { FrameQueue } from './frame-queue.ts';

function manual(budgetMs = 10) {
  const frames: (() => void)[] = [];
  const clock = { ms: 0 };
  const queue = new FrameQueue({ requestFrame: (callback) => frames.push(callback), now: () => clock.ms }, budgetMs);
  const nextFrame = (): void => frames.shift()?.();
  return { queue, frames, clock, nextFrame };
}

describe('FrameQueue', () => {
  it('draws once a frame, however often it was asked', () => {
    const { queue, frames, nextFrame } = manual();
    let drawn = 0;
    const drawable = { draw: () => drawn++ };
    queue.request(drawable);
    queue.request(drawable);
    expect(frames).toHaveLength(1);
    nextFrame();
    expect(drawn).toBe(1);
    expect(frames).toHaveLength(0);
  });

  it('gives what asks again while drawing the next frame, not this one', () => {
    const { queue, nextFrame } = manual();
    let drawn = 0;
    const drawable = { draw: () => { if (++drawn < 3) queue.request(drawable); } };
    queue.request(drawable);
    nextFrame();
    expect(drawn).toBe(1);
    nextFrame();
    nextFrame();
    nextFrame();
    expect(drawn).toBe(3);
  });

  it('leaves to the next frame what does not fit into this one, in the order it was asked for', () => {
    const { queue, clock, nextFrame } = manual(10);
    const drawn: number[] = [];
    for (let index = 0; index < 5; index++) queue.request({ draw: () => { clock.ms += 6; drawn.push(index); } });
    nextFrame();
    expect(drawn).toEqual([0, 1]);
    nextFrame();
    nextFrame();
    expect(drawn).toEqual([0, 1, 2, 3, 4]);
  });

  it('does not draw what was forgotten', () => {
    const { queue, nextFrame } = manual();
    const drawable = { draw: () => expect.unreachable() };
    queue.request(drawable);
    queue.forget(drawable);
    nextFrame();
  });

  it('draws the others when one fails, and does not hide the error', () => {
    const { queue, nextFrame } = manual();
    let drawn = 0;
    queue.request({ draw: () => { throw new Error('no canvas'); } });
    queue.request({ draw: () => drawn++ });
    expect(nextFrame).toThrow('no canvas');
    nextFrame();
    expect(drawn).toBe(1);
  });
});
