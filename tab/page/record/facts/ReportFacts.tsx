import type { ReactNode } from 'react';
import { type ReportField, reportFields } from '../../../../procedure/record/report/reportFacts.ts';
import type { RecordAnswer } from '../../../api/record/recordWire.ts';
import { useSpeech } from '../../speech.tsx';
import { FieldList } from '../layout/FieldList.tsx';
import { Part } from '../layout/Part.tsx';
import { Additions } from './Additions.tsx';
import { factText } from './factText.ts';
import { MessageOfReport } from './MessageOfReport.tsx';

/** Fields that hold sentences take the whole width. */
const wide: readonly ReportField[] = ['what', 'requirement', 'evidence', 'immediateAction'];
/** Short ones first after the description, so that nothing is pushed out of sight by a long text. */
const order = [...reportFields].sort(
  (a, b) => Number(a !== 'what' && wide.includes(a)) - Number(b !== 'what' && wide.includes(b)),
);

/** What was reported: every field of the procedure's form, given or not. */
export const ReportFacts = ({ record }: { record: RecordAnswer }): ReactNode => {
  const { facts, message } = record;
  const speech = useSpeech();
  const { procedure, tab } = speech;
  const otherwise = (field: ReportField): string =>
    field === 'clause' ? procedure.clauseOpen : field === 'occurredOn' ? procedure.unknown : tab.notGiven;
  return (
    <Part name="report">
      <FieldList
        fields={order.map((field) => {
          const value = facts[field];
          return {
            label: procedure.field[field],
            value: value === undefined ? undefined : factText(field, value, speech),
            otherwise: otherwise(field),
            // An empty field needs no line.
            wide: wide.includes(field) && value !== undefined,
          };
        })}
      />
      {message && <MessageOfReport message={message} />}
      <Additions record={record} />
    </Part>
  );
};
