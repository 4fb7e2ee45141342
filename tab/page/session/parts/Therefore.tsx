import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { pathTo } from '../../../../procedure/causes/causePath.ts';
import { useSession } from '../useGive.ts';
import { useSessionWords } from '../useSessionWords.ts';

const useStyles = makeStyles({
  chain: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  therefore: { color: tokens.colorNeutralForeground3 },
});

/** From a cause back to the problem: each must follow from the one before. */
export const Therefore = ({ cause }: { cause: string }): ReactNode => {
  const styles = useStyles();
  const { answer } = useSession();
  const { agreement } = useSessionWords();
  const texts = pathTo(answer.causes, cause).map(({ id, text }) => ({ id, text }));
  const chain = [...texts.toReversed(), { id: 'problem', text: answer.fiveWhys?.problem.problem ?? '' }];
  return (
    <ol className={styles.chain}>
      {chain.map(({ id, text }, index) => (
        <li key={id}>
          {index > 0 && <span className={styles.therefore}>{`→ ${agreement.therefore}: `}</span>}
          {text}
        </li>
      ))}
    </ol>
  );
};
