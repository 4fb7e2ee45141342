import { lastCommit } from '../../../procedure/record/history/commit.ts';
import { peopleIn } from '../../../procedure/record/peopleIn.ts';
import { unnamedReporter } from '../../../procedure/record/report/identity.ts';
import type { Person } from '../../../procedure/record/values/person.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import type { BotTools } from '../../botTools.ts';
import type { Drawing } from '../../cards/drawing.ts';
import type { Scene } from '../../cards/parts/buttons.ts';
import type { AdaptiveCard } from '../../cards/parts/card.ts';
import { receiptCard } from '../../cards/report/receiptCard.ts';
import { recordCard } from '../../cards/work/recordCard.ts';
import type { Known } from './knownRecord.ts';

/** Maximum that keeps a card with a few such lists within its size limit. */
const mostPeople = 12;
/** Those with a role in the work; auditors and custodians stay apart from it. */
const working = ['ismsManager', 'alternate', 'management'] as const;

/** People with known names: contributors to the record first, then the roles. The directory knows the others. */
export const peopleOf = ({ stream, viewer }: Known, { room }: BotTools): readonly Person[] => {
  const { state: record, commits } = stream;
  const isSecret = (id: string): boolean =>
    id === unnamedReporter || (id === record.reporter && !mayRead('reporter', viewer, record));
  const acted = commits.map(({ actorId, actorName }) => ({ id: actorId, name: actorName })).reverse();
  const named = peopleIn(record).map((id) => ({ id, name: room.people.nameOf?.(id) ?? '' }));
  const all = [
    { id: viewer.id, name: viewer.name },
    ...acted,
    ...named,
    ...working.flatMap((role) => room.people.holders(role)),
  ];
  const known = new Map<string, Person>();
  for (const { id, name } of all)
    if (name !== '' && !isSecret(id) && !known.has(id) && known.size < mostPeople) known.set(id, { id, name });
  return [...known.values()];
};

type View = {
  readonly scene: Scene;
  readonly note?: { readonly text: string; readonly style: 'good' | 'warning' } | undefined;
  /** All permitted commands were requested. */
  readonly choosing?: boolean;
};

/** The current record for its viewer: the receipt for its reporter, else the record with the permitted commands. */
export const drawRecord = (
  known: Known,
  { choosing, ...view }: View,
  tools: BotTools,
  drawing: Drawing,
): AdaptiveCard => {
  const { stream, viewer } = known;
  const shown = { ...view, viewer, record: stream.state, sequence: lastCommit(stream).sequence };
  if (recordCard.isReportersOnly(shown)) return receiptCard.render(shown, drawing);
  const full = { ...shown, people: peopleOf(known, tools) };
  return choosing ? recordCard.renderChoices(full, drawing) : recordCard.render(full, drawing);
};
