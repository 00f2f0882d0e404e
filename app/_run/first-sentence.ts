/** The first sentence of a text and what follows it; a point inside a number or a name ends nothing. */
export function splitFirstSentence(text: string): readonly [first: string, rest: string] {
  const match = /^(.*?(?:[.!?](?=\s)|[。！？]))\s*(.*)$/su.exec(text);
  return match ? [match[1]!, match[2]!] : [text, ''];
}
