import { Caption1Strong, Link, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePageWords } from '../../speech.tsx';
import { anchorOf } from './Part.tsx';
import type { RecordSection } from './recordSections.ts';

const useStyles = makeStyles({
  nav: {
    position: 'sticky',
    insetBlockStart: tokens.spacingVerticalL,
    maxHeight: `calc(100vh - 2 * ${tokens.spacingVerticalL})`,
    overflowY: 'auto',
    '@media (max-width: 980px)': { display: 'none' },
  },
  list: { listStyleType: 'none', margin: `${tokens.spacingVerticalS} 0 0`, padding: 0, display: 'grid', gap: '6px' },
});

/** The hash of the address is used for the page, so parts are reached by a press instead of a link. */
const goTo = (name: RecordSection): void => {
  const heading = document.getElementById(anchorOf(name));
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
};

/** Table of contents of the page, for wide windows. */
export const PartsNav = ({ names }: { names: readonly RecordSection[] }): ReactNode => {
  const styles = useStyles();
  const { onThisPage, section } = usePageWords('record');
  return (
    <nav className={styles.nav} aria-label={onThisPage}>
      <Caption1Strong>{onThisPage}</Caption1Strong>
      <ul className={styles.list}>
        {names.map((name) => (
          <li key={name}>
            <Link as="button" onClick={() => goTo(name)}>
              {section[name]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
