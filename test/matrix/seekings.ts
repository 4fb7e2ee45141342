import type { Actor } from '../../procedure/record/values/person.ts';
import { drivenRecords } from './drivenRecords.ts';
import { peopleIn, readers, readersByKind, rights, stageCodes } from './rights.ts';

/** A person at an endpoint that leads to a record; the answer is what the tables say. */
export type Seeking = {
  readonly actor: Actor;
  readonly reference: string;
  readonly reads: boolean;
  readonly inRegister: boolean;
  /** Whether the person may add a file to it. */
  readonly attaches: boolean;
};

const codeOf = new Map(Object.entries(stageCodes).map(([code, stage]) => [String(stage), code]));

export const seekers = [...readers.keys()].flatMap((column) => peopleIn(column).map((actor) => ({ column, actor })));

/** Every person of the tables at every record that is driven, by a name for the test. */
export const seekings = Object.entries(drivenRecords).flatMap(([which, reference]) =>
  seekers.map(({ column, actor }): readonly [string, Seeking] => {
    const row = readers.get(column) ?? {};
    const code = codeOf.get(which);
    const reads = (code === undefined ? readersByKind.get(column)?.[which] : row[code]) === '+';
    // The register knows the reporter and no tasks.
    const inRegister = reads && (row.register === '+' || column === 'rep');
    const attaches = reads && rights.get('attachEvidence')?.[column] === '+';
    return [`${actor.name} (${column}) with ${which}`, { actor, reference, reads, inRegister, attaches }];
  }),
);
export const readings = seekings.filter(([, { reads }]) => reads);
export const strangers = seekings.filter(([, { reads }]) => !reads);

const { kept, sealed, anonymous } = drivenRecords;
const isOfKind = (reference: string): boolean => [kept, sealed, anonymous].some((one) => one === reference);
/** For costly tests: of the protected kinds, people who would read another report, and one who would not. */
export const someStrangers = strangers.filter(
  ([name, { reference }]) => !isOfKind(reference) || /\((rep|ism|emp)\)/.test(name),
);
