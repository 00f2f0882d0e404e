import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const app = join(import.meta.dirname, '..');
const spokenAttributes = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'title', 'placeholder', 'alt', 'label', 'heading']);
/** What is the same in every language: the product's name, keys, and names of languages in themselves. */
const neutral = /^(Tunewatch|EN|English|中文|NaN, ∞|⌘K|Ctrl K|[A-Z?])$/;

/** Texts a reader would see that stand in the markup and not in the dictionaries. */
function literalsOf(code: string, file: string): string[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (text: string, node: ts.Node): void => {
    const words = text.replace(/&\w+;/g, ' ').trim();
    if (/\p{L}/u.test(words) && !neutral.test(words)) found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${words}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node.text, node);
    else if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) choicesOf(node.expression).forEach((literal) => note(literal.text, literal));
    else if (ts.isJsxAttribute(node) && node.initializer && ts.isStringLiteral(node.initializer) && spokenAttributes.has(node.name.getText())) note(node.initializer.text, node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The literals an expression can come to: itself, or either side of a choice. */
function choicesOf(node: ts.Expression): readonly ts.StringLiteral[] {
  if (ts.isStringLiteral(node)) return [node];
  if (ts.isConditionalExpression(node)) return [...choicesOf(node.whenTrue), ...choicesOf(node.whenFalse)];
  return ts.isBinaryExpression(node) ? choicesOf(node.right) : [];
}

describe('pages', () => {
  it('speak through the dictionaries only', () => {
    const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'));
    expect(files.length).toBeGreaterThan(80);
    expect(files.flatMap((name) => literalsOf(readFileSync(join(app, name), 'utf8'), relative('.', name)))).toEqual([]);
  });

  it('are read so that a literal is found', () => {
    expect(literalsOf('<p title="Hello" className="x">{"there"} {a ? "yes" : words.b} you {words.a} · <b>你好</b></p>', 'a.tsx')).toHaveLength(5);
    expect(literalsOf('<p className="x"><kbd>T</kbd> · {count} % Tunewatch</p>', 'a.tsx')).toEqual(['a.tsx:1: % Tunewatch']);
    expect(literalsOf('<b>Tunewatch</b>', 'a.tsx')).toEqual([]);
  });
});
