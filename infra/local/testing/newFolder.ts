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

const keyFile = 'signing-key.pem';
/** To draw a key takes a processor 0.2 seconds, and a run of all tests takes more than a hundred folders. */
const drawn = join('dist', 'testing', keyFile);

const drawSigningKey = (): void => {
  mkdirSync(dirname(drawn), { recursive: true });
  // Whole at any time, for whoever runs beside this process.
  const whole = `${drawn}.${process.pid}`;
  openSigningKey(whole);
  renameSync(whole, drawn);
};

/**
 * A folder for what a test has stored, with the issuer's key in it. In memory where there is room: the Graph emulator
 * waits for the disk at each commit, which costs more than everything else that it does.
 */
export const newFolder = (name: string): string => {
  const folder = mkdtempSync(join(place, `${name}-`));
  if (!existsSync(drawn)) drawSigningKey();
  copyFileSync(drawn, join(folder, keyFile));
  return folder;
};
