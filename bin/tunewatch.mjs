#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = new URL('../dist/cli.mjs', import.meta.url);
if (existsSync(built)) await import(built.href);
else {
  process.stderr.write(`Tunewatch is not built yet. Run this first: npm run build (in ${fileURLToPath(new URL('..', import.meta.url))})\n`);
  process.exitCode = 1;
}
