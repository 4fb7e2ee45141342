import { lastCommit } from '../../../procedure/record/history/commit.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import { registerEntry } from '../../../procedure/record/registerEntry.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import { hasAnyRelation } from '../../../procedure/stages/relations.ts';
import { registerRow } from '../register/registerAnswer.ts';
import type { TabRoom } from '../tabRoom.ts';
import type { LinkKind, LinkRow, RelatedAnswer } from './recordWire.ts';

const mostSimilar = 5;
/** Each may cost a read; a storm of duplicates is found in the register. */
const mostLinks = 20;

type Link = { readonly kind: LinkKind; readonly reference: Reference };

/** Both ways: what this record says of others, and what others said of it. */
const linksOf = ({ duplicateOf, duplicates, recurrenceOf, recurrences }: Nonconformity): readonly Link[] => [
  ...(duplicateOf ? [{ kind: 'duplicateOf', reference: duplicateOf } as const] : []),
  ...(recurrenceOf ? [{ kind: 'recurrenceOf', reference: recurrenceOf } as const] : []),
  ...recurrences.map((one) => ({ kind: 'recurrence', reference: one.in }) as const),
  ...duplicates.map((reference) => ({ kind: 'duplicate', reference }) as const),
];

/** Each as the reads table lets this reader have it; of one that it does not, not even the number. */
const readLinks = async (
  state: Nonconformity,
  actor: Actor,
  { handling }: Pick<TabRoom, 'handling'>,
): Promise<readonly LinkRow[]> => {
  const rows: LinkRow[] = [];
  for (const { kind, reference } of linksOf(state).slice(0, mostLinks)) {
    const other = await handling.read(reference, actor);
    if (other) rows.push({ kind, reference, row: registerRow(registerEntry(other.state, lastCommit(other).sequence)) });
    // The reporter learns the number of the original, as in the chat.
    else if (kind === 'duplicateOf' && hasAnyRelation(actor, state, ['reporter'])) rows.push({ kind, reference });
  }
  return rows;
};

/** Which other records have to do with one. @throws Fault */
export const relatedAnswer = async (
  { state }: RecordStream,
  actor: Actor,
  room: Pick<TabRoom, 'handling' | 'register'>,
): Promise<RelatedAnswer> => {
  const { what, system, clause } = state.facts;
  await room.register.prepared();
  const links = await readLinks(state, actor, room);
  const linked = new Set<string>(links.map(({ reference }) => reference));
  const similar = room.register.similar(
    { text: what, system, clause, except: state.reference },
    (entry) => !linked.has(entry.reference) && mayRead('record', actor, entry),
    mostSimilar,
  );
  return {
    links,
    similar: similar.map(({ entry, words, sameSystem, sameClause }) => ({
      ...{ row: registerRow(entry), words: words.slice(0, 8), sameSystem, sameClause },
    })),
  };
};
