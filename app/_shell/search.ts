/** The query of a page's address as Next gives it. */
export type Search = Readonly<Record<string, string | string[] | undefined>>;

/** The one value of a parameter; the first when it was given several times. */
export function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** The path to go on to, when it is one of this server; its front page for anything else (`//elsewhere`, `https:…`, nothing). */
export function ownPath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])/.test(path) ? path : '/';
}
