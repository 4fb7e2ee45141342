import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Identities } from '../../procedure/ports/identities.ts';
import type { Random } from '../../procedure/ports/platform.ts';
import { caseCodeOf } from '../../procedure/record/report/identity.ts';
import type { Person } from '../../procedure/record/values/person.ts';
import { Fault } from '../../procedure/runtime/fault.ts';

const personSchema = z.object({ id: z.string(), name: z.string() });

/** Every sealed identity has the same length: a different one would give away a name. */
const sealedBytes = 512;

/**
 * The text that is sealed: JSON, padded with spaces to a fixed length. A name that does not fit is cut, never inside a
 * character.
 */
const padded = ({ id, name }: Person): Buffer => {
  const letters = [...name];
  const json = () => JSON.stringify({ id, name: letters.join('') });
  while (letters.length > 0 && Buffer.byteLength(json(), 'utf8') > sealedBytes) letters.pop();
  const text = json();
  if (Buffer.byteLength(text, 'utf8') > sealedBytes) throw new RangeError('An id that cannot be sealed');
  const plain = Buffer.alloc(sealedBytes, ' ');
  plain.write(text, 'utf8');
  return plain;
};

type Key = {
  /** Names the key in everything sealed with it, so that an older one can still be opened. */
  readonly id: string;
  readonly seal: Buffer;
  readonly digest: Buffer;
  readonly command: Buffer;
  readonly code: Buffer;
};

/** Derives a separate key for each use from one secret. */
const keyOf = (hex: string): Key => {
  const secret = Buffer.from(hex, 'hex');
  const derive = (use: string, bytes = 32) => Buffer.from(hkdfSync('sha256', secret, '', `tentwo ${use}`, bytes));
  return {
    id: derive('id', 4).toString('hex'),
    seal: derive('seal'),
    digest: derive('digest'),
    command: derive('command'),
    code: derive('code'),
  };
};

/** The key's name in what it seals: identifies the key without opening anything. */
export const identityKeyId = (hex: string): string => keyOf(hex).id;

const mac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text, 'utf8').digest();

/** Salted per report, so that reports by the same person cannot be linked. */
const digestOf = (key: Key, salt: string, id: string): string => mac(key.digest, `${salt} ${id}`).toString('hex');

/**
 * `Identities` by AES-256-GCM and HMAC-SHA-256.
 * @param keys 32 bytes each in hex: the first one seals, all of them open
 * @param random for the initialisation vectors, which never repeat under one key, and the salts
 */
export const createIdentities = (keys: readonly [string, ...string[]], random: Random = randomBytes): Identities => {
  const all = keys.map(keyOf);
  const [current = keyOf(keys[0])] = all;
  const known = (id: string | undefined): Key | undefined => all.find((key) => key.id === id);

  const unseal = (sealed: string, commandId: string): unknown => {
    const [id, iv = '', text = '', tag = ''] = sealed.split('.');
    const key = known(id);
    if (!key) return undefined;
    const decipher = createDecipheriv('aes-256-gcm', key.seal, Buffer.from(iv, 'base64url'), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(commandId, 'utf8'));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    const plain = Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]);
    return JSON.parse(plain.toString('utf8').trimEnd());
  };

  return {
    commandId: (pressId) => mac(current.command, pressId).toString('hex'),
    caseCode: (pressId) => caseCodeOf(mac(current.code, pressId).subarray(0, 10)),
    seal: (person, commandId) => {
      const iv = Buffer.from(random(12));
      const cipher = createCipheriv('aes-256-gcm', current.seal, iv, { authTagLength: 16 });
      cipher.setAAD(Buffer.from(commandId, 'utf8'));
      const text = Buffer.concat([cipher.update(padded(person)), cipher.final()]);
      const sealed = [current.id, ...[iv, text, cipher.getAuthTag()].map((part) => part.toString('base64url'))];
      const salt = Buffer.from(random(16)).toString('hex');
      return { sealed: sealed.join('.'), digest: [current.id, salt, digestOf(current, salt, person.id)].join('.') };
    },
    open: (sealed, commandId) => {
      try {
        return personSchema.parse(unseal(sealed, commandId));
      } catch (error) {
        throw new Fault('refused', 'identity.open', { cause: error });
      }
    },
    isSealed: (digest, id) => {
      const [keyId, salt = '', given = ''] = digest.split('.');
      const key = known(keyId);
      const own = key && digestOf(key, salt, id);
      return own?.length === given.length && timingSafeEqual(Buffer.from(own), Buffer.from(given));
    },
  };
};
