import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { requireScope, type Actor } from '../../lib/commands/actor.ts';
import { currentRuntime } from '../../lib/runtime/current-runtime.ts';
import type { Runtime } from '../../lib/runtime/runtime.ts';

/** The runtime, and who is asking. A reader who may not read is sent to the sign-in page. */
export async function openRuntime(): Promise<{ readonly runtime: Runtime; readonly actor: Actor }> {
  const head = await headers();
  const runtime = currentRuntime();
  let actor: Actor;
  try {
    actor = runtime.access.actorOf((name) => head.get(name) ?? undefined);
    requireScope(actor, 'read');
  } catch {
    redirect('/sign-in');
  }
  return { runtime, actor };
}

/** True when this server asks readers and agents for a token. */
export function isTokenRequired(): boolean {
  return currentRuntime().access.isTokenRequired;
}

/** The address under which the reader reached this server: what a training on the same network can use too. */
export async function readAddress(): Promise<string> {
  const head = await headers();
  const { publicOrigins, host, port } = currentRuntime().environment;
  return publicOrigins[0] ?? `http://${head.get('host') ?? `${host}:${port}`}`;
}
