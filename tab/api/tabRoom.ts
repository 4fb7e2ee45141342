import type { HealthPort } from '../../procedure/ports/health.ts';
import type { People } from '../../procedure/ports/people.ts';
import type { Clock, Log, Nonce } from '../../procedure/ports/platform.ts';
import type { Proof } from '../../procedure/ports/proof.ts';
import type { LogTexts } from '../../procedure/ports/register/logTexts.ts';
import type { Register } from '../../procedure/ports/register/register.ts';
import type { RegisterProgress } from '../../procedure/ports/register/registerProgress.ts';
import type { Tasks } from '../../procedure/ports/tasks.ts';
import type { Digest } from '../../procedure/record/values/digest.ts';
import type { Handling } from '../../procedure/useCases/handling.ts';
import type { Policy } from '../../procedure/useCases/handlingPorts.ts';
import type { EvidenceUseCases } from '../../procedure/useCases/keepEvidence.ts';
import type { Attendance } from '../../procedure/useCases/sessions/attendance.ts';
import type { HowToSignIn } from './page/signInWire.ts';
import type { LegalFacts } from './words/legalText.ts';

/** Settings and ports of the tab. */
export type TabRoom = {
  /** Application (client) id: the audience of the tokens that Teams gets for the tab (version 2 tokens). */
  readonly appId: string;
  /** Further audiences, such as `api://tab.example.com/botid-<appId>`: version 1 tokens name the application ID URI. */
  readonly audiences: readonly string[];
  readonly tenantId: string;
  /** Accepted `iss`, such as `https://login.microsoftonline.com/<tenantId>/v2.0`. */
  readonly issuers: readonly string[];
  /** Address of the issuer's keys, such as `https://login.microsoftonline.com/<tenantId>/discovery/v2.0/keys`. */
  readonly jwksUrl: string;
  /** Folder of the built page (`dist/tab`). */
  readonly pageDir: string;
  /** Sources for `frame-ancestors`: hosts that may frame the tab (server/settings.ts has those of Teams). */
  readonly frameAncestors: readonly string[];
  /** Deep link to the tab in Teams, without a query: `https://teams.microsoft.com/l/entity/<catalog app id>/<entity id>`. */
  readonly tabInTeams: string;
  /** Sign-in to the page in a browser outside Teams; absent: the page only leads into Teams. */
  readonly signIn?: HowToSignIn | undefined;
  /** Pages that need no sign-in, with the organisation's own data. */
  readonly open: LegalFacts;
  readonly policy: Policy;
  readonly handling: Handling;
  readonly evidence: EvidenceUseCases;
  /** Members of the conversation that has a session's card. */
  readonly attendance: Attendance;
  readonly register: Register;
  readonly registerProgress: () => RegisterProgress;
  /** Syncs with what other servers just did, for the lists: waits at most a second. Never throws. */
  readonly sync: () => Promise<void>;
  readonly tasks: Tasks;
  readonly health: HealthPort;
  readonly logTexts: LogTexts;
  readonly people: People;
  /** For an audit pack. */
  readonly proof: Proof;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly nonce: Nonce;
  readonly log: Log;
};
