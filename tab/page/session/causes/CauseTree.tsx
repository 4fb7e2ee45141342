import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CauseAnswer } from '../../../api/sessions/sessionWire.ts';
import { TreeList, type TreeNode } from '../../pieces/TreeList.tsx';
import { Section } from '../../record/layout/Section.tsx';
import { usePageWords } from '../../speech.tsx';
import type { OpenForm } from '../forms/openForm.ts';
import { useSession } from '../useGive.ts';
import { CauseMenu } from './CauseMenu.tsx';
import { CauseText } from './CauseText.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalXS },
  text: { flex: 1, minWidth: 0 },
  problem: { fontWeight: tokens.fontWeightSemibold },
});

/** All causes found, under the problem. */
export const CauseTree = ({ open }: { open: (form: OpenForm) => void }): ReactNode => {
  const styles = useStyles();
  const { tree } = usePageWords('session');
  const { causes, fiveWhys } = useSession().answer;
  const roots = new Set(fiveWhys?.rootCauses.map(({ cause }) => cause));
  const asked = new Set(fiveWhys?.step === 'whys' ? fiveWhys.asked : []);
  const nodeOf = (cause: CauseAnswer): TreeNode => ({
    id: cause.id,
    look: roots.has(cause.id) ? 'root' : asked.has(cause.id) ? 'asked' : undefined,
    content: (
      <div className={styles.row}>
        <div className={styles.text}>
          <CauseText cause={cause} votes />
        </div>
        <CauseMenu cause={cause} open={open} />
      </div>
    ),
    children: cause.causes.map(nodeOf),
  });
  const problem: TreeNode = {
    id: 'problem',
    content: <span className={styles.problem}>{fiveWhys?.problem.problem}</span>,
    children: causes.map(nodeOf),
  };
  return (
    <Section title={tree.title}>
      {causes.length === 0 ? <Body1>{tree.none}</Body1> : <TreeList nodes={[problem]} label={tree.title} />}
    </Section>
  );
};
