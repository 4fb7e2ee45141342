import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Clock20Regular } from '@fluentui/react-icons';
import { useStandIn } from '../standIn.tsx';
import { useClockMoves, useNow } from './useClock.ts';

const narrow = '@media (max-width: 720px)';
const useStyles = makeStyles({
  clock: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    padding: '2px 4px 2px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { padding: '2px 8px' },
  },
  icon: { [narrow]: { display: 'none' } },
  time: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  moves: { display: 'flex', [narrow]: { display: 'none' } },
});

/** Time of the local system, with buttons that move it. In a narrow window they are in the settings menu. */
export function ClockBox() {
  const styles = useStyles();
  const { words, locale } = useStandIn();
  const now = useNow();
  const shown = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div className={styles.clock} role="group" aria-label={words.clock}>
      <Clock20Regular className={styles.icon} aria-hidden />
      <time className={styles.time} dateTime={now.toISOString()}>
        <Text size={200}>{shown.format(now)}</Text>
      </time>
      <div className={styles.moves}>
        {useClockMoves().map(({ label, move }) => (
          <Button key={label} size="small" appearance="subtle" onClick={move}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
