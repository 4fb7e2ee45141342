import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Plan } from '../../../../procedure/record/recordParts.ts';
import type { Person } from '../../../../procedure/record/values/person.ts';
import { usePageWords, useSpeech } from '../../speech.tsx';
import { Heading } from '../editor/EditorDialog.tsx';
import { FieldList, type ShownField } from '../layout/FieldList.tsx';
import { planDivergences } from './mergePlan.ts';
import { actionTexts, draftOf, ismsTexts, type PlanDraft, type PlanText } from './planDraft.ts';
import { planReading } from './planReading.ts';

const useStyles = makeStyles({
  plan: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
  action: {
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    display: 'grid',
    gap: tokens.spacingVerticalS,
  },
});

/** The whole plan, field by field and uncut: the approver has seen everything its hash covers. */
export const PlanView = ({ plan, people }: { plan: Plan; people: readonly Person[] }): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('editor');
  const reading = planReading(people, words, useSpeech());
  const draft = draftOf(plan, undefined);
  const text = (field: PlanText): ShownField => ({
    label: words.plan.field[field],
    value: reading.value(field, draft.texts[field]),
    otherwise: words.meanwhile.nothing,
    wide: !['on', 'verifier', 'manager'].includes(field),
  });
  const followUps = {
    label: words.plan.followUps,
    value: reading.value('followUps', draft.followUps.join(' ')),
    otherwise: words.meanwhile.nothing,
    wide: true,
  };
  const short = draft.texts.shortTermNotNecessary === '' ? [] : [text('shortTermNotNecessary')];
  return (
    <div className={styles.plan}>
      <FieldList fields={[text('objective')]} />
      {draft.actions.map((action) => (
        <ShownAction key={action.id} action={action} reading={reading} />
      ))}
      <FieldList
        fields={[
          ...short,
          ...(['successCriteria', 'method', 'on', 'verifier', 'manager'] as const).map(text),
          followUps,
          text('needed'),
          ...(plan.ismsChange.needed ? ismsTexts : (['because'] as const)).map(text),
        ]}
      />
    </div>
  );
};

type ShownActionProps = {
  readonly action: PlanDraft['actions'][number];
  readonly reading: ReturnType<typeof planReading>;
};

const ShownAction = ({ action, reading }: ShownActionProps): ReactNode => {
  const styles = useStyles();
  const { plan, meanwhile } = usePageWords('editor');
  const fields = actionTexts.map((field) => ({
    label: plan.actionField[field],
    value: reading.value(`actions.${action.id}.${field}`, action[field]),
    otherwise: meanwhile.nothing,
    wide: field === 'title',
  }));
  return (
    <section className={styles.action}>
      <Heading as="h4">{plan.action(action.id)}</Heading>
      <FieldList fields={fields} />
    </section>
  );
};

const usePlanChangesStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, display: 'grid', gap: tokens.spacingVerticalXS },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

type PlanChangesProps = { readonly from: Plan; readonly to: Plan; readonly people: readonly Person[] };

/** Differences between two plans, with old and new values throughout. */
export const PlanChanges = ({ from, to, people }: PlanChangesProps): ReactNode => {
  const styles = usePlanChangesStyles();
  const words = usePageWords('editor');
  const { approve, meanwhile, plan } = words;
  const reading = planReading(people, words, useSpeech());
  const [before, now] = [draftOf(from, undefined), draftOf(to, undefined)];
  const changes = planDivergences(before, now, before);
  if (changes.length === 0) return <p>{approve.same}</p>;
  const changeText = (path: string, was: string, theirs: string): string => {
    const isWhole = /^actions\.A\d+$/.test(path);
    if (isWhole && was === '') return plan.said(approve.added, reading.value(path, theirs));
    if (isWhole && theirs === '') return plan.said(approve.dropped, reading.value(path, was));
    const [one, other] = [was, theirs].map((value) => reading.value(path, value) || meanwhile.nothing);
    return approve.change(one ?? '', other ?? '');
  };
  return (
    <ul className={styles.list}>
      {changes.map(({ path, was, theirs }) => (
        <li key={path} className={styles.text}>
          <strong>{reading.label(path)}</strong>
          <br />
          {changeText(path, was, theirs)}
        </li>
      ))}
    </ul>
  );
};
