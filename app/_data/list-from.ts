import 'server-only';

/** What `list` gives from the cursor on; from the start when there is none, or one that an address made up. */
export function listFrom<Page>(cursor: string | undefined, list: (from: { readonly cursor?: string }) => Page): Page {
  if (cursor === undefined || cursor === '') return list({});
  try {
    return list({ cursor });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'invalid-argument') return list({});
    throw error;
  }
}
