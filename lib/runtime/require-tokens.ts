import type { Store } from '../storage/store.ts';
import type { ServerEnvironment } from './env.ts';

/** Throws an Error with the command to run when tokens are required and there is neither one nor an account: nobody could get in, or everybody. */
export function requireTokens(environment: ServerEnvironment, { tokens, accounts }: Pick<Store, 'tokens' | 'accounts'>): void {
  if (!environment.isTokenRequired || accounts.hasAny() || tokens.list().some((token) => token.revokedAtMs === null)) return;
  throw new Error(
    `It would be reachable from other machines (TUNEWATCH_HOST=${environment.host}${environment.publicOrigins.map((origin) => `, TUNEWATCH_PUBLIC_URL=${origin}`).join('')}), so it requires accounts or tokens, and there is none yet. Create an account or a token for yourself, and a token of scope "agent" for trainings:\n` +
      `  TUNEWATCH_DATA_DIR=${environment.dataDir} npx tunewatch account create --email you@example.org --role admin\n` +
      `  TUNEWATCH_DATA_DIR=${environment.dataDir} npx tunewatch token create --name me --scope admin\n` +
      `  TUNEWATCH_DATA_DIR=${environment.dataDir} npx tunewatch token create --name trainings --scope agent`,
  );
}
