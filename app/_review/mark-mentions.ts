interface Node {
  type: string;
  value?: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
}

const untouched = new Set(['code', 'pre', 'a']);

/** A step for rendered Markdown that sets `@name` of the people apart from the text around it; code and links stay as they are. */
export function markMentions(names: readonly string[]): () => (tree: Node) => void {
  const escaped = [...names].sort((one, other) => other.length - one.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(@(?:${escaped.join('|')}))(?![\\p{L}\\p{N}_])`, 'u');
  const walk = (node: Node): void => {
    node.children = node.children?.flatMap((child) => {
      if (child.type === 'text') return split(child.value ?? '', pattern);
      if (!untouched.has(child.tagName ?? '')) walk(child);
      return [child];
    }) ?? [];
  };
  return () => (tree) => { if (names.length > 0) walk(tree); };
}

function split(text: string, pattern: RegExp): Node[] {
  return text.split(pattern).flatMap((part, index): Node[] => {
    if (part === '') return [];
    const value: Node = { type: 'text', value: part };
    return index % 2 === 0 ? [value] : [{ type: 'element', tagName: 'strong', properties: { className: ['mention'] }, children: [value] }];
  });
}
