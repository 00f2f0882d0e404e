import { resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { localActor, scopes, type Scope } from '../lib/commands/actor.ts';
import { createToken } from '../lib/commands/create-token.ts';
import { revokeToken } from '../lib/commands/revoke-token.ts';
import { systemClock } from '../lib/runtime/system-time.ts';
import type { StoredToken, Store } from '../lib/storage/store.ts';
import type { Finish } from './finish.ts';
import { dataDirOption, visitStore } from './data-dir.ts';
import { printJson, printTable } from './print.ts';

interface TokenOptions {
  readonly dataDir: string;
  readonly json?: boolean;
}

/** `tunewatch token create | list | revoke`: access tokens, on the data directory itself; a running server sees them at once. */
export function addTokenCommands(program: Command, finish: Finish): void {
  const token = program.command('token').description('Makes, lists and revokes access tokens.');
  const context = (store: Store) => ({ actor: localActor, store, clock: systemClock });

  token
    .command('create')
    .description('Makes a token and prints it once. Agents need the scope agent, readers read, people who act admin.')
    .requiredOption('--name <text>', 'who or what will use it')
    .addOption(new Option('--scope <scope>', 'what it allows').choices(scopes).default('agent'))
    .option('--project <name>', 'with scope agent: the only project it may send to')
    .addOption(new Option('--expires <when>', 'a date (2027-01-31) or a time from now (12h, 30d); left out, it holds until it is revoked').argParser(parseEnd))
    .addOption(dataDirOption())
    .option('--json', 'print JSON')
    .action(async ({ name, scope, project, expires, ...options }: TokenOptions & { readonly name: string; readonly scope: Scope; readonly project?: string; readonly expires?: number }) => {
      const { token: created, secret } = await visitStore(options.dataDir, (store) => createToken(context(store), { name, scope, project, expiresAtMs: expires }));
      if (options.json) printJson({ ...created, token: secret });
      else process.stdout.write(`${secret}\n\nToken "${created.name}" (${created.scope}${created.project === null ? '' : ` for project "${created.project}"`}, id ${created.id}) is in ${resolve(options.dataDir)}. It is shown this once only.\n`);
      finish(0);
    });

  token
    .command('list')
    .description('Lists all tokens, without their secrets.')
    .addOption(dataDirOption())
    .option('--json', 'print JSON')
    .action(async (options: TokenOptions) => {
      const tokens = await visitStore(options.dataDir, (store) => store.tokens.list());
      if (options.json) printJson({ items: tokens, nextCursor: null });
      else printTable(['ID', 'NAME', 'SCOPE', 'PROJECT', 'CREATED', 'LAST USED', 'STATE'], tokens.map(tokenRow));
      finish(0);
    });

  token
    .command('revoke <id>')
    .description('Ends a token: it is refused from now on.')
    .addOption(dataDirOption())
    .option('--json', 'print JSON')
    .action(async (id: string, options: TokenOptions) => {
      await visitStore(options.dataDir, (store) => revokeToken(context(store), id));
      if (options.json) printJson({ id, revoked: true });
      else process.stdout.write(`Token ${id} is revoked.\n`);
      finish(0);
    });
}

function tokenRow(token: StoredToken): string[] {
  const time = (atMs: number | null) => (atMs === null ? 'never' : new Date(atMs).toISOString());
  return [token.id, token.name, token.scope, token.project ?? 'all', time(token.createdAtMs), time(token.lastUsedAtMs), stateOf(token, time)];
}

function stateOf({ revokedAtMs, expiresAtMs }: StoredToken, time: (atMs: number) => string): string {
  if (revokedAtMs !== null) return `revoked ${time(revokedAtMs)}`;
  if (expiresAtMs === null) return 'valid';
  return expiresAtMs > systemClock.nowMs() ? `valid until ${time(expiresAtMs)}` : `expired ${time(expiresAtMs)}`;
}

const unitMs = { h: 3_600_000, d: 86_400_000 } as const;

/** The end that was typed, in milliseconds since 1970. */
function parseEnd(text: string): number {
  const [, count, unit] = /^(\d{1,5})([hd])$/.exec(text) ?? [];
  const atMs = count === undefined ? Date.parse(text) : systemClock.nowMs() + Number(count) * unitMs[unit as keyof typeof unitMs];
  if (Number.isNaN(atMs)) throw new InvalidArgumentError('Give a date such as 2027-01-31, or a time from now such as 12h or 30d.');
  return atMs;
}
