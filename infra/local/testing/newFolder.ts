import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  statfsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openSigningKey } from '../signing.ts';

/** A file system in memory, as Linux has it. */
const inMemory = '/dev/shm';
/** In bytes: in a container it may be small, and browsers use it too. */
const requiredBytes = 2 * 1024 ** 3;

const hasRoom = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > requiredBytes;
  } catch {
    return false;
  }
};

const parentFolder = hasRoom(inMemory) ? inMemory : tmpdir();

const keyFile = 'signing-key.pem';
/** To draw a key takes a processor 0.2 seconds, and a run of all tests takes more than a hundred folders. */
const cachedKey = join('dist', 'testing', keyFile);

const createSigningKey = (): void => {
  mkdirSync(dirname(cachedKey), { recursive: true });
  // Whole at any time, for whoever runs beside this process.
  const whole = `${cachedKey}.${process.pid}`;
  openSigningKey(whole);
  renameSync(whole, cachedKey);
};

/**
 * A folder for what a test has stored, with the issuer's key in it. In memory where there is room: the Graph emulator
 * waits for the disk at each commit, which costs more than everything else that it does.
 */
export const newFolder = (name: string): string => {
  const folder = mkdtempSync(join(parentFolder, `${name}-`));
  if (!existsSync(cachedKey)) createSigningKey();
  copyFileSync(cachedKey, join(folder, keyFile));
  return folder;
};
