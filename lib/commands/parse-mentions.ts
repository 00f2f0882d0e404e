/** Which of the people are named in the text as `@name`, each once, in the order of the text. A name ends where no letter or digit follows. */
export function parseMentions(text: string, people: readonly string[]): readonly string[] {
  const longestFirst = people.filter((name) => name !== '').sort((one, other) => other.length - one.length);
  const found = new Set<string>();
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    // Somebody's address (ada@example.org) names nobody.
    if (/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at))) continue;
    const rest = text.slice(at + 1);
    const name = longestFirst.find((known) => rest.startsWith(known) && !/^[\p{L}\p{N}_]/u.test(rest.slice(known.length)));
    if (name !== undefined) found.add(name);
  }
  return [...found];
}
