import { errorCodes } from '../../lib/protocol/error-code.ts';
import { reasonOf } from '../../lib/protocol/reason.ts';
import type { Dictionary } from './dictionary.ts';
import type { Language } from './language.ts';

/**
 * What was wrong, in the reader's language: by the error's reason, else by its code. Where there is no reason, English keeps the
 * server's own message, which says more than the code; `fallback` is for what is no error of the server.
 */
export function faultText({ faults }: Pick<Dictionary, 'faults'>, language: Language, error: unknown, fallback: string): string {
  const told = reasonOf(error);
  if (told !== null) return faults.reasons[told.reason].replace(/\{(\w+)\}/g, (whole, name: string) => String(told.values[name] ?? whole));
  const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as { readonly code?: unknown; readonly message?: unknown };
  if (language === 'en' && typeof message === 'string' && message !== '') return message;
  const known = errorCodes.find((one) => one === code);
  return known === undefined ? fallback : faults.codes[known];
}
