import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where Chrome, Edge and Chromium are usually installed. */
const installed: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/usr/bin/google-chrome', '/usr/bin/microsoft-edge', '/usr/bin/chromium', '/usr/bin/chromium-browser'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    join(homedir(), 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/**
 * Path of a Chromium: `BROWSER_PATH`; on Linux x64 the one inside an npm package (so every machine tests with the same);
 * else an installed Chrome or Edge.
 * @throws when there is none
 */
export const findBrowser = async (): Promise<string> => {
  if (process.env.BROWSER_PATH) return process.env.BROWSER_PATH;
  if (process.platform === 'linux' && process.arch === 'x64') return unpacked();
  const found = installed[process.platform]?.find((path) => existsSync(path));
  if (found) return found;
  throw new Error('No Chrome, Edge or Chromium found: install one, or say where it is in BROWSER_PATH.');
};

type Pinned = { readonly devDependencies: Readonly<Record<string, string>> };

/** The package unpacks into TMPDIR and reuses any version it finds there, so each version gets its own folder. */
const unpacked = async (): Promise<string> => {
  const top = fileURLToPath(new URL('../..', import.meta.url));
  const manifest = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as Pinned;
  const place = join(top, 'node_modules', '.cache', `chromium-${manifest.devDependencies['@sparticuz/chromium']}`);
  mkdirSync(place, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = place;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
};
