import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { causeCategories } from '../../../../procedure/record/values/choices.ts';
import { TextField } from '../../pieces/TextField.tsx';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { Heading } from '../editor/EditorDialog.tsx';
import { ChoiceField } from '../editor/fields.tsx';
import { longest, mostRoots, placed, type RootDraft } from './causesDraft.ts';
import type { CausesFormProps } from './WhyTree.tsx';

const useStyles = makeStyles({
  part: { display: 'grid', gap: tokens.spacingVerticalM },
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: { display: 'flex', alignItems: 'center' },
  fields: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))',
  },
  add: { justifySelf: 'start' },
  problem: { color: tokens.colorStatusDangerForeground1 },
});

/** One cause per statement, each with its category: root causes and contributing ones. */
export const RootCauses = (props: CausesFormProps): ReactNode => {
  const { draft, change, problems } = props;
  const styles = useStyles();
  const { causes } = usePageWords('editor');
  const { procedure } = useSpeech();
  const isFull = draft.rootCauses.length >= mostRoots;
  const added = { ...draft, rootCauses: [...draft.rootCauses, { statement: '', category: '', whyId: '' }] };
  return (
    <section className={styles.part}>
      <Heading as="h3">{causes.roots}</Heading>
      {draft.rootCauses.map((root, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a root cause has no name of its own
        <RootFields key={row} {...props} root={root} row={row} />
      ))}
      {problems.rootCauses && (
        <Body1 role="alert" className={styles.problem}>
          {procedure.fieldProblem(problems.rootCauses)}
        </Body1>
      )}
      <Button
        className={styles.add}
        icon={<AddRegular />}
        disabledFocusable={isFull}
        onClick={() => !isFull && change(added)}
      >
        {causes.addRoot}
      </Button>
    </section>
  );
};

type RootFieldsProps = CausesFormProps & { readonly root: RootDraft; readonly row: number };

const RootFields = ({ draft, change, problems, root, row }: RootFieldsProps): ReactNode => {
  const styles = useStyles();
  const { causes } = usePageWords('editor');
  const { procedure, number } = useSpeech();
  const { label } = usePageWords('labels');
  const others = (next: readonly RootDraft[]) => change({ ...draft, rootCauses: next });
  const set = (changes: Partial<RootDraft>) =>
    others(draft.rootCauses.map((one, index) => (index === row ? { ...one, ...changes } : one)));
  const problem = (field: keyof RootDraft) => problems[`rootCauses.${row}.${field}`];
  const under = placed(draft.whys).map(({ why, place }) => [why.id, `${place} ${why.answer}`.slice(0, 80)] as const);
  return (
    <section className={styles.root} aria-label={causes.root(number(row + 1))}>
      <div className={styles.head}>
        <Heading as="h4">{causes.root(number(row + 1))}</Heading>
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={causes.removeRoot(number(row + 1))}
          onClick={() => others(draft.rootCauses.filter((_, index) => index !== row))}
        />
      </div>
      <TextField
        label={label.rootCause}
        value={root.statement}
        most={longest.statement}
        rows={2}
        required
        problem={problem('statement')}
        onChange={(statement) => set({ statement })}
      />
      <div className={styles.fields}>
        <ChoiceField
          label={label.causeCategory}
          value={root.category}
          problem={problem('category')}
          required
          options={causeCategories.map((one) => [one, procedure.causeCategory[one]])}
          onChange={(category) => set({ category })}
        />
        <ChoiceField
          label={causes.under}
          value={root.whyId}
          problem={problem('whyId')}
          options={[['', causes.noWhy], ...under]}
          onChange={(whyId) => set({ whyId })}
        />
      </div>
    </section>
  );
};
