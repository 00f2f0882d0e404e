import { requireScope } from '../../commands/actor.ts';
import { TunewatchError } from '../../protocol/error-code.ts';
import { because } from '../../protocol/reason.ts';
import { isLoopback } from '../env.ts';
import type { Runtime } from '../runtime.ts';
import type { HeaderReader } from './address.ts';

type SetupRuntime = Pick<Runtime, 'environment' | 'store' | 'access'>;

/** True when the first account can be made on a page: only this machine reaches the server, and it has none. */
export function isSetupPossible({ environment, store }: Pick<Runtime, 'environment' | 'store'>): boolean {
  return isLoopback(environment.host) && environment.publicOrigins.length === 0 && !store.accounts.hasAny();
}

/** Throws `forbidden` or `conflict` unless the caller may make the first account; where tokens are asked for, that takes one of scope `admin`. */
export function requireSetup(runtime: SetupRuntime, header: HeaderReader): void {
  if (runtime.store.accounts.hasAny()) throw new TunewatchError('conflict', 'This server has an account already. Sign in, or ask its admin for an invitation.', because('account-exists'));
  if (!isSetupPossible(runtime)) throw new TunewatchError('forbidden', 'Other machines reach this server, so its first account is made where it runs: npx tunewatch account create --email you@example.org --role admin', because('setup-elsewhere'));
  if (runtime.environment.isTokenRequired) requireScope(runtime.access.actorOf(header), 'admin');
}
