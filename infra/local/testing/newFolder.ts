import { accessSync, constants, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system in memory, as Linux has it. */
const inMemory = '/dev/shm';
/** In bytes: in a container it may be small, and browsers use it too. */
const room = 2 * 1024 ** 3;

const hasRoom = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > room;
  } catch {
    return false;
  }
};

const place = hasRoom(inMemory) ? inMemory : tmpdir();

/**
 * A folder for what a test has stored. In memory where there is room: the Graph emulator waits for the disk at each
 * commit, which costs more than everything else that it does.
 */
export const newFolder = (name: string): string => mkdtempSync(join(place, `${name}-`));
