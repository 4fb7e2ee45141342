import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Plan } from '../../../../procedure/record/recordParts.ts';
import type { Person } from '../../../../procedure/record/values/person.ts';
import { useSpeech } from '../../speech.tsx';
import { Heading } from '../editor/Heading.tsx';
import { useEditorWords } from '../editor/useEditing.ts';
import { FieldList, type ShownField } from '../layout/FieldList.tsx';
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
  const words = useEditorWords();
  const reading = planReading(people, words, useSpeech());
  const draft = draftOf(plan, undefined);
  const text = (field: PlanText): ShownField => ({
    ...{ label: words.plan.field[field], value: reading.value(field, draft.texts[field]) },
    ...{ otherwise: words.meanwhile.nothing, wide: !['on', 'verifier', 'manager'].includes(field) },
  });
  const followUps = {
    ...{ label: words.plan.followUps, value: reading.value('followUps', draft.followUps.join(' ')) },
    ...{ otherwise: words.meanwhile.nothing, wide: true },
  };
  const short = draft.texts.shortTermNotNecessary === '' ? [] : [text('shortTermNotNecessary')];
  return (
    <div className={styles.plan}>
      <FieldList fields={[text('objective')]} />
      {draft.actions.map((action) => (
        <ShownAction key={action.id} {...{ action, reading }} />
      ))}
      <FieldList
        fields={[
          ...short,
          ...(['successCriteria', 'method', 'on', 'verifier', 'manager'] as const).map(text),
          followUps,
          ...[text('needed'), ...(plan.ismsChange.needed ? ismsTexts : (['because'] as const)).map(text)],
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
  const { plan, meanwhile } = useEditorWords();
  const fields = actionTexts.map((field) => ({
    ...{ label: plan.actionField[field], value: reading.value(`actions.${action.id}.${field}`, action[field]) },
    ...{ otherwise: meanwhile.nothing, wide: field === 'title' },
  }));
  return (
    <section className={styles.action}>
      <Heading as="h4">{plan.action(action.id)}</Heading>
      <FieldList fields={fields} />
    </section>
  );
};
