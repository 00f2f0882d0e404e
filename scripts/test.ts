/** `npm test`: makes sure of a browser, builds, then runs every unit, integration and browser test. */
import { spawnSync } from 'node:child_process';
import { ensureChromium } from './chromium.ts';

function run(command: string, args: readonly string[]): void {
  console.log(`\n▸ ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' } });
  if (status !== 0) process.exit(status ?? 1);
}

ensureChromium();
run('npm', ['run', 'build']);
run('npx', ['vitest', 'run']);
run('npx', ['playwright', 'test']);
