import { importMark } from '../../../procedure/measures/measuredFacts.ts';
import type { Register } from '../../../procedure/ports/register/register.ts';
import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import type { Legacy } from '../../../procedure/record/report/legacy.ts';
import type { ReportFacts } from '../../../procedure/record/report/reportFacts.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';

export type KnownRow = { readonly outcome: 'imported' | 'otherContent'; readonly reference: Reference };

/** The rows imported before, as this server knows them now. The import command itself asks History. */
export const knownRows = (register: Pick<Register, 'all'>): ((legacy: Legacy) => KnownRow | undefined) => {
  const known = new Map<string, { readonly mark: string; readonly reference: Reference }>();
  for (const { reference, measured } of register.all()) {
    const mark = measured?.imported;
    if (mark !== undefined) known.set(identityIn(mark), { mark, reference });
  }
  return (legacy) => {
    const mark = importMark(legacy);
    const found = known.get(identityIn(mark));
    return found && { outcome: found.mark === mark ? 'imported' : 'otherContent', reference: found.reference };
  };
};

const identityIn = (mark: string): string => mark.slice(0, mark.indexOf('.'));

/** As much in common as two tellings of one thing have; of the same day of detection half of that is enough. */
const [probably, onTheSameDay] = [0.9, 0.5];

/** An entry of the register that this row probably duplicates. */
export const probablySame = (
  facts: ReportFacts,
  register: Pick<Register, 'similar'>,
  mayRead: (entry: RegisterEntry) => boolean,
): Reference | undefined =>
  register
    .similar({ text: facts.what, system: facts.system, clause: facts.clause }, mayRead, 3)
    .find(({ score, entry }) => score >= probably || (score >= onTheSameDay && entry.detectedOn === facts.detectedOn))
    ?.entry.reference;
