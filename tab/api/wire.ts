import type { Refusal } from '../../procedure/commands/refusal.ts';
import type { FoundPerson } from '../../procedure/ports/people.ts';
import type { RegisterProgress } from '../../procedure/ports/register/registerProgress.ts';
import type { NonconformityEvent } from '../../procedure/record/history/events.ts';
import type { Nonconformity, Rejection } from '../../procedure/record/nonconformity.ts';
import type { Causes } from '../../procedure/record/recordParts.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import type { Anonymity, Unnamed } from '../../procedure/record/report/identity.ts';
import type { ReportField } from '../../procedure/record/report/reportFacts.ts';
import type { CalendarDate } from '../../procedure/record/values/calendarDate.ts';
import type { Verdict } from '../../procedure/record/values/choices.ts';
import type { Person, PersonId, Role } from '../../procedure/record/values/person.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import type { SessionId } from '../../procedure/record/values/sessionKey.ts';
import type { FaultCode } from '../../procedure/runtime/fault.ts';
import type { MissingPart } from '../../procedure/stages/gates.ts';
import type { CommandName, RecordCommandName } from '../../procedure/stages/permissions.ts';
import type { ErrorCode } from './http/errorCodes.ts';

/** Wire types between page and API. Types only, so the page can import them without the server. */

/** `GET /api/me` */
export type Me = {
  readonly id: PersonId;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly guest: boolean;
  /** Whether they may read the register of all records (otherwise only their own reports), the rules and the settings. */
  readonly reads: { readonly register: boolean; readonly procedure: boolean; readonly settings: boolean };
  readonly may: readonly CommandName[];
  /** The organisation's time zone (IANA): instants are shown in it, so that two people see the same hour. */
  readonly timeZone: string;
};

/** `GET /api/people?text=`: at most twenty people whose name begins with the text. */
export type PeopleAnswer = { readonly people: readonly FoundPerson[] };

/** A line of the register, without names and without the long text. */
export type RegisterRow = Omit<RegisterEntry, 'what' | 'reporter' | 'notToIsmsManager' | 'measured' | 'sequence'> & {
  /** Closed according to an earlier register. */
  readonly closedBefore?: true;
};

/** `loading`: present while the register lacks records, and with it this answer. */
export type RegisterLoading = { readonly loading?: RegisterProgress | undefined };

/** `GET /api/nonconformities` */
export type RegisterAnswer = RegisterLoading & {
  readonly scope: 'all' | 'own';
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly RegisterRow[];
};

/** A person as this reader may see them: the name is absent if it was erased or is hidden from the reader. */
export type Named = {
  readonly me: boolean;
  readonly name?: string;
  /**
   * An unnamed reporter: nothing here identifies them. Whether an approver is the reporter is checked for a sealed
   * reporter, and cannot be for an anonymous one.
   */
  readonly anonymity?: Unnamed['kind'];
};

export type FactChange = {
  readonly field: ReportField;
  readonly before?: string;
  readonly after?: string;
};

export type EventSummary = {
  readonly action?: string;
  /** The new holder. */
  readonly person?: Named;
  readonly day?: CalendarDate;
  readonly outcome?: Verdict | 'granted' | 'notGranted' | 'upheld' | 'stands';
  readonly text?: string;
  /** Reason why a person with a part in it still decided. */
  readonly exception?: string;
};

/** An event for a reader. A correction has only what it changed; the stored event has all facts. */
export type HistoryEvent =
  | Omit<Extract<NonconformityEvent, { type: 'Reported' }>, 'facts' | 'unnamed' | 'message'>
  | Extract<NonconformityEvent, { type: ToldWhole }>
  | { readonly type: 'ReportCorrected'; readonly changes: readonly FactChange[] }
  /** All other events, with a summary; their texts are in the record. */
  | {
      readonly type: Exclude<NonconformityEvent['type'], 'Reported' | 'ReportCorrected' | ToldWhole>;
      readonly told?: EventSummary;
    };
type ToldWhole = 'ReportAddedTo' | 'ReportWithdrawn' | 'ReporterAsked' | 'IdentityOpened';

export type HistoryRow = {
  readonly sequence: number;
  readonly at: string;
  readonly by: Named;
  readonly events: readonly HistoryEvent[];
  readonly hash: string;
  readonly previousHash: string;
};

/** The common part of the answers about a record. */
export type Head = Pick<
  Nonconformity,
  'reference' | 'stage' | 'facts' | 'reportedAs' | 'message' | 'reportedAt' | 'reportedIn'
> & {
  readonly title: string;
  /** Its reporter keeps it from the ISMS managers, who cannot read it. */
  readonly notToIsmsManager?: true;
};

/** A file of evidence, by its hash: `GET /api/nonconformities/:reference/evidence/:sha256` returns it. */
export type EvidenceRow = {
  readonly name: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly at: string;
  readonly by: Named;
  /** The action that it proves. */
  readonly action?: string;
};

/** How many people were asked to confirm a training, and how many have. */
export type TrainingRow = {
  readonly session: SessionId;
  readonly action: string;
  readonly text: string;
  readonly asked: number;
  readonly confirmed: number;
  /** People who were asked and have not confirmed, while they still can. */
  readonly waiting: readonly Named[];
  /** This reader was asked: sequence of the commit that asked, and when they confirmed (ISO 8601 in UTC). */
  readonly mine?: { readonly asked: number; readonly confirmedAt?: string };
  /** When it was settled: ISO 8601 in UTC. */
  readonly closed?: string;
};

/** An action that a file can be evidence for. */
export type ActionNamed = { readonly id: string; readonly title: string };

/**
 * `POST /api/nonconformities/:reference/evidence`: the bytes as `application/octet-stream`, and in headers `x-file-name`
 * (percent-encoded UTF-8), `x-n` (as of `CommandRequest`), perhaps `x-action` and `x-case-code`.
 */
export type EvidenceAnswer = Pick<CommandAnswer, 'reference' | 'sequence' | 'repeated'>;

/** 10.2 b 2 as it is recorded. Who agreed and who did not is only for those who may know (`reads.authors`). */
export type CausesAnswer = Pick<Causes, 'method' | 'whys' | 'rootCauses' | 'aloneBecause' | 'session'> & {
  /** The problem the whys start from. */
  readonly problem?: string;
  readonly agreed: number;
  readonly agreedBy?: readonly Named[];
  readonly objections: readonly { readonly text: string; readonly by?: Named }[];
};

export type SessionRow = { readonly session: SessionId; readonly openedAt: string; readonly closedAt?: string };

type Said = { readonly at: string; readonly text: string };

/** `POST /api/cases` with `CaseRequest`: what an unnamed reporter sees of their record. It contains no names. */
export type CaseAnswer = Head &
  Pick<Nonconformity, 'duplicateOf'> & {
    readonly anonymity: Unnamed['kind'];
    readonly questions: readonly Said[];
    readonly additions: readonly Said[];
    /** The files that the reporter attached. */
    readonly evidence: readonly Omit<EvidenceRow, 'by'>[];
    readonly rejection?: Omit<Rejection, 'by' | 'decision'> & { readonly decision?: Omit<RejectionDecision, 'by'> };
    /** The parts that 10.2 demands before closing and that are still missing. */
    readonly missing: readonly MissingPart[];
    readonly closure?: { readonly at: string; readonly summary: string };
    /** What the reporter may do with it now. */
    readonly may: readonly CommandName[];
  };
type RejectionDecision = NonNullable<Rejection['decision']>;

/** The code is in the body: addresses are kept in logs and histories. */
export type CaseRequest = { readonly reference: string; readonly caseCode: string };

/**
 * `POST /api/commands`: `n` is 128 random bits as hex, drawn once for each form, so that sending it again is one
 * command. With the case code of a record its unnamed reporter gives the command, no matter who is signed in.
 */
export type CommandRequest = {
  readonly n: string;
  readonly command: CommandSent;
  readonly caseCode?: string;
  /** Sequence of the record that the page showed: no refusal is decided on anything older. */
  readonly seen?: number;
  /** The same of the other record that the command names. */
  readonly seenOf?: number;
};
export type CommandSent =
  | EditorCommand
  | {
      readonly name: 'report';
      readonly facts: unknown;
      readonly language: string;
      /** Absent: by name. */
      readonly anonymity?: Anonymity;
      readonly notToIsmsManager?: boolean;
    }
  | { readonly name: 'correctReport'; readonly reference: Reference; readonly facts: unknown }
  | { readonly name: 'addToReport'; readonly reference: Reference; readonly text: string }
  | { readonly name: 'withdrawReport'; readonly reference: Reference; readonly reason?: string }
  | {
      readonly name: 'leadSession';
      readonly reference: Reference;
      readonly session: SessionId;
      readonly to?: PersonId;
    }
  | { readonly name: 'takeLateContributions'; readonly reference: Reference; readonly session: SessionId }
  | {
      readonly name: 'closeSession';
      readonly reference: Reference;
      readonly session: SessionId;
      readonly aloneBecause?: string;
    }
  | FormSent;

type OnRecord<Name extends string> = { readonly name: Name; readonly reference: Reference };
/** The commands of the editors. The procedure's own schemas read the content of a form. */
export type EditorCommand =
  | (OnRecord<'confirmStatement'> & { readonly problem: string; readonly implications: string })
  | (OnRecord<'determineCauses'> & { readonly causes: object })
  | (OnRecord<'draftPlan'> & { readonly plan: object; readonly basedOn: number })
  | OnRecord<'submitPlan'>
  | (OnRecord<'approvePlan'> & {
      readonly revision: number;
      readonly exception?: string;
      readonly objectives?: readonly string[];
    })
  | (OnRecord<'returnPlan'> & { readonly revision: number; readonly comment: string; readonly action?: string })
  | (OnRecord<'rejectPlan'> & { readonly revision: number; readonly reason: string })
  | (OnRecord<'delegateApproval'> & { readonly to: string; readonly until: string });

/** The content of a form: the command's own schema reads each field. */
export type FormSent = {
  readonly name: Exclude<RecordCommandName, 'attachEvidence'>;
  readonly reference: Reference;
} & Readonly<Record<string, unknown>>;

export type CommandAnswer = {
  readonly reference: Reference;
  /** Sequence of the command's commit. */
  readonly sequence: number;
  readonly repeated: boolean;
  /** For a report: by when the security team decides about it. */
  readonly due?: CalendarDate;
  /** For a report without a name: how its reporter asks later. It cannot be shown again. */
  readonly caseCode?: string;
  /** For an opened sealed identity: the person. */
  readonly identity?: Person;
};

/**
 * Every answer that is not 2xx. `message` is for developers; the page shows a text in the reader's language by `code`.
 */
export type ErrorAnswer = {
  readonly error: {
    readonly code: ErrorCode;
    readonly message: string;
    /** Names of the parameters at fault. */
    readonly fields?: readonly string[];
    readonly refusal?: Refusal;
    readonly fault?: FaultCode;
    /** For a fault: its id in the log. */
    readonly reference?: string;
    /** Whether the same request may be sent again. */
    readonly retry?: true;
  };
};
