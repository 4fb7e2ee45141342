import { MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { useEffect } from 'react';
import { isRecord } from '../../cards/cardAction.ts';
import type { Attachment, ChatMessage } from '../../wire.ts';
import { useStandIn } from '../standIn.tsx';
import { useCards } from './cardsContext.ts';
import { CardView } from './cardView.tsx';

const useStyles = makeStyles({ note: { marginTop: '6px' } });

type CardProps = { readonly message: ChatMessage; readonly attachment: Attachment; readonly label: string };

/** Shows a message's card, or this person's view of it from an answer, with the answer's text below. */
export function MessageCard({ message, attachment, label }: CardProps) {
  const styles = useStyles();
  const { words } = useStandIn();
  const { stateOf, press, refresh, search, openLink } = useCards();
  const { busy, view, note } = stateOf(message);
  const automatic = useAutoRefreshes(message, attachment.content);
  useEffect(() => {
    if (automatic) refresh(message, attachment.content, 'automatic');
  }, [automatic, message, attachment, refresh]);
  return (
    <>
      <CardView
        card={view?.revision === message.revision ? view.card : attachment.content}
        label={label}
        busy={busy}
        words={words}
        onPress={(button) => press(message, button)}
        onLink={openLink}
        search={(dataset, text) => search(message, dataset, text)}
      />
      {note && (
        <MessageBar className={styles.note} intent={note.failed ? 'error' : 'info'} layout="multiline">
          <MessageBarBody>{note.text}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}

/**
 * Returns whether a card refreshes automatically: in a personal chat, if its `refresh` names this person or no one, and the
 * message is a minute old or was edited. Teams does this unreliably in channels, so here it never happens there.
 */
function useAutoRefreshes(message: ChatMessage, card: unknown): boolean {
  const { world, clock } = useStandIn();
  const refresh = isRecord(card) && isRecord(card.refresh) ? card.refresh : undefined;
  if (!refresh || message.root !== '') return false;
  const named =
    refresh.userIds === undefined || (Array.isArray(refresh.userIds) && refresh.userIds.includes(world.me.teamsId));
  const old = Date.now() + clock.offsetMs - Date.parse(message.at) > 60_000;
  return named && (old || message.revision > 1);
}
