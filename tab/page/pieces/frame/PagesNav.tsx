import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Me } from '../../../api/wire.ts';
import type { SidePage } from '../../place.ts';
import { useSpeech } from '../../speech.tsx';
import { unseen } from '../unseen.ts';
import { goToHeading } from './Arrival.tsx';

const useStyles = makeStyles({
  nav: { display: 'flex', flexWrap: 'wrap', gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}` },
  // For the keyboard; visible only when focused.
  skip: {
    '&:not(:focus)': unseen,
  },
  here: {
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    boxShadow: `0 ${tokens.strokeWidthThick} 0 ${tokens.colorCompoundBrandStroke}`,
    // Windows' contrast colours remove shadows.
    '@media (forced-colors: active)': { textDecorationLine: 'underline' },
  },
});

/** Pages in the navigation. */
const mainPages = ['work', 'register', 'numbers', 'audit', 'report', 'procedure', 'administration'] as const;
export type MainPage = (typeof mainPages)[number];

/** Who sees which page; the server decides on every request anyway. */
const offered: Readonly<Record<MainPage, (me: Me) => boolean>> = {
  work: () => true,
  register: () => true,
  numbers: ({ reads }) => reads.register,
  audit: ({ reads }) => reads.register,
  report: ({ may }) => may.includes('report'),
  procedure: ({ reads }) => reads.procedure,
  administration: ({ reads }) => reads.settings,
};

/** Pages that a person may not open are not shown. */
export const isFor = (page: SidePage, me: Me): boolean => page === 'case' || offered[page](me);

type PagesNavProps = {
  readonly me: Me;
  readonly here: MainPage | undefined;
  readonly go: (page: SidePage | undefined) => void;
};

/** The navigation between the pages of the tab. */
export const PagesNav = ({ me, here, go }: PagesNavProps): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  const name = (page: MainPage): string => (page === 'register' && !me.reads.register ? tab.myReports : tab.page[page]);
  return (
    <nav className={styles.nav} aria-label={tab.pages}>
      <Link as="button" className={styles.skip} onClick={goToHeading}>
        {tab.skip}
      </Link>
      {mainPages
        .filter((page) => offered[page](me))
        .map((page) => (
          <Link
            key={page}
            href={`#/${page}`}
            className={mergeClasses(page === here && styles.here)}
            aria-current={page === here ? 'page' : undefined}
            onClick={(event) => {
              event.preventDefault();
              if (page !== here) go(page === 'register' ? undefined : page);
            }}
          >
            {name(page)}
          </Link>
        ))}
    </nav>
  );
};
