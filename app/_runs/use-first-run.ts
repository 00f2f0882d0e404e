'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { RunResource } from '../../lib/protocol/resource.ts';

/**
 * Leads a reader who followed the first steps to the run they started, as soon as its first step has come. `isWaiting` while
 * that is still to happen; `follow` is called when they begin to follow them. Who only looks at the list is left there.
 */
export function useFirstRun(runs: readonly Pick<RunResource, 'id' | 'lastStep'>[]): { readonly isWaiting: boolean; readonly follow: () => void } {
  const router = useRouter();
  const [isFollowing, setIsFollowing] = useState(false);
  const arrived = isFollowing ? runs.find((run) => run.lastStep !== null)?.id : undefined;
  useEffect(() => {
    if (arrived !== undefined) router.push(`/runs/${arrived}`);
  }, [arrived, router]);
  return { isWaiting: isFollowing && runs.length > 0, follow: () => setIsFollowing(true) };
}
