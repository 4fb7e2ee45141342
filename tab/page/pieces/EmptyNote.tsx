import { Body1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { DocumentSearchRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  note: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalS,
    height: '100%',
    boxSizing: 'border-box',
    maxWidth: '32rem',
    marginInline: 'auto',
    padding: tokens.spacingHorizontalXL,
    textAlign: 'center',
  },
  title: { margin: 0 },
  icon: { fontSize: '40px', color: tokens.colorNeutralForeground3 },
});

/** Nothing to show, and what that means. */
export const EmptyNote = (props: { title: string; text: string; children?: ReactNode }): ReactNode => {
  const styles = useStyles();
  return (
    <div className={styles.note}>
      <DocumentSearchRegular className={styles.icon} aria-hidden />
      <Subtitle2 as="h2" className={styles.title}>
        {props.title}
      </Subtitle2>
      <Body1 align="center">{props.text}</Body1>
      {props.children}
    </div>
  );
};
