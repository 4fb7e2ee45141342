import type { Outgoing } from '../../procedure/ports/messages/outgoing.ts';
import type { PersonId } from '../../procedure/record/values/person.ts';
import type { Roster } from '../../procedure/useCases/sessions/attendance.ts';
import type { AdaptiveCard } from '../cards/parts/card.ts';
import type { Connectors } from './connectors.ts';

/** A conversation at the Bot Connector; in a channel the id holds the thread (`…;messageid=…`). */
export type Where = { readonly serviceUrl: string; readonly conversationId: string };

/** `organizer`: Entra object id. */
export type Meeting = { readonly title: string | undefined; readonly organizer: PersonId | undefined };

/** The ports `Outgoing` and `Roster`, and messages of the bot itself. */
export type BotOutgoing = Outgoing &
  Roster & {
    /** @returns the activity id of the message. @throws Fault */
    readonly post: (where: Where, card: AdaptiveCard) => Promise<string>;
    /**
     * Replaces a card that the bot posted.
     * @param sequence of the record, when the card shows one: `redraw` then leaves the message unchanged up to that
     * sequence
     * @throws Fault
     */
    readonly edit: (where: Where, activityId: string, card: AdaptiveCard, sequence?: number) => Promise<void>;
    /** Whether the roster says that this member is a guest of the tenant. @throws Fault */
    readonly isGuest: (where: Where, memberId: string) => Promise<boolean>;
    /** @throws Fault, `refused` where the organisation has not granted `ChannelMeeting.ReadBasic.Group` */
    readonly meeting: (where: Where, meetingId: string) => Promise<Meeting>;
    readonly connectors: Connectors;
  };
