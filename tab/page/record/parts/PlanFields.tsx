import type { ReactNode } from 'react';
import { type ActionField, type PlanField, planFields } from '../../../api/record/planFields.ts';
import type { PlanAnswer, PlannedRow } from '../../../api/record/recordWire.ts';
import type { RecordWords } from '../../../words/en/recordWords.ts';
import { type Speech, usePageWords, useSpeech, whoText } from '../../speech.tsx';
import { FieldList } from '../layout/FieldList.tsx';

/** Longer ones take the whole width. */
const short = ['manager', 'verifyOn', 'verifier'] as const;

/** Fields of a plan besides its actions. */
export const PlanFields = ({ plan }: { plan: PlanAnswer }): ReactNode => {
  const speech = useSpeech();
  const words = usePageWords('record');
  return (
    <FieldList
      fields={planFields.map((field) => ({
        label: words.plan.field[field],
        value: planFieldText(plan, field, speech, words),
        wide: !short.some((one) => one === field),
      }))}
    />
  );
};

/** A field of a plan as readable text; undefined if the plan has none. */
export const planFieldText = (
  plan: PlanAnswer,
  field: PlanField,
  speech: Speech,
  words: RecordWords,
): string | undefined => {
  const { verification } = plan;
  switch (field) {
    case 'objective':
    case 'shortTermNotNecessary':
    case 'successCriteria':
      return plan[field];
    case 'method':
      return verification.method;
    case 'verifyOn':
      return speech.day(verification.on, 'long');
    case 'verifier':
      return whoText(verification.verifier, speech);
    case 'manager':
      return whoText(plan.manager, speech);
    case 'followUps':
      return plan.followUps.map((day) => speech.day(day)).join(' · ') || undefined;
    case 'ismsChange':
      return ismsChangeText(plan.ismsChange, words);
    default:
      return field satisfies never;
  }
};

/** Clause 6.3: why none is needed, or how it is planned. */
const ismsChangeText = (change: PlanAnswer['ismsChange'], { plan: words, titled }: RecordWords): string => {
  if (!change.needed) return titled(words.field.ismsNotNeeded, change.because);
  const parts = ['purpose', 'consequences', 'integrity', 'resources', 'responsibilities'] as const;
  return parts.map((part) => titled(words.change[part], change[part])).join('\n');
};

export const actionFieldText = (action: PlannedRow, field: ActionField, speech: Speech): string => {
  const { procedure } = speech;
  switch (field) {
    case 'title':
      return action.title;
    case 'owner':
      return whoText(action.owner, speech);
    case 'due':
      return speech.day(action.due);
    case 'priority':
      return procedure.actionPriority[action.priority];
    case 'kind':
      return procedure.actionKind[action.kind];
    case 'term':
      return procedure.term[action.term];
    default:
      return field satisfies never;
  }
};
