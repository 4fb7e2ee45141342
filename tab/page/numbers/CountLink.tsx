import { Link, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePageWords, useSpeech } from '../speech.tsx';
import { type Question, useDrill } from './useNumbers.ts';

// Small print stays small.
const useStyles = makeStyles({ link: { fontSize: 'inherit', lineHeight: 'inherit' } });

type CountLinkProps = {
  readonly count: number;
  /** What is counted, as named in the register. */
  readonly label: string;
  readonly question: Question;
  /** In place of the bare count. */
  readonly children?: ReactNode;
};

/** A number that links to the nonconformities it counts. */
export const CountLink = ({ count, label, question, children }: CountLinkProps): ReactNode => {
  const styles = useStyles();
  const drill = useDrill();
  const words = usePageWords('numbers');
  const { number } = useSpeech();
  const shown = number(count);
  if (count === 0) return <span>{children ?? shown}</span>;
  return (
    <Link
      inline
      as="button"
      type="button"
      className={styles.link}
      aria-label={words.show(label, shown)}
      onClick={() => drill(question, label)}
    >
      {children ?? shown}
    </Link>
  );
};
