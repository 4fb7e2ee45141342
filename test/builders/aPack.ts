import { unzipSync } from 'fflate';
import { registerEntry } from '../../procedure/record/registerEntry.ts';
import type { Actor } from '../../procedure/record/values/person.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import type { Language } from '../../procedure/words/languages.ts';
import { auditPack } from '../../tab/api/pack/auditPack.ts';
import { type Step, theApproval, theReport, untilClosed, untilSubmitted } from './aLife.ts';
import { anActor } from './anActor.ts';
import { aProcedure, thePolicy } from './aProcedure.ts';
import { createMemoryPeople } from './memoryPeople.ts';
import { createMemoryProof } from './memoryProof.ts';
import { sha256 } from './sha256.ts';

/** From the report to the closure. */
export const wholeLife: readonly Step[] = [theReport, ...untilSubmitted, theApproval, ...untilClosed];

export const theAuditor: Actor = anActor({ id: 'odile', name: 'Odile Auditor', roles: ['auditor'] });

/** Records in memory for packs. */
export const packGround = () => {
  const procedure = aProcedure();
  const { records, register } = procedure;
  const proof = createMemoryProof(records.stored);
  const people = createMemoryPeople(() => []);
  return {
    proof,
    register,
    records,
    /** A record of these steps, one an hour. */
    record: (reference: Reference, steps: readonly Step[] = wholeLife): void => {
      for (const [index, { by, events }] of steps.entries()) {
        const at = new Date(Date.UTC(2026, 10, 24, 9 + index));
        const commandId = sha256(`${reference} ${index}`);
        const { state } = records.elsewhere(reference, { commandId, at, actor: by, events });
        register.learn(registerEntry(state, index + 1));
      }
    },
    /** The zip. */
    pack: async (
      asked: Parameters<typeof auditPack>[0],
      { actor = theAuditor, language = 'en' }: { readonly actor?: Actor; readonly language?: Language } = {},
    ): Promise<Uint8Array> =>
      (await auditPack(asked, actor, language, { ...procedure, proof, people, digest: sha256, policy: thePolicy }))
        .bytes,
  };
};

/** Files of a zip, by name. */
export const unpacked = (zip: Uint8Array): Map<string, Uint8Array> => new Map(Object.entries(unzipSync(zip)));

export const textIn = (files: ReadonlyMap<string, Uint8Array>, name: string): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.get(name));

/** A row as `history.jsonl` has it. */
export type PackRow = {
  readonly [Column in 'CommitKey' | 'CommandId' | 'At' | 'ActorId' | 'Events' | 'PreviousHash' | 'Hash']: string;
};

export const hashOfRow = ({ CommitKey, CommandId, At, ActorId, Events, PreviousHash }: PackRow): string =>
  sha256(JSON.stringify([CommitKey, CommandId, At, ActorId, Events, PreviousHash]));
