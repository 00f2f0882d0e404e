'use server';

import { changeChannel as change } from '../../lib/commands/change-channel.ts';
import type { ChannelSettings } from '../../lib/commands/channel-settings.ts';
import { createChannel as create } from '../../lib/commands/create-channel.ts';
import { deleteChannel as remove } from '../../lib/commands/delete-channel.ts';
import { testChannel as test } from '../../lib/commands/test-channel.ts';
import type { ChannelResource } from '../../lib/notifications/channel-resource.ts';
import type { Outcome } from '../../lib/notifications/channel.ts';
import { openRuntime } from '../_data/reader.ts';
import { resultOf, type ActionResult } from './action-result.ts';

/** Adds a channel; the answer holds no secret. */
export async function createChannel(kind: string, settings: ChannelSettings): Promise<ActionResult<ChannelResource>> {
  const { runtime, actor } = await openRuntime();
  return resultOf(() => create({ ...runtime, actor }, String(kind), settings));
}

/** Changes a channel; what is left out stays. */
export async function changeChannel(id: string, settings: ChannelSettings): Promise<ActionResult<ChannelResource>> {
  const { runtime, actor } = await openRuntime();
  return resultOf(() => change({ ...runtime, actor }, String(id), settings));
}

/** Removes a channel. */
export async function deleteChannel(id: string): Promise<ActionResult<null>> {
  const { runtime, actor } = await openRuntime();
  return resultOf(() => (remove({ ...runtime, actor }, String(id)), null));
}

/** Sends a test through a channel now. */
export async function testChannel(id: string): Promise<ActionResult<Outcome>> {
  const { runtime, actor } = await openRuntime();
  return resultOf(() => test({ ...runtime, actor }, String(id)));
}
