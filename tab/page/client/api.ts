import type { PersonId } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { SessionId } from '../../../procedure/record/values/sessionKey.ts';
import type { ReviewKey } from '../../../procedure/review/reviewKey.ts';
import type { HealthAnswer, RolesAnswer } from '../../api/administration/administrationWire.ts';
import type {
  ChangeObjectivesRequest,
  ChangeRulesRequest,
  HoldReviewRequest,
  NoteReviewRequest,
  OrganisationAnswer,
  ReviewAnswer,
  ReviewsAnswer,
  SettingsAnswer,
} from '../../api/administration/organisationWire.ts';
import type {
  ApproveProcedureRequest,
  AuditAnswer,
  CheckpointAnswer,
  ProcedureAnswer,
} from '../../api/audit/auditWire.ts';
import type { EditingAnswer } from '../../api/editing/editingWire.ts';
import type { FormsAnswer } from '../../api/editing/formsWire.ts';
import type { ExportRequest, ExportsAnswer, SampleFile } from '../../api/exports/exportWire.ts';
import type { CheckAnswer, ImportAnswer, ImportRequest } from '../../api/import/importWire.ts';
import type { MeasuresAnswer } from '../../api/numbers/measuresWire.ts';
import type { RecordAnswer, RelatedAnswer, TrainingAsked } from '../../api/record/recordWire.ts';
import type {
  ContributionAnswer,
  ContributionRequest,
  LiveSessionsAnswer,
  SessionAnswer,
} from '../../api/sessions/sessionWire.ts';
import type {
  CaseAnswer,
  CaseRequest,
  CommandAnswer,
  CommandRequest,
  EvidenceAnswer,
  Me,
  PeopleAnswer,
  RegisterAnswer,
} from '../../api/wire.ts';
import type { HandoverAnswer, WorkAnswer } from '../../api/work/workWire.ts';
import type { Upload } from './upload.ts';

export type Api = {
  readonly me: (signal: AbortSignal) => Promise<Me>;
  /** @param asked query string of the filter, without offset and limit */
  readonly register: (asked: string, offset: number, limit: number, signal: AbortSignal) => Promise<RegisterAnswer>;
  readonly record: (reference: Reference, signal: AbortSignal) => Promise<RecordAnswer>;
  /** Related records. */
  readonly related: (reference: Reference, signal: AbortSignal) => Promise<RelatedAnswer>;
  /** The training to confirm; 404 for anyone who was not asked. */
  readonly training: (reference: Reference, signal: AbortSignal) => Promise<TrainingAsked>;
  /** @param asked sequence of the commit that asked, where it is known */
  readonly confirmTraining: (reference: Reference, asked: number | undefined) => Promise<TrainingAsked>;
  /** Initial data of the record's editors; 404 for anyone with nothing to edit there. */
  readonly editing: (reference: Reference, signal: AbortSignal) => Promise<EditingAnswer>;
  /** @param asked the query string of the period */
  readonly measures: (asked: string, signal: AbortSignal) => Promise<MeasuresAnswer>;
  /** The auditor's questions. @param asked the query string of the period */
  readonly audit: (asked: string, signal: AbortSignal) => Promise<AuditAnswer>;
  readonly checkpoint: (signal: AbortSignal) => Promise<CheckpointAnswer>;
  readonly procedure: (signal: AbortSignal) => Promise<ProcedureAnswer>;
  readonly approveProcedure: (request: ApproveProcedureRequest) => Promise<OrganisationAnswer>;
  /** The file, recorded as an export. */
  readonly export: (request: ExportRequest) => Promise<SavedFile>;
  /** A sample, drawn and recorded as an export. */
  readonly drawSample: (request: ExportRequest) => Promise<DrawnFile>;
  readonly exports: (signal: AbortSignal) => Promise<ExportsAnswer>;
  /** The expected result for these rows of an earlier register; nothing is written. */
  readonly checkImport: (request: ImportRequest, signal: AbortSignal) => Promise<CheckAnswer>;
  readonly importRows: (request: ImportRequest, signal: AbortSignal) => Promise<ImportAnswer>;
  readonly work: (signal: AbortSignal) => Promise<WorkAnswer>;
  readonly settings: (signal: AbortSignal) => Promise<SettingsAnswer>;
  readonly changeObjectives: (request: ChangeObjectivesRequest) => Promise<OrganisationAnswer>;
  readonly changeRules: (request: ChangeRulesRequest) => Promise<OrganisationAnswer>;
  readonly roles: (signal: AbortSignal) => Promise<RolesAnswer>;
  readonly health: (signal: AbortSignal) => Promise<HealthAnswer>;
  readonly reviews: (signal: AbortSignal) => Promise<ReviewsAnswer>;
  readonly review: (key: ReviewKey, signal: AbortSignal) => Promise<ReviewAnswer>;
  readonly holdReview: (request: HoldReviewRequest) => Promise<OrganisationAnswer>;
  readonly noteReview: (request: NoteReviewRequest) => Promise<OrganisationAnswer>;
  /** The work that a person still holds. */
  readonly handover: (from: PersonId, signal: AbortSignal) => Promise<HandoverAnswer>;
  readonly command: (request: CommandRequest) => Promise<CommandAnswer>;
  /** The record as its unnamed reporter sees it. */
  readonly caseOf: (request: CaseRequest) => Promise<CaseAnswer>;
  /** Initial data of its command forms. */
  readonly forms: (reference: Reference, signal: AbortSignal) => Promise<FormsAnswer>;
  /** People whose name begins with the text. */
  readonly people: (text: string, signal: AbortSignal) => Promise<PeopleAnswer>;
  /** Sends a file with its progress. Rejects with the reason of the signal when it is cancelled. */
  readonly attach: (reference: Reference, file: SentEvidence) => Promise<EvidenceAnswer>;
  readonly liveSessions: (signal: AbortSignal) => Promise<LiveSessionsAnswer>;
  /** The session as it is now. */
  readonly session: (reference: Reference, session: SessionId, signal: AbortSignal) => Promise<SessionAnswer>;
  /** The event stream of a live session as bytes. It ends when the session is over, or after a while. */
  readonly live: (
    reference: Reference,
    session: SessionId,
    signal: AbortSignal,
  ) => Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;
  readonly contribute: (
    reference: Reference,
    session: SessionId,
    request: ContributionRequest,
  ) => Promise<ContributionAnswer>;
  /** The file as bytes. */
  readonly evidence: (reference: Reference, sha256: string, signal: AbortSignal) => Promise<Blob>;
};

/** @param key the number under which it is recorded, such as `EXPORT-0007` */
export type SavedFile = { readonly bytes: Blob; readonly key: string; readonly name: string };

/** The file of a drawing, and what is in it. */
export type DrawnFile = SavedFile & { readonly sample: SampleFile };

export type SentEvidence = Pick<Upload, 'onProgress' | 'signal'> & {
  readonly file: File;
  readonly n: string;
  readonly action?: string | undefined;
};
