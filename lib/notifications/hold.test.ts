import { describe, expect, it } from 'vitest';
import { holdOf, quietUntilMs } from './hold.ts';
import { firing, incident } from './notice.fixture.ts';

const at = (text: string) => Date.parse(text);
const night = { from: '22:00', to: '07:00', timeZone: 'Asia/Shanghai', exceptCritical: true };

describe('quiet hours', () => {
  it.each([
    ['2025-06-15T14:00:00Z', '2025-06-15T23:00:00Z'], // 22:00 in Shanghai
    ['2025-06-15T13:59:59Z', null],
    ['2025-06-15T22:59:30Z', '2025-06-15T23:00:00Z'],
    ['2025-06-15T23:00:00Z', null],
    ['2025-06-15T16:30:12Z', '2025-06-15T23:00:00Z'],
  ])('at %s last until %s', (now, until) => expect(quietUntilMs(night, at(now))).toBe(until === null ? null : at(until)));

  it('may lie within a day, and are none when both ends are the same', () => {
    expect(quietUntilMs({ from: '12:00', to: '13:00', timeZone: 'UTC' }, at('2025-06-15T12:30:00Z'))).toBe(at('2025-06-15T13:00:00Z'));
    expect(quietUntilMs({ from: '12:00', to: '12:00', timeZone: 'UTC' }, at('2025-06-15T12:00:00Z'))).toBeNull();
  });

  it('hold all but what is critical, unless that too', () => {
    const nowMs = at('2025-06-15T16:00:00Z');
    const hold = (severity: 'critical' | 'warning', exceptCritical: boolean) => holdOf({ quietHours: { ...night, exceptCritical }, mostPerHour: null }, { ...firing, incident: { ...incident, severity } }, [], nowMs);
    expect(hold('critical', true)).toBeNull();
    expect(hold('critical', false)).toMatchObject({ untilMs: at('2025-06-15T23:00:00Z') });
    expect(hold('warning', true)?.reason.en).toBe('Quiet hours until 07:00 (Asia/Shanghai).');
  });
});

describe('the throttle', () => {
  const nowMs = 10_000_000;
  const hold = (most: number | null, sent: readonly number[]) => holdOf({ quietHours: null, mostPerHour: most }, firing, sent, nowMs);
  it('lets through as many as it says within an hour', () => {
    expect(hold(2, [nowMs - 100])).toBeNull();
    expect(hold(2, [nowMs - 3_600_001, nowMs - 100])).toBeNull();
    expect(hold(null, [nowMs, nowMs, nowMs])).toBeNull();
  });
  it('holds the next until there is room again', () => {
    expect(hold(2, [nowMs - 1_000, nowMs - 100])?.untilMs).toBe(nowMs - 1_000 + 3_600_000);
    expect(hold(2, [nowMs - 3_000, nowMs - 1_000, nowMs - 100])?.untilMs).toBe(nowMs - 1_000 + 3_600_000);
  });
});
