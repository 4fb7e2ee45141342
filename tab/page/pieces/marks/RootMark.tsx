import { makeStyles, tokens } from '@fluentui/react-components';
import { TargetArrowFilled } from '@fluentui/react-icons';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    color: tokens.colorPaletteGreenForeground1,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
  },
});

/** With words and an icon, not by colour alone. */
export const RootMark = ({ text }: { text: string }): ReactNode => {
  const styles = useStyles();
  return (
    <span className={styles.mark}>
      <TargetArrowFilled aria-hidden />
      {text}
    </span>
  );
};
