import { isIP } from 'node:net';
import { TunewatchError } from '../../protocol/error-code.ts';
import { because } from '../../protocol/reason.ts';
import { isLoopback, type ServerEnvironment } from '../env.ts';

/** Reads one header of a request by its lower-case name. */
export type HeaderReader = (name: string) => string | undefined;

export type AddressSettings = Pick<ServerEnvironment, 'host' | 'publicOrigins' | 'isTokenRequired'> & {
  /** Name of this machine, allowed as a host once the server is bound beyond loopback. */
  readonly machineName: string;
};

const forwardingHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/**
 * Ensures that a request was really meant for this server: a page of another site can neither reach it through a DNS name
 * of its own (Host) nor speak to it across origins (Origin), and a proxy nobody configured does not turn the whole network
 * into the local user. Throws `forbidden` with what to set.
 */
export function checkAddress(header: HeaderReader, settings: AddressSettings): void {
  const host = header('host');
  if (!host || !isHostAllowed(host, settings)) {
    throw new TunewatchError('forbidden', `This server does not answer to the host "${host ?? ''}". If that is its address, start it with TUNEWATCH_PUBLIC_URL=http://${host || 'name'}.`, because('host-unknown', { host: host ?? '' }));
  }
  const origin = header('origin');
  if (origin !== undefined && !isOriginAllowed(origin, host, settings)) {
    throw new TunewatchError('forbidden', `This server does not answer to pages of "${origin}". If that is its address, start it with TUNEWATCH_PUBLIC_URL=${origin}.`, because('origin-unknown', { origin }));
  }
  const forwarding = settings.isTokenRequired ? undefined : forwardingHeaders.find((name) => header(name) !== undefined);
  if (forwarding) {
    throw new TunewatchError('forbidden', `The request came through a proxy (it has "${forwarding}"), but this server takes everybody for the local user. Start it with TUNEWATCH_PUBLIC_URL set to the proxy's address; tokens are then required.`, because('proxy-untold'));
  }
}

function isHostAllowed(host: string, settings: AddressSettings): boolean {
  if (settings.publicOrigins.some((origin) => new URL(origin).host === host.toLowerCase())) return true;
  const name = hostName(host);
  if (name === null) return false;
  if (isLoopback(name)) return true;
  if (isLoopback(settings.host)) return false;
  // An address of digits cannot be rebound: there is no DNS name in it.
  if (isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0) return true;
  const machine = settings.machineName.toLowerCase();
  return [settings.host.toLowerCase(), machine, `${machine}.local`].includes(name);
}

/** Lower-case name or address of a Host header, without its port; `null` for what is no host. */
function hostName(host: string): string | null {
  if (/[/\\@?#\s]/.test(host) || !URL.canParse(`http://${host}`)) return null;
  return new URL(`http://${host}`).hostname;
}

function isOriginAllowed(origin: string, host: string, settings: AddressSettings): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  // `url.host` drops the scheme's usual port, a Host header may name it.
  return settings.publicOrigins.includes(url.origin) || (['http:', 'https:'].includes(url.protocol) && url.host === new URL(`${url.protocol}//${host}`).host);
}
