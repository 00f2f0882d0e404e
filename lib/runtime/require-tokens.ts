import type { TokenStore } from '../storage/store.ts';
import type { ServerEnvironment } from './env.ts';

/** Throws an Error with the command to run when tokens are required and there is none: nobody could get in, or everybody. */
export function requireTokens(environment: ServerEnvironment, tokens: Pick<TokenStore, 'list'>): void {
  if (!environment.isTokenRequired || tokens.list().some((token) => token.revokedAtMs === null)) return;
  throw new Error(
    `It would be reachable from other machines (TUNEWATCH_HOST=${environment.host}${environment.publicOrigins.map((origin) => `, TUNEWATCH_PUBLIC_URL=${origin}`).join('')}), so it requires tokens, and there is none yet. Create one for yourself, and one of scope "agent" for trainings:\n` +
      `  TUNEWATCH_DATA_DIR=${environment.dataDir} npx tunewatch token create --name me --scope admin\n` +
      `  TUNEWATCH_DATA_DIR=${environment.dataDir} npx tunewatch token create --name trainings --scope agent`,
  );
}
