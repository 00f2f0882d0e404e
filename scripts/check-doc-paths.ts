/** Fails when a page of the documentation names a path of this repository that does not exist. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Paths a Markdown text names: relative link targets, and code spans that begin with a top-level folder of the tree. */
export function namedPaths(markdown: string, topLevel: readonly string[]): { readonly links: string[]; readonly spans: string[] } {
  const links = [...markdown.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((match) => match[1]!).filter((target) => !/^[a-z]+:|^\//i.test(target));
  const spans = [...markdown.matchAll(/`([\w@.-]+\/[\w@./-]*)`/g)].map((match) => match[1]!).filter((path) => topLevel.includes(path.split('/')[0]!));
  return { links, spans };
}

/** Each broken reference as `page: path`; empty when all exist. */
export function brokenPaths(root: string): string[] {
  const built = ['dist', 'data', 'node_modules'];
  const topLevel = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !built.includes(entry.name)).map((entry) => entry.name);
  return pages(root).flatMap((page) => {
    const { links, spans } = namedPaths(readFileSync(join(root, page), 'utf8'), topLevel);
    const targets = [...links.map((link) => normalize(join(dirname(page), link))), ...spans];
    return targets.filter((target) => !target.split('/').some((part) => built.includes(part)) && !existsSync(join(root, target))).map((target) => `${page}: ${target}`);
  });
}

function pages(root: string): string[] {
  const top = readdirSync(root).filter((name) => name.endsWith('.md'));
  const below = ['docs', 'agent', 'lib'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
      .map((name) => join(folder, name)),
  );
  return [...top, ...below];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const broken = brokenPaths(process.cwd());
  for (const line of broken) console.error(`A path named in the docs does not exist: ${line}`);
  process.exit(broken.length > 0 ? 1 : 0);
}
