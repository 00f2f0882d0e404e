import { describe, expect, it } from 'vitest';
import type { EarlierNotice } from '../storage/notification-store.ts';
import { decide, type Question } from './decide.ts';
import { firing, incident, run } from './notice.fixture.ts';

const channel = { isMuted: false, minimumSeverity: 'warning', routing: { projects: [], causes: [], tags: [], events: [] } } as const;
const question = (changes: Partial<Question> = {}): Question => ({ channel, notice: firing, silence: null, earlier: [], ...changes });
const routed = (routing: Partial<Question['channel']['routing']>) => ({ ...channel, routing: { ...channel.routing, ...routing } });
const told = (event: EarlierNotice['event'], state: EarlierNotice['state'] = 'delivered'): EarlierNotice => ({ event, severity: 'critical', state });

describe('decide', () => {
  it.each<[string, Partial<Question>, boolean]>([
    ['an incident as it comes', {}, true],
    ['a muted channel', { channel: { ...channel, isMuted: true } }, false],
    ['an event that is not wanted', { channel: routed({ events: ['run.failed'] }) }, false],
    ['an event that is wanted', { channel: routed({ events: ['incident.firing'] }) }, true],
    ['one that is too mild', { notice: { ...firing, incident: { ...incident, severity: 'info' } } }, false],
    ['one just grave enough', { notice: { ...firing, incident: { ...incident, severity: 'warning' } } }, true],
    ['the end of a run, which has no severity', { channel: { ...channel, minimumSeverity: 'critical' }, notice: { ...firing, event: 'run.finished', incident: null } }, true],
    ['another project', { channel: routed({ projects: ['faces'] }) }, false],
    ['its project', { channel: routed({ projects: ['faces', 'digits'] }) }, true],
    ['another cause', { channel: routed({ causes: ['overfitting'] }) }, false],
    ['a run of another project', { channel: routed({ projects: ['faces'] }), notice: { ...firing, event: 'run.failed', incident: null } }, false],
    ['a run, which has no cause', { channel: routed({ causes: ['overfitting'] }), notice: { ...firing, event: 'run.failed', incident: null } }, true],
    ['another tag', { channel: routed({ tags: ['day'] }) }, false],
    ['its tag', { channel: routed({ tags: ['day', 'night'] }) }, true],
    ['one that is silenced', { silence: { by: 'ada', reason: 'known' } }, false],
    ['an end whose beginning was kept back', { notice: { ...firing, event: 'incident.resolved' }, earlier: [told('incident.firing', 'suppressed')] }, false],
    ['an end of which some was told', { notice: { ...firing, event: 'incident.resolved' }, earlier: [told('incident.firing'), told('incident.escalated', 'suppressed')] }, true],
    ['an end, for a channel that came in between', { notice: { ...firing, event: 'incident.resolved' } }, true],
    ['an end after an earlier round, whose own beginning was kept back', { notice: { ...firing, event: 'incident.resolved' }, earlier: [told('incident.firing'), told('incident.resolved'), told('incident.firing', 'suppressed')] }, false],
    ['the same again', { earlier: [told('incident.firing')] }, false],
    ['the same again, when the first is not sent yet', { earlier: [told('incident.firing', 'pending')] }, false],
    ['the same, when the first was kept back', { earlier: [told('incident.firing', 'suppressed')] }, true],
    ['the same after an end', { earlier: [told('incident.firing'), told('incident.resolved')] }, true],
  ])('%s', (_, changes, isSent) => {
    const decision = decide(question(changes));
    expect(decision.isSent).toBe(isSent);
    expect(decision.reason.zh).toMatch(/\p{Script=Han}/u);
  });

  it('says who silenced it and why', () => expect(decide(question({ silence: { by: 'ada', reason: 'known' } })).reason.en).toBe('Silenced by ada: known'));
  it('names what it is not routed for', () => expect(decide(question({ channel: routed({ projects: ['faces'] }) })).reason.en).toContain(run.project));
});
