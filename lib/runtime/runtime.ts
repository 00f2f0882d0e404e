import type { Live } from '../live/create-live.ts';
import type { LiveSource } from '../live/live-source.ts';
import type { Notifications } from '../notifications/notifications.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Store } from '../storage/store.ts';
import type { Access } from './access/create-access.ts';
import type { SignIn } from './access/create-sign-in.ts';
import type { ServerEnvironment } from './env.ts';

/** What pages and route handlers may use of the one server they run in. */
export interface Runtime {
  /** Version of the server, as in package.json. */
  readonly version: string;
  readonly environment: ServerEnvironment;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly store: Store;
  /** Reads what a page shows at its first paint, the same as the live rooms: `snapshots.snapshot(runId)`, `.runs()`, `.judgement(runId)`. */
  readonly snapshots: LiveSource;
  readonly live: Live;
  readonly notifications: Notifications;
  /** Who a request speaks for: `access.actorOf((name) => headers.get(name) ?? undefined)`. */
  readonly access: Access;
  /** Signing in with email and password. */
  readonly signIn: SignIn;
}
