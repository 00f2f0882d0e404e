import { z } from 'zod';

/** What the server is told by its environment, parsed once at start. */
export interface ServerEnvironment {
  /** Address to bind to: a name or an IP address. */
  readonly host: string;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  readonly dataDir: string;
  /** Origins people reach the server under besides its own address (`https://tunewatch.example.org`), from TUNEWATCH_PUBLIC_URL. */
  readonly publicOrigins: readonly string[];
  /** True when agents and readers must present a token: asked for, bound beyond loopback, or published under a public URL. */
  readonly isTokenRequired: boolean;
  /** True when notification channels may reach private networks (and this machine), from TUNEWATCH_ALLOW_PRIVATE_TARGETS. */
  readonly arePrivateTargetsAllowed: boolean;
  /** True when everybody has to sign in although no account exists yet; once one does, everybody has to anyway. */
  readonly isAccountsOn: boolean;
  readonly logLevel: (typeof logLevels)[number];
}

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

const port = z
  .string()
  .regex(/^\d+$/, 'is not a whole number')
  .transform(Number)
  .refine((value) => value <= 65_535, 'is larger than 65535');

const origins = z.string().transform((text, context) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const url = URL.canParse(part) ? new URL(part) : null;
      if (!url || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/' || url.search || url.hash) {
        context.addIssue({ code: 'custom', message: `"${part}" is not an http or https address without a path, such as https://tunewatch.example.org` });
        return z.NEVER;
      }
      return url.origin;
    }),
);

const flag = z.enum(['true', 'false', '1', '0'], 'is neither true nor false').transform((text) => text === 'true' || text === '1');

const schema = z.object({
  TUNEWATCH_HOST: z.string().trim().regex(/^[^\s/]+$/, 'is not a host name or an IP address').default('127.0.0.1'),
  TUNEWATCH_PORT: port.default(3000),
  TUNEWATCH_DATA_DIR: z.string().default('./data'),
  TUNEWATCH_PUBLIC_URL: origins.default([]),
  TUNEWATCH_TOKEN_REQUIRED: flag.default(false),
  TUNEWATCH_ALLOW_PRIVATE_TARGETS: flag.default(false),
  TUNEWATCH_ACCOUNTS: z.enum(['auto', 'on'], 'is neither auto nor on').default('auto'),
  TUNEWATCH_LOG_LEVEL: z.enum(logLevels, `is none of ${logLevels.join(', ')}`).default('info'),
});

/**
 * The server's settings, defaults filled in; empty variables count as unset. Throws an Error whose message lists every
 * faulty variable with the value that was seen.
 */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): ServerEnvironment {
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, variables[name] || undefined]));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `  ${name}=${JSON.stringify(variables[name])}: ${issue.message}`;
    });
    throw new Error(`The environment cannot be used:\n${faults.join('\n')}`);
  }
  const values = parsed.data;
  return {
    host: values.TUNEWATCH_HOST,
    port: values.TUNEWATCH_PORT,
    dataDir: values.TUNEWATCH_DATA_DIR,
    publicOrigins: values.TUNEWATCH_PUBLIC_URL,
    isTokenRequired: values.TUNEWATCH_TOKEN_REQUIRED || values.TUNEWATCH_PUBLIC_URL.length > 0 || !isLoopback(values.TUNEWATCH_HOST),
    arePrivateTargetsAllowed: values.TUNEWATCH_ALLOW_PRIVATE_TARGETS,
    isAccountsOn: values.TUNEWATCH_ACCOUNTS === 'on',
    logLevel: values.TUNEWATCH_LOG_LEVEL,
  };
}

/** True for `localhost` and names under it, 127.0.0.0/8 and ::1 (with or without brackets). */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}
