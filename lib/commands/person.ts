import { z } from 'zod';
import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';

export const passwordCharacters = { least: 10, most: 128 } as const;
const nameCharacters = 80;

/** Who somebody says they are. */
export interface PersonDetails {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/**
 * Name and email without the space around them, names in normal form so that the same name in another script order of marks
 * is the same. Throws `invalid-argument` naming the field.
 */
export function checkPerson({ name, email, password }: PersonDetails): PersonDetails {
  checkPassword(password);
  return { name: checkName(name), email: checkEmail(email), password };
}

/** Throws `invalid-argument` for a password that is too short or too long. */
export function checkPassword(password: string): void {
  const { least, most } = passwordCharacters;
  if (password.length < least || password.length > most) throw new TunewatchError('invalid-argument', `A password needs ${least} to ${most} characters; this one has ${password.length}.`, because('password-length', { least, most }));
}

function checkName(text: string): string {
  const name = text.normalize('NFC').trim();
  // Marks that turn the reading direction or cannot be seen would let one name pass for another.
  if (name === '' || name.length > nameCharacters || /[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u.test(name)) {
    throw new TunewatchError('invalid-argument', `A name needs 1 to ${nameCharacters} visible characters, in any script.`, because('name-invalid', { most: nameCharacters }));
  }
  return name;
}

function checkEmail(text: string): string {
  const email = text.trim().toLowerCase();
  // The sign-in library asks the same of it.
  if (email.length > 254 || !z.email().safeParse(email).success) throw new TunewatchError('invalid-argument', `"${text.slice(0, 100)}" is not an email address.`, because('email-invalid', { email: text.slice(0, 100) }));
  return email;
}
