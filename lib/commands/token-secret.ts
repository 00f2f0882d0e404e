import { createHash, randomBytes } from 'node:crypto';

/** A new secret: `tw_` and 256 random bits in base64url. It is shown once; only its hash is stored. */
export function mintTokenSecret(): string {
  return `tw_${randomBytes(32).toString('base64url')}`;
}

/** SHA-256 of a token as hexadecimal: what is stored and looked up. */
export function hashToken(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}
