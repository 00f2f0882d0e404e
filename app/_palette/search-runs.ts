/** A run as the palette names it. */
export interface FoundRun {
  readonly id: string;
  readonly name: string;
  readonly project: string;
}

const mostRuns = 8;

/** Runs whose name, id, tags or notes hold the text, newest first; the newest ones for an empty text. Throws when the server refuses. */
export async function searchRuns(text: string, signal: AbortSignal): Promise<readonly FoundRun[]> {
  const query = new URLSearchParams({ limit: String(mostRuns), ...(text.trim() === '' ? {} : { q: text.trim() }) });
  return (await itemsOf<FoundRun>(`/api/v1/runs?${query}`, signal)).map(({ id, name, project }) => ({ id, name, project }));
}

/** Titles of every rule or tip. */
export async function readTitles(what: 'rules' | 'tips', signal: AbortSignal): Promise<readonly { readonly id: string; readonly title: { readonly en: string; readonly zh: string } }[]> {
  return itemsOf(`/api/v1/${what}?limit=200`, signal);
}

async function itemsOf<Item>(address: string, signal: AbortSignal): Promise<readonly Item[]> {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return ((await answer.json()) as { readonly items: readonly Item[] }).items;
}
