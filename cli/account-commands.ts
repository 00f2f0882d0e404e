import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Option, type Command } from 'commander';
import { localActor } from '../lib/commands/actor.ts';
import { systemClock } from '../lib/runtime/system-time.ts';
import type { Role, StoredAccount } from '../lib/storage/accounts.ts';
import type { Store } from '../lib/storage/store.ts';
import { dataDirOption, visitStore } from './data-dir.ts';
import type { Finish } from './finish.ts';
import { printJson, printTable } from './print.ts';

interface AccountOptions {
  readonly dataDir: string;
  readonly json?: boolean;
}

/** `tunewatch account create | list | remove | password`: people who can sign in, on the data directory itself; a running server sees them at once. */
export function addAccountCommands(program: Command, finish: Finish): void {
  const account = program.command('account').description('Makes, lists and removes accounts of people. With the first one, everybody has to sign in.');
  const context = (store: Store) => ({ actor: localActor, store, clock: systemClock });

  account
    .command('create')
    .description('Makes an account. The password comes from TUNEWATCH_PASSWORD, from the standard input, or is asked for.')
    .requiredOption('--email <address>', 'what the person signs in with')
    .option('--name <text>', 'how others see the person; left out, the email up to its @')
    .addOption(new Option('--role <role>', 'viewer reads, member also acts on runs and incidents, admin does everything').choices(['viewer', 'member', 'admin']).default('member'))
    .addOption(dataDirOption())
    .option('--json', 'print JSON')
    .action(async ({ email, name, role, ...options }: AccountOptions & { readonly email: string; readonly name?: string; readonly role: Role }) => {
      const { createAccount } = await import('../lib/commands/create-account.ts');
      const password = await readPassword();
      const created = await visitStore(options.dataDir, (store) => {
        if (role !== 'admin' && !store.accounts.hasAny()) throw new Error('The first account must be able to manage the others. Add --role admin.');
        return createAccount(context(store), { email, name: name ?? email.split('@')[0]!, password, role });
      });
      if (options.json) printJson(created);
      else process.stdout.write(`${created.name} <${created.email}> can sign in as ${created.role}. The account is in ${resolve(options.dataDir)}.\n`);
      finish(0);
    });

  account
    .command('list')
    .description('Lists all accounts.')
    .addOption(dataDirOption())
    .option('--json', 'print JSON')
    .action(async (options: AccountOptions) => {
      const accounts = await visitStore(options.dataDir, (store) => store.accounts.list());
      if (options.json) printJson({ items: accounts, nextCursor: null });
      else printTable(['NAME', 'EMAIL', 'ROLE', 'CREATED'], accounts.map(({ name, email, role, createdAtMs }) => [name, email, role, new Date(createdAtMs).toISOString()]));
      finish(0);
    });

  account
    .command('remove <email>')
    .description('Removes an account and ends its sessions.')
    .addOption(dataDirOption())
    .option('--json', 'print JSON')
    .action(async (email: string, options: AccountOptions) => {
      const { removeAccount } = await import('../lib/commands/change-account.ts');
      await visitStore(options.dataDir, (store) => removeAccount(context(store), known(store, email).id));
      if (options.json) printJson({ email, removed: true });
      else process.stdout.write(`${email} is removed.\n`);
      finish(0);
    });

  account
    .command('password <email>')
    .description('Sets a new password for somebody who forgot theirs, and signs them out everywhere.')
    .addOption(dataDirOption())
    .option('--json', 'print JSON')
    .action(async (email: string, options: AccountOptions) => {
      const { resetPassword } = await import('../lib/commands/reset-password.ts');
      const password = await readPassword();
      await visitStore(options.dataDir, (store) => resetPassword(context(store), known(store, email).id, password));
      if (options.json) printJson({ email, changed: true });
      else process.stdout.write(`${email} signs in with the new password from now on.\n`);
      finish(0);
    });
}

function known(store: Store, email: string): StoredAccount {
  const account = store.accounts.findByEmail(email);
  if (!account) throw new Error(`There is no account with the email "${email}". List them with: npx tunewatch account list`);
  return account;
}

/** From TUNEWATCH_PASSWORD, else asked for without showing it, else the first line of a standard input that is no terminal. */
async function readPassword(): Promise<string> {
  const given = process.env['TUNEWATCH_PASSWORD'];
  if (given) return given;
  const isTerminal = process.stdin.isTTY;
  if (isTerminal) process.stderr.write('Password: ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: isTerminal });
  try {
    for await (const line of lines) return line;
    throw new Error('No password was given. Type one, send one on the standard input, or set TUNEWATCH_PASSWORD.');
  } finally {
    lines.close();
    if (isTerminal) process.stderr.write('\n');
  }
}
