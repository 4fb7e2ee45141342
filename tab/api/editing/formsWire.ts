import type { SuggestedTriage } from '../../../procedure/coach/suggestedTriage.ts';
import type { Deadline } from '../../../procedure/deadlines/deadline.ts';
import type { CorrectiveAction } from '../../../procedure/record/nonconformity.ts';
import type { Act, Consequences, Similar, Triage } from '../../../procedure/record/recordParts.ts';
import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import type { Lane } from '../../../procedure/record/values/choices.ts';
import type { Person } from '../../../procedure/record/values/person.ts';
import type { SessionId } from '../../../procedure/record/values/sessionKey.ts';
import type { RecordCommandName } from '../../../procedure/stages/permissions.ts';

/** An open action, to be chosen in a form. */
export type OpenAction = Pick<CorrectiveAction, 'id' | 'title' | 'due'> & {
  /** More time was asked for: until when, and why. */
  readonly extension?: { readonly due: CalendarDate; readonly reason: string };
};

export type TrainingChoice = { readonly session: SessionId; readonly action: string; readonly text: string };

/**
 * `GET /api/nonconformities/:reference/forms`: initial values and choices of the command forms for this reader.
 * Commands that they may not give now are omitted.
 */
export type FormsAnswer = {
  readonly sequence: number;
  /** The organisation's. */
  readonly today: CalendarDate;
  /** This reader's name. */
  readonly me: string;
  /** People whose names are known, where the reader may name a person. */
  readonly people: readonly Person[];
  /** The current triage, for people who may change it or hand work over. */
  readonly triage?: Triage;
  /** Clause, impact and priority to begin with, for a person who may triage. */
  readonly suggested?: SuggestedTriage;
  readonly containment?: Act;
  readonly correction?: Act;
  readonly consequences?: Consequences;
  readonly similar?: Similar;
  /** For a person who may record the search for similar cases: a correction alone states its cause there. */
  readonly lane?: Lane;
  /** The plan's success criteria and verification, for the person who judges effectiveness. */
  readonly promised?: { readonly successCriteria: string; readonly method: string; readonly on: CalendarDate };
  readonly rejection?: { readonly reason: string; readonly objection?: string };
  /** By command: the reader's own first. */
  readonly actions: Readonly<Partial<Record<RecordCommandName, readonly OpenAction[]>>>;
  /** Dates of open follow-ups, earliest first. */
  readonly followUps: readonly CalendarDate[];
  readonly trainings: { readonly closable: readonly TrainingChoice[]; readonly settled: readonly TrainingChoice[] };
  readonly deadlines: readonly Pick<Deadline, 'key' | 'kind' | 'due' | 'action'>[];
  /** Similar records that the reader may read. */
  readonly like: readonly Pick<RegisterEntry, 'reference' | 'stage' | 'title' | 'sequence'>[];
};
