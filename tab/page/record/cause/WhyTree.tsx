import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowTurnDownRightRegular, BranchForkRegular, DeleteRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Problems } from '../../client/failure.ts';
import { TextField } from '../../pieces/TextField.tsx';
import { usePageWords } from '../../speech.tsx';
import {
  beside,
  type CausesDraft,
  deeper,
  longest,
  mostDepth,
  mostRoots,
  type Placed,
  placed,
  questionOf,
  withMark,
  withoutWhy,
  withWhyText,
} from './causesDraft.ts';

const useStyles = makeStyles({
  tree: { display: 'grid', gap: tokens.spacingVerticalL, listStyle: 'none', margin: 0, padding: 0 },
  why: { display: 'grid', gap: tokens.spacingVerticalS, borderLeft: `3px solid ${tokens.colorNeutralStroke2}` },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, alignItems: 'center' },
});

export type CausesFormProps = {
  readonly draft: CausesDraft;
  readonly change: (draft: CausesDraft) => void;
  readonly problems: Problems;
};

/** Maximum indentation: below that, the position of a why shows where it belongs. */
const mostIndents = 5;

/** 10.2 b 2: each answer leads to the next why; several answers to one why are branches. */
export const WhyTree = (props: CausesFormProps): ReactNode => {
  const styles = useStyles();
  const all = placed(props.draft.whys);
  const indentOf = (place: string): number => Math.min(place.split('.').length - 1, mostIndents);
  return (
    <ul className={styles.tree}>
      {all.map((one) => (
        <li
          key={one.why.id}
          className={styles.why}
          // Leaves room for text even at 320 px: the indent is a share of the width.
          style={{ marginInlineStart: `${indentOf(one.place) * 3}%`, paddingInlineStart: tokens.spacingHorizontalM }}
        >
          <WhyFields {...props} {...one} />
        </li>
      ))}
    </ul>
  );
};

const WhyFields = ({ draft, change, problems, why, place, parent }: CausesFormProps & Placed): ReactNode => {
  const words = usePageWords('editor');
  const { causes } = words;
  // Problems of the tree come without a position: only a missing answer can be located here.
  const isFirst = draft.whys[0]?.id === why.id;
  const missing = why.answer.trim() === '' ? problems.answer : undefined;
  const problem = missing ?? (isFirst ? problems.whys : undefined);
  return (
    <>
      <TextField
        label={`${place} ${why.question || questionOf(parent, words)}`}
        value={why.answer}
        most={longest.why}
        rows={2}
        required
        problem={problem}
        onChange={(value) => change(withWhyText(draft, why.id, 'answer', value))}
      />
      <TextField
        label={causes.evidence(place)}
        value={why.evidence}
        most={longest.why}
        rows={1}
        problem={undefined}
        onChange={(value) => change(withWhyText(draft, why.id, 'evidence', value))}
      />
      <WhyButtons draft={draft} change={change} why={why} place={place} />
    </>
  );
};

type WhyButtonsProps = Pick<CausesFormProps, 'draft' | 'change'> & Pick<Placed, 'why' | 'place'>;

const WhyButtons = ({ draft, change, why, place }: WhyButtonsProps): ReactNode => {
  const styles = useStyles();
  const { causes } = usePageWords('editor');
  const isRoot = draft.rootCauses.some(({ whyId }) => whyId === why.id);
  const isFull = !isRoot && draft.rootCauses.length >= mostRoots;
  const isDeep = place.split('.').length >= mostDepth;
  return (
    <div className={styles.buttons}>
      <Checkbox
        label={causes.markRoot(place)}
        checked={isRoot}
        disabled={isFull}
        onChange={(_event, { checked }) => change(withMark(draft, why, checked === true))}
      />
      <Button
        appearance="subtle"
        icon={<ArrowTurnDownRightRegular />}
        disabledFocusable={isDeep}
        onClick={() => !isDeep && change(deeper(draft, why.id))}
      >
        {causes.deeper(place)}
      </Button>
      <Button appearance="subtle" icon={<BranchForkRegular />} onClick={() => change(beside(draft, why.id))}>
        {causes.beside(place)}
      </Button>
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={causes.remove(place)}
        onClick={() => change(withoutWhy(draft, why.id))}
      />
    </div>
  );
};
