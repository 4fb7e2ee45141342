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

/** In-memory file system on Linux. */
const inMemory = '/dev/shm';
/** Minimum free space in bytes. In a container /dev/shm may be small, and browsers use it too. */
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
/** Generating a key takes 0.2 s of CPU time, and a full test run needs more than a hundred folders. */
const cachedKey = join('dist', 'testing', keyFile);

const createSigningKey = (): void => {
  mkdirSync(dirname(cachedKey), { recursive: true });
  // Renamed when complete, because other test processes may read it at the same time.
  const temporary = `${cachedKey}.${process.pid}`;
  openSigningKey(temporary);
  renameSync(temporary, cachedKey);
};

/**
 * Creates a data folder for a test, with the issuer's signing key. The folder is in memory if there is room, because the
 * Graph emulator spends most of its time waiting for the disk on each commit.
 */
export const newFolder = (name: string): string => {
  const folder = mkdtempSync(join(parentFolder, `${name}-`));
  if (!existsSync(cachedKey)) createSigningKey();
  copyFileSync(cachedKey, join(folder, keyFile));
  return folder;
};
