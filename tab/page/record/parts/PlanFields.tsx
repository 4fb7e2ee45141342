import type { ReactNode } from 'react';
import { planFields } from '../../../api/record/planFields.ts';
import type { PlanAnswer } from '../../../api/record/recordWire.ts';
import { useSpeech } from '../../speech.tsx';
import { FieldList } from '../layout/FieldList.tsx';
import { useRecordWords } from '../useRecordWords.ts';
import { planFieldText } from './planText.ts';

/** Longer ones take the whole width. */
const short = ['manager', 'verifyOn', 'verifier'] as const;

/** What a plan says besides its actions. */
export const PlanFields = ({ plan }: { plan: PlanAnswer }): ReactNode => {
  const speech = useSpeech();
  const words = useRecordWords();
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
