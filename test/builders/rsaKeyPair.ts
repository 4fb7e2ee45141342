import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { top } from '../setup/programs.ts';

export type RsaKeyPair = { readonly privateKey: KeyObject; readonly publicKey: KeyObject };

const keep = (file: string): string => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  mkdirSync(dirname(file), { recursive: true });
  // Renamed when complete, because another worker may read it at any time.
  const complete = `${file}.${process.pid}`;
  writeFileSync(complete, pem, { mode: 0o600 });
  renameSync(complete, file);
  return pem;
};

const kept = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

/** A key pair of 2,048 bits for tests. It takes 0.2 CPU seconds to generate, so it is kept in `dist/` for later files. */
export const rsaKeyPair = (name: 'own' | 'other'): RsaKeyPair => {
  const file = join(top, 'dist', 'keys', `${name}.pem`);
  const privateKey = createPrivateKey(kept(file) ?? keep(file));
  return { privateKey, publicKey: createPublicKey(privateKey) };
};
