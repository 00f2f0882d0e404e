import { TunewatchError } from '../protocol/error-code.ts';
import { because, type ErrorReason } from '../protocol/reason.ts';
import type { ChannelRoom, Field } from './channel.ts';

const longest = 4_096;

/**
 * The channel's fields, defaults filled in. Throws `invalid-argument` naming every field that is missing, unknown or cannot
 * be used. With `known` (a channel that is changed), fields that are not given keep their value.
 */
export function checkFields(room: ChannelRoom, given: Readonly<Record<string, string | undefined>>, known: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const unknown = Object.keys(given).filter((name) => given[name] !== undefined && !room.fields.some((field) => field.name === name));
  const faults: Fault[] = unknown.map((field) => ({ said: `"${field}" is no field of a ${room.kind} channel`, reason: because('field-unknown', { field }) }));
  const fields: Record<string, string> = {};
  for (const field of room.fields) {
    const value = (given[field.name] ?? known[field.name] ?? field.default ?? '').trim();
    if (value === '') {
      if (field.isRequired) faults.push({ said: `"${field.name}" is missing`, reason: because('field-missing', { field: field.name }) });
      continue;
    }
    const fault = faultOf(field, value);
    if (fault === null) fields[field.name] = value;
    else faults.push({ said: `"${field.name}" ${fault.said}`, reason: fault.reason });
  }
  const [first] = faults;
  if (first !== undefined) throw new TunewatchError('invalid-argument', `${faults.map(({ said }) => said).join('; ')}.`, first.reason);
  return fields;
}

/** What is wrong with a field: in English for the API, and the reason by which pages say it. */
interface Fault {
  readonly said: string;
  readonly reason: ErrorReason;
}

function faultOf({ kind, name: field }: Field, value: string): Fault | null {
  if (value.length > longest) return { said: `is longer than ${longest} characters`, reason: because('field-too-long', { field, most: longest }) };
  // eslint-disable-next-line no-control-regex -- a line break in a header or an address is an attack or a slip
  if (/[\u0000-\u001f\u007f]/.test(value)) return { said: 'holds a line break or another control character', reason: because('field-control-character', { field }) };
  if (kind === 'text') return null;
  const schemes = kind === 'url' ? ['http:', 'https:'] : ['smtp:', 'smtps:'];
  const example = kind === 'url' ? 'https://example.org/hook' : 'smtp://mail.example.org:587';
  if (!URL.canParse(value) || !schemes.includes(new URL(value).protocol) || new URL(value).hostname === '') return { said: `is not an address such as ${example}`, reason: because('field-not-address', { field, example }) };
  if (new URL(value).username !== '' || new URL(value).password !== '') return { said: 'holds a user name or password; they have fields of their own', reason: because('field-credentials', { field }) };
  return null;
}

/** An address as it may be shown: scheme and host. What follows them is often the secret itself. */
export function maskUrl(url: string): string {
  if (!URL.canParse(url)) return '…';
  const { protocol, host, pathname, search } = new URL(url);
  return `${protocol}//${host}${pathname.length > 1 || search !== '' ? '/…' : ''}`;
}
