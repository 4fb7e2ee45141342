import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Section } from '../../record/layout/Section.tsx';
import { usePageWords, useSpeech } from '../../speech.tsx';
import type { OpenForm } from '../forms/openForm.ts';
import { useSession } from '../useGive.ts';

const useStyles = makeStyles({
  part: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start' },
  text: { margin: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere', maxWidth: '75ch' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** 10.2 b 1: the problem. */
export const ProblemPart = ({ open }: { open: (form: OpenForm) => void }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('session');
  const { tab } = useSpeech();
  const { fiveWhys, may } = useSession().answer;
  if (!fiveWhys) return null;
  const { step, problem } = fiveWhys;
  const isAsked = step === 'problem' && may.includes('contribute');
  return (
    <Section title={isAsked ? words.problem.question : words.problem.title}>
      <div className={styles.part}>
        <p className={styles.text}>
          <strong>{problem.problem}</strong>
        </p>
        <Caption1 className={styles.quiet}>{words.problem.from[problem.from]}</Caption1>
        <Body1>
          <strong>{tab.label(words.problem.implications)}</strong>
          {problem.implications === '' ? words.problem.noImplications : problem.implications}
        </Body1>
        {may.includes('contribute') && step !== 'agreement' && (
          <Button appearance={isAsked ? 'primary' : 'secondary'} onClick={() => open({ name: 'problem' })}>
            {words.problem.correct}
          </Button>
        )}
      </div>
    </Section>
  );
};
