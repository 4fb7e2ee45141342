import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useSpeech } from '../../speech.tsx';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXXL,
  },
  title: { width: '240px', maxWidth: '100%' },
});

const lines = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

/** Shown while a page is loading. */
export const PageSkeleton = (): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  return (
    <Skeleton className={styles.page} aria-label={tab.loading} aria-busy>
      <SkeletonItem size={28} className={styles.title} />
      {lines.map((line) => (
        <SkeletonItem key={line} size={32} />
      ))}
    </Skeleton>
  );
};
