import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Folder where the demo's trainings stand beside the agent as npm would install it from its tarball. */
export const packedFolder = join(import.meta.dirname, '.packed');

/** Packs the built agent, installs the tarball alone, and puts the trainings next to it. TF.js comes from the checkout above. */
export default function packAgent(): void {
  if (!existsSync(join(root, 'agent', 'dist', 'index.mjs'))) throw new Error('The agent is not built. Run: npm run build');
  rmSync(packedFolder, { recursive: true, force: true });
  mkdirSync(packedFolder);
  writeFileSync(join(packedFolder, 'package.json'), JSON.stringify({ name: 'packed-agent', private: true, type: 'module' }));
  execFileSync('npm', ['pack', '-w', 'agent', '--pack-destination', packedFolder], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const tarball = readdirSync(packedFolder).find((name) => name.endsWith('.tgz'));
  if (!tarball) throw new Error('npm pack made no tarball.');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--workspaces=false', `./${tarball}`], { cwd: packedFolder, stdio: ['ignore', 'ignore', 'inherit'] });
  cpSync(join(root, 'demo'), join(packedFolder, 'demo'), { recursive: true });
}
