import { lastCommit, type Stream } from '../../procedure/record/history/commit.ts';
import type { NonconformityEvent } from '../../procedure/record/history/events.ts';
import { evolve } from '../../procedure/record/history/evolve.ts';
import type { CorrectiveAction, Cycle, Nonconformity } from '../../procedure/record/nonconformity.ts';
import { canonicalJson } from '../../procedure/record/values/canonicalJson.ts';
import { shortDescription } from '../../procedure/record/values/plainText.ts';
import type { CorrectiveActionRow } from '../lists/correctiveActions.ts';
import type { NameOf } from './nameLookup.ts';
import { rootCausesText } from './treatmentTexts.ts';
import { paragraphs, stamp, truncateLine, truncateLines } from './truncate.ts';

/** An action's item, and whether the last commit of the record adds it. */
export type ActionItem = { readonly row: CorrectiveActionRow; readonly isNew: boolean };

type Row = Omit<CorrectiveActionRow, 'Sequence'>;

/**
 * The items of all actions in any approved plan of this record. Each carries the sequence of the commit that last
 * changed it, which follows from the stream alone: an action untouched by a commit costs no request, and a replica that
 * lags can never overwrite a newer state with an older one.
 * An action that a later plan of its cycle left out stays, with the status `dropped`.
 */
export const actionRows = (
  stream: Stream<Nonconformity, NonconformityEvent>,
  nameOf: NameOf,
): readonly ActionItem[] => {
  const { reference } = stream.state;
  const shown = new Map<string, { readonly row: Row; readonly sequence: number; readonly first: number }>();
  let state: Nonconformity | undefined;
  for (const { at, actorId, sequence, events } of stream.commits) {
    for (const event of events) state = evolve(state, event, { at, by: actorId, sequence }, reference);
    const now = new Map(rowsOf(state, nameOf).map((row) => [row.ActionKey, row]));
    for (const [key, { row }] of shown) if (!now.has(key)) now.set(key, { ...row, Status: 'dropped' });
    for (const [key, row] of now) {
      const before = shown.get(key);
      if (before && canonicalJson(before.row) === canonicalJson(row)) continue;
      shown.set(key, { row, sequence, first: before?.first ?? sequence });
    }
  }
  return [...shown.values()].map(({ row, sequence, first }) => ({
    row: { ...row, Sequence: sequence },
    isNew: first === lastCommit(stream).sequence,
  }));
};

const rowsOf = (record: Nonconformity | undefined, nameOf: NameOf): readonly Row[] =>
  record
    ? [...record.earlierCycles, record.cycle].flatMap((cycle) =>
        cycle.actions.map((action) => rowOf(record, cycle, action, nameOf)),
      )
    : [];

const rowOf = (record: Nonconformity, cycle: Cycle, action: CorrectiveAction, nameOf: NameOf): Row => ({
  Title: truncateLine(`${record.reference}/${action.id} ${shortDescription(action.title)}`),
  ActionKey: `${record.reference}/${action.id}`,
  Reference: record.reference,
  ActionId: truncateLine(action.id),
  CycleNumber: cycle.number,
  ActionDescription: truncateLines(action.title),
  ActionKind: action.kind,
  Term: action.term,
  Priority: action.priority,
  RootCause: rootCausesText(cycle),
  OwnerName: truncateLine(nameOf(action.owner)),
  OwnerId: action.owner,
  DueOn: action.due,
  OriginalDueOn: action.originalDue,
  Status: action.state,
  CompletedOn: action.done?.on ?? '',
  CancelledAt: action.cancelled?.at ?? '',
  Outcome: truncateLines(action.done?.note ?? action.cancelled?.reason),
  Progress: progressText(action, nameOf),
  ExtensionAsked: extensionText(action, nameOf),
  Evidence: evidenceText(record, action.id),
  SuccessCriteria: truncateLines(cycle.plan?.successCriteria),
});

/** Newest first, so that the oldest is cut when it does not fit. */
const progressText = ({ progress }: CorrectiveAction, nameOf: NameOf): string =>
  paragraphs(progress.toReversed().map(({ at, by, text }) => `${stamp(at)} ${nameOf(by)}\n${text}`));

const extensionText = ({ extension }: CorrectiveAction, nameOf: NameOf): string =>
  extension ? truncateLines(`${extension.due} (${nameOf(extension.by)}): ${extension.reason}`) : '';

const evidenceText = ({ evidence }: Nonconformity, actionId: string): string =>
  truncateLines(
    evidence
      .filter(({ action }) => action === actionId)
      .map(({ name, link }) => `${name}\n${link}`)
      .join('\n\n'),
  );
