import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { problemWhy } from '../../../../procedure/causes/causePath.ts';
import { Section } from '../../record/layout/Section.tsx';
import { usePageWords } from '../../speech.tsx';
import type { OpenForm } from '../forms/openForm.ts';
import { useActs, useSession } from '../useGive.ts';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { display: 'block', marginBlockStart: tokens.spacingVerticalS, color: tokens.colorNeutralForeground3 },
});

type Opens = { readonly open: (form: OpenForm) => void };
type Move = { readonly text: string; readonly act: () => void; readonly isNext?: boolean };

/** The leader's next steps, in the order of a session. */
const useMoves = (open: Opens['open']): readonly Move[] => {
  const { answer } = useSession();
  const { lead } = usePageWords('session');
  const { give } = useActs();
  const { fiveWhys, may, causes } = answer;
  if (!fiveWhys) return [];
  const { step, lastMove, asked, rootCauses } = fiveWhys;
  const take = (to: string) => () => give({ type: 'StepTaken', step: to });
  // The words of a report are not a statement yet, and without a statement there are no findings (10.2 b 1).
  const isStated = fiveWhys.problem.from !== 'report';
  const state = { text: lead.state, act: () => open({ name: 'problem' }), isNext: true };
  const begin = { text: lead.begin, act: take('whys'), isNext: true };
  const ask = { text: lead.askAgreement, act: take('agreement'), isNext: true };
  const first = { text: lead.askProblem, act: () => give({ type: 'WhysAsked', whys: [problemWhy] }) };
  const undo = lastMove && {
    text: lead.undo[lastMove.type],
    act: () => give({ type: 'Removed', what: lastMove.id }),
  };
  return [
    ...(isStated ? [] : [state]),
    ...(step === 'problem' && isStated ? [begin] : []),
    ...(step === 'whys' && rootCauses.length > 0 && isStated ? [ask] : []),
    ...(step === 'agreement' ? [{ text: lead.backToWhys, act: take('whys') }] : []),
    ...(step === 'whys' && causes.length > 0 && !asked.includes(problemWhy) ? [first] : []),
    ...(undo ? [undo] : []),
    { text: lead.handOver, act: () => open({ name: 'handOver' }) },
    ...(may.includes('closeSession')
      ? [{ text: lead.close, act: () => open({ name: 'close' }), isNext: fiveWhys.enough }]
      : []),
  ];
};

/** For the leader, and for people who could lead once the leader is gone. */
export const LeadPart = ({ open }: Opens): ReactNode => {
  const styles = useStyles();
  const { lead } = usePageWords('session');
  const { command } = useActs();
  const { may, reference, session } = useSession().answer;
  const moves = useMoves(open);
  const leads = may.includes('facilitate');
  if (!leads && !may.includes('takeOver')) return null;
  return (
    <Section title={lead.title}>
      <div className={styles.buttons}>
        {leads &&
          moves.map(({ text, act, isNext }) => (
            <Button key={text} appearance={isNext ? 'primary' : 'secondary'} onClick={act}>
              {text}
            </Button>
          ))}
        {may.includes('takeOver') && (
          <Button onClick={() => command({ name: 'leadSession', reference, session })}>{lead.takeOver}</Button>
        )}
      </div>
      {!leads && <Caption1 className={styles.quiet}>{lead.takeOverWhen}</Caption1>}
    </Section>
  );
};
