import { z } from 'zod';
import type { PersonId } from '../values/person.ts';

/**
 * How much of the reporter's identity is kept. *Named*: all of it. *Sealed*: it is encrypted, and only a custodian
 * opens it, with a recorded reason. *Anonymous*: nothing that leads to them is stored anywhere.
 */
export const anonymities = ['named', 'sealed', 'anonymous'] as const;
export type Anonymity = (typeof anonymities)[number];

/** Takes the place of a person's id in the rows of an unnamed reporter. */
export const unnamedReporter: PersonId = 'reporter';

/** What a record keeps of an unnamed reporter. `caseCode` is the SHA-256 of the code with which they ask. */
export const unnamedSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('sealed'),
    /** The person, encrypted; only the server's key opens it. */
    sealed: z.string(),
    /**
     * Keyed digest of their id, for segregation of duties: without the key no one can try ids against it, nor see
     * that two reports are from one person.
     */
    digest: z.string(),
    caseCode: z.string(),
  }),
  z.object({ kind: z.literal('anonymous'), caseCode: z.string() }),
]);
export type Unnamed = Readonly<z.output<typeof unnamedSchema>>;

/** Crockford's alphabet: no I, L, O, U, which are misread. 16 characters are 80 bits. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Writes ten bytes as `K7QM-2XWR-9TBD-4HNE`. */
export const caseCodeOf = (bytes: Iterable<number>): string => {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  const code = bits.match(/.{5}/g)?.map((five) => letters[Number.parseInt(five, 2)]) ?? [];
  return (code.join('').match(/.{4}/g) ?? []).join('-');
};

/** Reads a code as typed; undefined when it is invalid. */
export const readCaseCode = (typed: string): string | undefined => {
  const plain = typed
    .toUpperCase()
    .replace(/[\s-]+/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(plain) ? plain.match(/.{4}/g)?.join('-') : undefined;
};
