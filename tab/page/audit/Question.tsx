import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Letter } from '../../../procedure/stages/gates.ts';
import { Section } from '../record/layout/Section.tsx';
import { usePageWords, useSpeech } from '../speech.tsx';
import type { AuditQuestion } from './auditQuestions.ts';

const useStyles = makeStyles({
  parts: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalM },
  letters: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  badge: { height: 'auto', paddingBlock: tokens.spacingVerticalXXS, whiteSpace: 'normal' },
});

type QuestionProps = { readonly of: AuditQuestion; readonly letters: readonly Letter[]; readonly children: ReactNode };

/** One of the auditor's questions, with the letters of 10.2 that it is about, and its answer. */
export const Question = ({ of, letters, children }: QuestionProps): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('audit');
  const { procedure } = useSpeech();
  return (
    <Section title={words.question[of]}>
      <div className={styles.parts}>
        <ul className={styles.letters}>
          {letters.map((letter) => (
            <li key={letter}>
              <Badge appearance="outline" color="informative" className={styles.badge}>
                {words.clause(letter, procedure.letter[letter])}
              </Badge>
            </li>
          ))}
        </ul>
        {children}
      </div>
    </Section>
  );
};
