import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useSpeech } from '../speech.tsx';

const useStyles = makeStyles({
  nav: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  here: {
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    boxShadow: `0 ${tokens.strokeWidthThick} 0 ${tokens.colorCompoundBrandStroke}`,
    // Windows' own contrast colours take shadows away.
    '@media (forced-colors: active)': { textDecorationLine: 'underline' },
  },
});

export type MainPage = 'register' | 'numbers';

/** The way between the pages of the tab. */
export const PagesNav = ({ here, go }: { here: MainPage; go: (page: MainPage) => void }): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  const names: Readonly<Record<MainPage, string>> = { register: tab.register, numbers: tab.numbers };
  return (
    <nav className={styles.nav} aria-label={tab.pages}>
      {(['register', 'numbers'] as const).map((page) => (
        <Link
          key={page}
          href={page === 'register' ? '#/' : `#/${page}`}
          className={mergeClasses(page === here && styles.here)}
          aria-current={page === here ? 'page' : undefined}
          onClick={(event) => {
            event.preventDefault();
            if (page !== here) go(page);
          }}
        >
          {names[page]}
        </Link>
      ))}
    </nav>
  );
};
