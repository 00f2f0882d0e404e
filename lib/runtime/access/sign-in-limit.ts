import { TunewatchError } from '../../protocol/error-code.ts';
import { because } from '../../protocol/reason.ts';
import type { Clock } from '../../ports/clock.ts';

const windowMs = 15 * 60_000;
/** Wrong passwords within the window after which an account, or an address, has to wait. */
const most = { account: 10, address: 50 } as const;
const mostKeys = 10_000;

/** Counts wrong passwords, so that nobody can try them by the thousand. What it counts is gone with a restart. */
export class SignInLimit {
  private readonly failures = new Map<string, number[]>();
  constructor(private readonly clock: Clock) {}

  /** Throws `rate-limited`, saying for how long, when the account or the address has failed too often lately. */
  check(email: string, address: string): void {
    for (const [key, limit] of this.keys(email, address)) {
      const recent = this.recent(key);
      if (recent.length < limit) continue;
      const waitMs = recent[recent.length - limit]! + windowMs - this.clock.nowMs();
      const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
      throw new TunewatchError('rate-limited', `There were too many wrong passwords. Try again in ${minutes} min.`, because('too-many-sign-ins', { minutes }));
    }
  }
  failed(email: string, address: string): void {
    for (const [key] of this.keys(email, address)) {
      const recent = this.recent(key);
      recent.push(this.clock.nowMs());
      this.failures.delete(key);
      this.failures.set(key, recent);
    }
    // Made-up emails must not fill the memory: those that failed longest ago are forgotten first.
    for (const key of this.failures.keys()) {
      if (this.failures.size <= mostKeys) break;
      this.failures.delete(key);
    }
  }
  succeeded(email: string): void {
    this.failures.delete(`account ${email.toLowerCase()}`);
  }
  private keys(email: string, address: string): readonly (readonly [string, number])[] {
    return [[`account ${email.toLowerCase()}`, most.account], [`address ${address}`, most.address]];
  }
  private recent(key: string): number[] {
    return (this.failures.get(key) ?? []).filter((atMs) => atMs > this.clock.nowMs() - windowMs);
  }
}
