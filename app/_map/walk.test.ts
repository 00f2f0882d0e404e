import { describe, expect, it } from 'vitest';
import { type MapNode, seenItems, wayTo } from './map-node.ts';
import { afterKey, afterPress, type Walk } from './walk.ts';

const leaf = (id: string): MapNode => ({ id, title: id, about: '', rules: [], tips: [{ id: 'B2', title: '', what: '' }], branches: [] });
const root: MapNode = { id: 'root', title: '', about: '', rules: [], tips: [], branches: [leaf('one'), leaf('two')] };
const walk = (at: string, ...open: string[]): Walk => ({ at, open: new Set(open) });
const keys = (start: Walk, ...pressed: string[]): Walk => pressed.reduce((now, key) => afterKey(root, now, key) ?? now, start);

describe('walking the map', () => {
  it('goes in, down to the tip, and back', () => {
    expect(keys(walk('root'), 'ArrowRight', 'ArrowRight').at).toBe('one');
    expect(keys(walk('one', 'root'), 'Enter', 'ArrowDown').at).toBe('one/B2');
    expect(keys(walk('one/B2', 'root', 'one'), 'ArrowLeft').at).toBe('one');
    expect(keys(walk('one', 'root', 'one'), 'ArrowLeft')).toEqual(walk('one', 'root'));
    expect(keys(walk('one', 'root'), 'ArrowLeft').at).toBe('root');
  });

  it('goes to the ends, and not beyond', () => {
    expect(keys(walk('one', 'root', 'two'), 'End').at).toBe('two/B2');
    expect(keys(walk('two', 'root'), 'Home').at).toBe('root');
    expect(afterKey(root, walk('root'), 'ArrowUp')).toBeNull();
    expect(afterKey(root, walk('nowhere'), 'ArrowUp')).toBeNull();
    expect(afterKey(root, walk('root'), 'x')).toBeNull();
  });

  it('opens on the first press and closes on the next', () => {
    const there = afterPress(walk('root', 'root'), 'one');
    expect(there).toEqual(walk('one', 'root', 'one'));
    expect(afterPress(there, 'one').open.has('one')).toBe(false);
  });

  it('sees what is open only', () => expect(seenItems(root, new Set(['root'])).map(({ key }) => key)).toEqual(['root', 'one', 'two']));
  it('knows the way', () => expect(wayTo(root, 'two').map(({ id }) => id)).toEqual(['root', 'two']));
});
