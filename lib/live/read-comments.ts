import type { CommentResource } from '../protocol/team.ts';
import type { Store } from '../storage/store.ts';

const mostComments = 500;

/** The run's comments, oldest first. Beyond `mostComments` the oldest are left to the HTTP API. */
export function readComments(store: Pick<Store, 'comments'>, runId: string): readonly CommentResource[] {
  const comments: CommentResource[] = [];
  let cursor: string | null = null;
  do {
    const page = store.comments.list({ runId, limit: 200, ...(cursor === null ? {} : { cursor }) });
    comments.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return comments.slice(-mostComments);
}
