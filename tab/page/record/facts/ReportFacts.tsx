import type { ReactNode } from 'react';
import {
  detailFields,
  type ReportField,
  shortFields,
  specOf,
} from '../../../../procedure/record/report/reportFacts.ts';
import type { RecordAnswer } from '../../../api/record/recordWire.ts';
import { useSpeech } from '../../speech.tsx';
import { FieldList } from '../layout/FieldList.tsx';
import { Part } from '../layout/Part.tsx';
import { Additions } from './Additions.tsx';
import { factText } from './factText.ts';
import { MessageOfReport } from './MessageOfReport.tsx';

/** Fields that hold sentences take the whole width. */
const isWide = (field: ReportField): boolean => specOf(field).kind === 'text';
/** Details that hold sentences come last, so that nothing is pushed out of sight by a long text. */
const order = [...shortFields, ...detailFields.toSorted((a, b) => Number(isWide(a)) - Number(isWide(b)))];

/** What was reported: every field of the procedure's form, given or not. */
export const ReportFacts = ({ record }: { record: RecordAnswer }): ReactNode => {
  const { facts, message } = record;
  const speech = useSpeech();
  const { procedure, tab } = speech;
  return (
    <Part name="report">
      <FieldList
        fields={order.map((field) => {
          const value = facts[field];
          return {
            label: procedure.field[field],
            value: value === undefined ? undefined : factText(field, value, speech),
            otherwise: factText(field, undefined, speech) ?? tab.notGiven,
            // An empty field needs no line.
            wide: isWide(field) && value !== undefined,
          };
        })}
      />
      {message && <MessageOfReport message={message} />}
      <Additions record={record} />
    </Part>
  );
};
