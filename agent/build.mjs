// Builds dist/: two entrances (run and sync) for ESM and CommonJS, the worker, and declarations that refer to nothing outside.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';

const here = fileURLToPath(new URL('.', import.meta.url));
const { version } = JSON.parse(await readFile(`${here}package.json`, 'utf8'));
await rm(`${here}dist`, { recursive: true, force: true });

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.9',
  external: ['socket.io-client', 'systeminformation'],
  define: { TUNEWATCH_AGENT_VERSION: JSON.stringify(version) },
  legalComments: 'none',
  logLevel: 'warning',
  absWorkingDir: here,
};
const entries = { index: 'src/index.ts', sync: 'src/sync.ts' };
await build({
  ...shared,
  entryPoints: entries,
  format: 'cjs',
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  // CommonJS has no import.meta: the worker is found beside the file that asks.
  define: { ...shared.define, 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
});
// One copy of the code for both kinds of import: a process that uses both has one watch of its exit, not two.
for (const [name, exported] of [['index', 'init'], ['sync', 'sync']]) await writeFile(`${here}dist/${name}.mjs`, `export { ${exported} } from './${name}.cjs';\n`);
await build({ ...shared, entryPoints: { worker: 'src/transport/worker.ts' }, format: 'cjs', outdir: 'dist', outExtension: { '.js': '.cjs' } });

/** The declarations of a source file, without its imports: what it imports must stand in the same declaration file. */
async function declarations(path) {
  const source = await readFile(`${here}src/${path}`, 'utf8');
  const { outputText, diagnostics } = ts.transpileDeclaration(source, { fileName: path, compilerOptions: { isolatedDeclarations: true, declaration: true } });
  if (diagnostics?.length) throw new Error(ts.formatDiagnostics(diagnostics, { getCanonicalFileName: (name) => name, getCurrentDirectory: () => here, getNewLine: () => '\n' }));
  return outputText.replace(/^import .*\n/gm, '').replace(/^export .* from .*\n/gm, '');
}

const published = {
  index: [await declarations('api.ts'), await declarations('init.ts')],
  sync: [await declarations('sync.ts')],
};
for (const [name, parts] of Object.entries(published)) {
  const text = parts.join('\n');
  if (/\bimport\b|\.\.\//.test(text.replace(/\/\*[\s\S]*?\*\//g, ''))) throw new Error(`the declarations of ${name} refer to another file:\n${text}`);
  await writeFile(`${here}dist/${name}.d.ts`, text);
  await writeFile(`${here}dist/${name}.d.cts`, text);
}
