import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { FlagFilled, FlagRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Priority } from '../../../../procedure/record/values/choices.ts';
import { useSpeech } from '../../speech.tsx';

const useStyles = makeStyles({
  mark: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  notSure: { whiteSpace: 'nowrap' },
  icon: { flexShrink: 0, fontSize: '16px' },
  high: { color: tokens.colorPaletteRedForeground3 },
  medium: { color: tokens.colorPaletteMarigoldForeground3 },
});

/** The priority, with a flag if it is urgent. */
export const PriorityMark = ({ priority }: { priority: Priority }): ReactNode => {
  const styles = useStyles();
  const { procedure } = useSpeech();
  const name = procedure.priority[priority];
  if (priority === 'notSure')
    return (
      <span className={styles.notSure} data-muted>
        {name}
      </span>
    );
  const Flag = priority === 'high' ? FlagFilled : FlagRegular;
  const color = priority === 'high' ? styles.high : priority === 'medium' ? styles.medium : undefined;
  return (
    <span className={styles.mark}>
      <Flag className={mergeClasses(styles.icon, color)} aria-hidden data-flag />
      {name}
    </span>
  );
};
