import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Why } from '../../../../procedure/record/recordParts.ts';
import type { RecordPlace } from '../../../../procedure/record/recordPlace.ts';
import type { RecordAnswer } from '../../../api/record/recordWire.ts';
import type { CausesAnswer } from '../../../api/wire.ts';
import { RootMark } from '../../pieces/marks/RootMark.tsx';
import { TreeList, type TreeNode } from '../../pieces/TreeList.tsx';
import { usePageWords, useSpeech, whoText } from '../../speech.tsx';
import { Part } from '../layout/Part.tsx';
import { Sessions } from './Sessions.tsx';

const useStyles = makeStyles({
  part: { display: 'grid', gap: tokens.spacingVerticalS, gridTemplateColumns: 'minmax(0, 1fr)' },
  quiet: { display: 'block', color: tokens.colorNeutralForeground3 },
  statement: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
});

/** 10.2 b 2: the tree of whys that leads to the root causes, and who agreed; then the sessions in which they were found. */
export const CausesPart = ({
  record,
  open,
}: {
  record: RecordAnswer;
  open: (place: RecordPlace) => void;
}): ReactNode => {
  const styles = useStyles();
  const { causes: words } = usePageWords('record');
  const { causes } = record.cycle;
  return (
    <Part name="causes">
      <div className={styles.part}>
        {causes ? <CausesOf causes={causes} /> : <Body1>{words.none}</Body1>}
        <Sessions record={record} open={open} />
      </div>
    </Part>
  );
};

/** Those of one cycle. */
export const CausesOf = ({ causes }: { causes: CausesAnswer }): ReactNode => {
  const styles = useStyles();
  const { causes: words } = usePageWords('record');
  return (
    <div className={styles.part}>
      <Caption1 className={styles.quiet}>{words.method}</Caption1>
      {causes.whys.length > 0 ? <Tree causes={causes} /> : <Statements causes={causes} />}
      <Agreement causes={causes} />
    </div>
  );
};

const Tree = ({ causes }: { causes: CausesAnswer }): ReactNode => {
  const styles = useStyles();
  const { procedure } = useSpeech();
  const { causes: words, section } = usePageWords('record');
  const nodeOf = ({ id, answer, evidence, children }: Why): TreeNode => {
    const roots = causes.rootCauses.filter(({ whyId }) => whyId === id);
    return {
      id,
      look: roots.length > 0 ? 'root' : undefined,
      content: (
        <>
          {answer}
          {evidence !== undefined && <Caption1 className={styles.quiet}>{words.evidence(evidence)}</Caption1>}
          {roots.map(({ statement, category }) => (
            <span key={statement}>
              <span className={styles.statement}>{statement}</span>
              <RootMark text={`${words.root} · ${procedure.causeCategory[category]}`} />
            </span>
          ))}
        </>
      ),
      children: children.map(nodeOf),
    };
  };
  const nodes = causes.whys.map(nodeOf);
  const problem = causes.problem ?? causes.whys[0]?.question ?? '';
  const top: TreeNode = { id: 'problem', content: <strong>{problem}</strong>, children: nodes };
  return <TreeList nodes={[top]} label={section.causes} />;
};

/** Found without whys. */
const Statements = ({ causes }: { causes: CausesAnswer }): ReactNode => {
  const styles = useStyles();
  const { procedure } = useSpeech();
  return (
    <ul className={styles.list}>
      {causes.rootCauses.map(({ statement, category }) => (
        <li key={statement}>{`${statement} (${procedure.causeCategory[category]})`}</li>
      ))}
    </ul>
  );
};

const Agreement = ({ causes }: { causes: CausesAnswer }): ReactNode => {
  const styles = useStyles();
  const speech = useSpeech();
  const { causes: words } = usePageWords('record');
  const { agreed, agreedBy, objections, aloneBecause } = causes;
  const names = agreedBy?.map((one) => whoText(one, speech)).join(', ');
  return (
    <>
      {agreed > 0 && <Body1>{names ? words.agreedBy(names) : words.agreed(agreed)}</Body1>}
      {aloneBecause !== undefined && <Body1>{words.alone(aloneBecause)}</Body1>}
      {objections.map(({ text, by }) => (
        <Caption1 key={text} className={styles.quiet}>
          {words.objection(text, by?.name)}
        </Caption1>
      ))}
    </>
  );
};
