import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { pathTo } from '../../../../procedure/causes/causePath.ts';
import { RootMark } from '../../pieces/marks/RootMark.tsx';
import { Section } from '../../record/layout/Section.tsx';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { useSession } from '../useGive.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalL },
  one: { display: 'grid', gap: tokens.spacingVerticalXS, overflowWrap: 'anywhere' },
  statement: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** 10.2 b 2: the root causes, each read back to the problem. */
export const RootsPart = (): ReactNode => {
  const styles = useStyles();
  const { roots } = usePageWords('session');
  const { procedure } = useSpeech();
  const { fiveWhys, closed } = useSession().answer;
  const found = fiveWhys?.rootCauses ?? [];
  if (found.length === 0 && !closed) return null;
  return (
    <Section title={roots.title}>
      {found.length === 0 ? (
        <Body1>{roots.none}</Body1>
      ) : (
        <ul className={styles.list}>
          {found.map(({ id, cause, statement, category, despite }) => (
            <li key={id} className={styles.one}>
              <p className={styles.statement}>{statement}</p>
              <RootMark text={procedure.causeCategory[category]} />
              <Therefore cause={cause} />
              {despite !== undefined && <Caption1 className={styles.quiet}>{`${roots.despite} ${despite}`}</Caption1>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};

const useThereforeStyles = makeStyles({
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
  const styles = useThereforeStyles();
  const { answer } = useSession();
  const { agreement } = usePageWords('session');
  const { tab } = useSpeech();
  const texts = pathTo(answer.causes, cause).map(({ id, text }) => ({ id, text }));
  const chain = [...texts.toReversed(), { id: 'problem', text: answer.fiveWhys?.problem.problem ?? '' }];
  return (
    <ol className={styles.chain}>
      {chain.map(({ id, text }, index) => (
        <li key={id}>
          {index > 0 && <span className={styles.therefore}>{`→ ${tab.label(agreement.therefore)}`}</span>}
          {text}
        </li>
      ))}
    </ol>
  );
};
