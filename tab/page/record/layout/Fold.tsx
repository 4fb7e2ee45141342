import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';

const useStyles = makeStyles({
  summary: {
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForegroundLink,
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { textDecorationLine: 'underline' },
  },
  content: {
    marginBlockStart: tokens.spacingVerticalS,
    paddingInlineStart: tokens.spacingHorizontalM,
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
  },
});

/** For details few people need: closed at first. The content is rendered when it is first opened. */
export const Fold = ({ title, children }: { title: string; children: ReactNode }): ReactNode => {
  const styles = useStyles();
  const [wasOpened, setOpened] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}>
      <summary className={styles.summary}>{title}</summary>
      {wasOpened && <div className={styles.content}>{children}</div>}
    </details>
  );
};
