import type { Conversations } from '../procedure/ports/messages/conversations.ts';
import type { PostedMessages } from '../procedure/ports/messages/postedMessages.ts';
import type { SessionCards } from '../procedure/ports/messages/sessionCards.ts';
import type { People } from '../procedure/ports/people.ts';
import type { Clock, Log, Nonce } from '../procedure/ports/platform.ts';
import type { Register } from '../procedure/ports/register/register.ts';
import type { OrganisationStream } from '../procedure/ports/streams.ts';
import type { Tasks } from '../procedure/ports/tasks.ts';
import type { Digest } from '../procedure/record/values/digest.ts';
import type { Reference } from '../procedure/record/values/reference.ts';
import type { Handling } from '../procedure/useCases/handling.ts';
import type { Policy } from '../procedure/useCases/handlingPorts.ts';
import type { EvidenceUseCases } from '../procedure/useCases/keepEvidence.ts';
import type { BotOutgoing } from './outgoing/botOutgoing.ts';

export type BotSettings = {
  readonly appId: string;
  readonly tenantId: string;
  /** Accepted connector addresses: an activity whose `serviceUrl` is not under one of them is refused. */
  readonly acceptedServiceUrls: readonly string[];
  /**
   * OpenID metadata of the issuer that signs Bot Connector activities; in the public cloud
   * `https://login.botframework.com/v1/.well-known/openidconfiguration`.
   */
  readonly openIdMetadataUrl: string;
  /** Addresses from which files that people send may be fetched; files elsewhere are not fetched. */
  readonly fileAddresses: readonly string[];
  /** Answer deadline in milliseconds, however slow Graph is. Default 2,500. */
  readonly answerWithin?: number | undefined;
};

/** The bot's settings and ports. */
export type BotRoom = BotSettings & {
  readonly outgoing: BotOutgoing;
  readonly handling: Handling;
  readonly keepEvidence: Pick<EvidenceUseCases, 'attach'>;
  /** Syncs what other replicas have just written. Never throws. */
  readonly syncNow: () => Promise<void>;
  /** The same before a list is drawn: at most every two seconds, with a wait of at most one second. Never throws. */
  readonly sync: () => Promise<void>;
  readonly register: Register;
  readonly people: People;
  readonly conversations: Conversations;
  readonly postedMessages: PostedMessages;
  readonly sessionCards: SessionCards;
  readonly organisation: OrganisationStream;
  readonly tasks: Tasks;
  readonly policy: Policy;
  /** Address of the tab, at a record or a part of it (`recordPlace.ts`) if one is named. */
  readonly deepLink: (conversation?: string) => string;
  /** The record that such an address, or one of the tab's own pages, leads to. */
  readonly referenceIn: (url: string) => Reference | undefined;
  readonly clock: Clock;
  readonly nonce: Nonce;
  readonly digest: Digest;
  readonly log: Log;
};
