// Builds everything that runs: the agent's package, the server and the command line (dist/), and the pages (.next/).
// Parts are skipped while what they are made from is the same as at their last build; `--force` builds them all the same.
// Names of parts (agent, server, pages) build only these.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const isForced = process.argv.includes('--force');
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

/** Every file below `path`, sorted; what a build made, tests and documents are left out. */
function filesBelow(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(test|bench|conformance)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .filter((file) => !/(^|[\\/])(node_modules|dist)[\\/]/.test(file))
    .sort();
}

function fingerprint(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const file of paths.flatMap(filesBelow)) hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Runs `work` unless `product` is there and was made from the same files. */
async function unlessUpToDate(name, { sources, product }, work) {
  if (chosen.length > 0 && !chosen.includes(name)) return;
  const made = fingerprint(sources);
  const stampFile = join(root, 'node_modules/.cache/tunewatch-build', name);
  const isUpToDate = !isForced && existsSync(join(root, product)) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === made;
  if (isUpToDate) return console.log(`${name}: up to date`);
  const startedAtMs = Date.now();
  console.log(`${name}: building`);
  await work();
  mkdirSync(join(stampFile, '..'), { recursive: true });
  writeFileSync(stampFile, made);
  console.log(`${name}: built in ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`);
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

async function buildServer() {
  const { version } = JSON.parse(readFileSync(join(root, 'agent/package.json'), 'utf8'));
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: { server: 'server.ts', cli: 'cli/main.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    chunkNames: 'chunk-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20.9',
    packages: 'external',
    sourcemap: true,
    define: { TUNEWATCH_AGENT_VERSION: JSON.stringify(version) },
    logLevel: 'warning',
  });
}

const shared = ['package.json', 'package-lock.json', 'tsconfig.json'];
await unlessUpToDate('agent', { sources: [...shared, 'agent', 'lib/protocol'], product: 'agent/dist/index.mjs' }, () => run('npm', ['run', 'build', '-w', 'agent']));
await unlessUpToDate('server', { sources: [...shared, 'server.ts', 'cli', 'lib', 'agent/src', 'agent/package.json', 'scripts'], product: 'dist/server.mjs' }, buildServer);
await unlessUpToDate('pages', { sources: [...shared, 'app', 'lib', 'public', 'next.config.mjs', 'postcss.config.mjs'], product: '.next/BUILD_ID' }, () => run('npx', ['next', 'build']));
