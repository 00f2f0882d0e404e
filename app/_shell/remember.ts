const yearSeconds = 31_536_000;

/** Remembers a choice of the reader for a year, for all pages, so that the server's first paint is right. */
export function remember(cookie: string, value: string) {
  document.cookie = `${cookie}=${value}; path=/; max-age=${yearSeconds}; samesite=lax`;
}
