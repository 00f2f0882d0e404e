import type { Logger } from '../../ports/logger.ts';
import type { AccountStore } from '../../storage/accounts.ts';
import { passwordCharacters } from '../../commands/person.ts';
import { accountCookieName } from './account-cookie.ts';

const sessionSeconds = 30 * 24 * 3600;

/**
 * The sign-in library over our own tables: it checks passwords, makes sessions and writes their cookie. None of its routes is
 * mounted; it is called from ours, which have checked Host and Origin before. It is loaded at the first sign-in, which keeps
 * half a second off the start of servers without accounts.
 */
export async function openSignInLibrary(accounts: AccountStore, logger: Logger) {
  const [{ betterAuth }, { drizzleAdapter }] = await Promise.all([import('better-auth/minimal'), import('better-auth/adapters/drizzle')]);
  const { orm, schema } = accounts.library;
  return betterAuth({
    appName: 'Tunewatch',
    baseURL: 'http://tunewatch.localhost',
    secret: accounts.cookieSecret(),
    database: drizzleAdapter(orm, { provider: 'sqlite', schema: { ...schema } }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: passwordCharacters.least, maxPasswordLength: passwordCharacters.most },
    // Sessions end when they were said to: a use does not prolong them, so reading who it is never writes.
    user: { additionalFields: { nameKey: { type: 'string', required: true, input: false }, role: { type: 'string', required: true, input: false } } },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true, freshAge: 0 },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: { useSecureCookies: false, disableOriginCheck: true, disableCSRFCheck: true, cookies: { session_token: { name: accountCookieName } } },
    logger: { log: (level, message) => logger[level === 'error' || level === 'warn' ? level : 'info']({}, `Sign-in: ${message}`) },
  });
}

export type SignInLibrary = Awaited<ReturnType<typeof openSignInLibrary>>;
