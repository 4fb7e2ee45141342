import type { Deadline, Holder } from '../../../procedure/deadlines/deadline.ts';
import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { PersonId } from '../../../procedure/record/values/person.ts';
import { demanded, missing, missingForApproval, demands as parts } from '../../../procedure/stages/gates.ts';
import { exits, type Stage } from '../../../procedure/stages/stages.ts';
import type { Named } from '../wire.ts';
import { withName } from './cycleAnswers.ts';
import type { DeadlineRow, DemandRow, RecordWork } from './recordWire.ts';

type Naming = (id: PersonId) => Named;

/** The day as of which a record is read, and the deadlines pending then. */
export type AsOf = { readonly today: CalendarDate; readonly deadlines: readonly Deadline[] };

/** What 10.2 demands in the record's lane, and which parts exist, from the same table that closing uses. */
const demandRows = (record: Nonconformity): readonly DemandRow[] => {
  const left = (exits as readonly Stage[]).includes(record.stage);
  if (!record.triage || left) return [];
  const [lacking, first] = [missing(record), missingForApproval(record)].map((rows) => rows.map(({ part }) => part));
  return demanded(record).map((part) => ({
    part,
    letter: parts[part].letter,
    isThere: !lacking?.includes(part),
    next: !record.cycle.submission && !record.cycle.approval && (first?.includes(part) ?? false),
  }));
};

const holderRow = (holder: Holder, named: Naming): DeadlineRow['who'][number] =>
  holder.kind === 'person' ? named(holder.id) : { role: holder.role };

const deadlineRow = ({ kind, due, letter, action, who }: Deadline, named: Naming): DeadlineRow => ({
  kind,
  due,
  letter,
  who: who.map((holder) => holderRow(holder, named)),
  ...(action !== undefined && { action }),
});

const triageOf = ({ triage }: Nonconformity, named: Naming) =>
  triage && { triage: { ...withName(triage, named), owner: named(triage.owner) } };

const rejectionOf = ({ rejection }: Nonconformity, named: Naming) => {
  if (!rejection) return undefined;
  const { decision, ...rejected } = rejection;
  return { rejection: { ...withName(rejected, named), ...(decision && { decision: withName(decision, named) }) } };
};

const legacyOf = ({ legacy }: Nonconformity): Pick<RecordWork, 'legacy'> => {
  if (!legacy) return {};
  const { identity: _identity, content: _content, ...texts } = legacy;
  return { legacy: texts };
};

/** The state of the work on a record except its cycles, for one reader. */
export const recordWork = (
  state: Nonconformity,
  { today, deadlines }: AsOf,
  named: Naming,
): Omit<RecordWork, 'cycle' | 'earlierCycles'> => {
  const { containment, correction, consequences, similar, statement, riskAcceptance, closure } = state;
  const { nextFollowUp: next } = state.log;
  return {
    today,
    ...triageOf(state, named),
    demands: demandRows(state),
    deadlines: deadlines.map((one) => deadlineRow(one, named)).sort((a, b) => a.due.localeCompare(b.due)),
    ...(containment && { containment }),
    ...(correction && { correction }),
    ...(consequences && { consequences }),
    ...(similar && { similar }),
    ...(statement && { statement }),
    followUps: {
      held: state.followUpsHeld.map((held) => ({ ...held, heldBy: named(held.heldBy) })),
      ...(next !== undefined && { next }),
    },
    recurredAt: state.recurrences.map(({ at }) => at),
    ...rejectionOf(state, named),
    ...(riskAcceptance && { riskAcceptance: withName(riskAcceptance, named) }),
    ...legacyOf(state),
    ...(closure && { closure: withName(closure, named) }),
  };
};
