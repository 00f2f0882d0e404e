import type { Cause, Severity } from '../../lib/protocol/cause.ts';
import type { ChannelSettings, Field } from '../_data/channels.ts';

export const events = ['incident.firing', 'incident.escalated', 'incident.resolved', 'run.finished', 'run.failed', 'run.lost'] as const;

const listOf = (text: string) => text.split(/[,，]/).map((part) => part.trim()).filter((part) => part !== '');
const textOf = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

/** What a channel's form says. Fields left empty are not given, so that kept secrets stay. */
export function settingsOf(form: FormData, fields: readonly Field[]): ChannelSettings {
  const chosen = events.filter((event) => form.get(`event:${event}`) !== null);
  const [from, to, timeZone] = ['quietFrom', 'quietTo', 'quietZone'].map((name) => textOf(form, name));
  const most = textOf(form, 'mostPerHour');
  const given = fields.map(({ name }) => [name, textOf(form, `field:${name}`)] as const).filter(([, value]) => value !== '');
  return {
    name: textOf(form, 'name'),
    fields: Object.fromEntries(given),
    minimumSeverity: textOf(form, 'minimumSeverity') as Severity,
    language: textOf(form, 'language') as 'en' | 'zh',
    routing: { projects: listOf(textOf(form, 'projects')), tags: listOf(textOf(form, 'tags')), causes: form.getAll('causes').map(String) as Cause[], events: chosen.length === events.length ? [] : chosen },
    quietHours: from && to ? { from, to, timeZone: timeZone || 'UTC', exceptCritical: form.get('quietCritical') !== null } : null,
    mostPerHour: most === '' ? null : Number(most),
  };
}
