import { Button, makeStyles } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import { useCards } from '../cards/cardsContext.ts';
import { CardView } from '../cards/cardView.tsx';
import { useStandIn } from '../standIn.tsx';

const useStyles = makeStyles({
  pending: { position: 'relative', width: 'min(100%, 460px)' },
  remove: { position: 'absolute', top: '4px', right: '4px', minWidth: 0, zIndex: 1 },
});

/** A card attached to the draft, selected or unfurled from a pasted link. Its buttons work once it is sent. */
export function PendingCard({ card, onRemove }: { readonly card: unknown; readonly onRemove: () => void }) {
  const styles = useStyles();
  const { words, world } = useStandIn();
  const { openLink } = useCards();
  return (
    <div className={styles.pending}>
      <Button
        className={styles.remove}
        appearance="subtle"
        size="small"
        icon={<Dismiss16Regular />}
        aria-label={words.removeCard}
        onClick={onRemove}
      />
      <CardView
        card={card}
        label={words.cardOf(world.bot.name)}
        busy={false}
        words={words}
        onPress={() => undefined}
        onLink={openLink}
        search={async () => []}
      />
    </div>
  );
}
