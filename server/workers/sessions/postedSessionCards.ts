import type { PostedMessage, PostedMessages } from '../../../procedure/ports/messages/postedMessages.ts';
import type { SessionCards } from '../../../procedure/ports/messages/sessionCards.ts';
import type { Clock } from '../../../procedure/ports/platform.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { type SessionId, type SessionKey, sessionKeyOf } from '../../../procedure/record/values/sessionKey.ts';
import { createRecent } from '../../../procedure/runtime/recent.ts';

const remembered = 500;
/**
 * Cache times in milliseconds. The position of a card: another replica may have moved it. Its absence: every request of
 * the tab asks, and a card may be posted at any moment.
 */
const [believedFor, noCardFor] = [60_000, 3000];

/** The number of a session's card: `NC-2026-0042/S2/card/1`. */
export const numberOfCard = (key: string): number => Number(key.slice(key.lastIndexOf('/') + 1));

/** Where the cards of sessions are posted. Every press asks, so only one lookup runs at a time. */
export const createPostedSessionCards = ({
  postedMessages,
  clock,
}: {
  readonly postedMessages: Pick<PostedMessages, 'showing'>;
  readonly clock: Pick<Clock, 'now'>;
}) => {
  const standing = createRecent<{ readonly card: PostedMessage | undefined; readonly until: number }>(remembered);
  const now = (): number => clock.now().getTime();
  const stands = (key: SessionKey, card: PostedMessage | undefined): void =>
    standing.set(key, { card, until: now() + (card ? believedFor : noCardFor) });

  /** All cards of a session, the last one at the end. */
  const cardsOf = async (reference: Reference, id: SessionId): Promise<readonly PostedMessage[]> => {
    const prefix = `${sessionKeyOf(reference, id)}/card/`;
    const found = (await postedMessages.showing(reference)).filter(
      ({ kind, key }) => kind === 'session' && key.startsWith(prefix),
    );
    return found.toSorted((a, b) => numberOfCard(a.key) - numberOfCard(b.key));
  };

  const standsAt: SessionCards['standsAt'] = async (reference, id) => {
    const key = sessionKeyOf(reference, id);
    const known = standing.get(key);
    if (known && now() < known.until) return known.card;
    if (known) stands(key, known.card);
    const found = (await cardsOf(reference, id)).at(-1);
    stands(key, found);
    return found;
  };

  return { cardsOf, standsAt, stands, forget: standing.delete };
};
