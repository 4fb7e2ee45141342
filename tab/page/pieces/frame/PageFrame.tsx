import { makeStyles, Title3, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    minHeight: '100vh',
    // One width for all pages, so the navigation stays in place; texts have their own width.
    maxWidth: '1800px',
    marginInline: 'auto',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'start',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL}`,
    '@media (max-width: 640px)': { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
  },
  head: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'end', gap: '12px' },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

type PageFrameProps = {
  readonly title: string;
  readonly nav: ReactNode;
  /** Announced below the title whenever it changes, such as the day of the data; null while unknown. */
  readonly under?: ReactNode;
  /** Placed beside the title, such as an export. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
};

/** A page of the tab: navigation, title and content. */
export const PageFrame = ({ title, nav, under, beside, children }: PageFrameProps): ReactNode => {
  const styles = useStyles();
  useEffect(() => {
    document.title = `${title} · TenTwo`;
  }, [title]);
  return (
    <main className={styles.page}>
      {nav}
      <div className={styles.head}>
        <div>
          <Title3 as="h1" className={styles.title}>
            {title}
          </Title3>
          {under !== undefined && (
            <div className={styles.quiet} role="status">
              {under}
            </div>
          )}
        </div>
        {beside}
      </div>
      {children}
    </main>
  );
};
