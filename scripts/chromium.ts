import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const usualPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** Path of a Chromium on this machine: CHROMIUM_PATH, else Debian's usual places; `undefined` means Playwright's own. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.CHROMIUM_PATH) {
    if (!existsSync(env.CHROMIUM_PATH)) throw new Error(`CHROMIUM_PATH is ${env.CHROMIUM_PATH}, and there is no file. Point it at a Chromium, or unset it.`);
    return env.CHROMIUM_PATH;
  }
  return usualPaths.find((path) => existsSync(path));
}

/**
 * Makes sure that browser tests have a Chromium and Chinese glyphs: as root on Debian by its packages, elsewhere by
 * Playwright's own download. Throws when neither works, with what to do.
 */
export function ensureChromium(): void {
  if (findChromium() !== undefined && hasChineseFont()) return;
  if (process.getuid?.() === 0 && isDebian()) {
    console.log('Installing Chromium and a Chinese font (Debian packages) …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { stdio: ['ignore', 'ignore', 'inherit'], env });
    return;
  }
  if (findChromium() !== undefined) return; // Only the font is missing: tests pass without it, screenshots show boxes.
  console.log('Installing Chromium (Playwright) …');
  try {
    execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' });
  } catch (cause) {
    throw new Error('No Chromium was found and Playwright could not install one. Install a Chromium and set CHROMIUM_PATH to it.', { cause });
  }
}

function isDebian(): boolean {
  return existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get') && !/ubuntu/i.test(readFileSync('/etc/os-release', 'utf8'));
}

function hasChineseFont(): boolean {
  return process.platform !== 'linux' || existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') || !isDebian();
}
