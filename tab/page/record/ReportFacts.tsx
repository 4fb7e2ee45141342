import type { ReactNode } from 'react';
import { type ReportField, reportFields } from '../../../procedure/record/reportFacts.ts';
import type { RecordAnswer } from '../../api/wire.ts';
import { useSpeech } from '../speech.tsx';
import { FieldList } from './FieldList.tsx';
import { factText } from './factText.ts';
import { MessageOfReport } from './MessageOfReport.tsx';
import { Section } from './Section.tsx';

/** Fields that hold sentences take the whole width. */
const wide: readonly ReportField[] = ['what', 'requirement', 'evidence', 'immediateAction'];
/** Short ones first after the description, so that nothing is pushed out of sight by a long text. */
const order = [...reportFields].sort(
  (a, b) => Number(a !== 'what' && wide.includes(a)) - Number(b !== 'what' && wide.includes(b)),
);

/** What was reported: every field of the procedure's form, given or not. */
export const ReportFacts = ({ record: { facts, message } }: { record: RecordAnswer }): ReactNode => {
  const speech = useSpeech();
  const { procedure, tab } = speech;
  const otherwise = (field: ReportField): string =>
    field === 'clause' ? procedure.clauseOpen : field === 'occurredOn' ? procedure.unknown : tab.notGiven;
  return (
    <Section title={tab.facts}>
      <FieldList
        fields={order.map((field) => {
          const value = facts[field];
          return {
            label: procedure.field[field],
            value: value === undefined ? undefined : factText(field, value, speech),
            otherwise: otherwise(field),
            wide: wide.includes(field),
          };
        })}
      />
      {message && <MessageOfReport message={message} />}
    </Section>
  );
};
