import type { ReactNode } from 'react';
import type { LogFields } from '../../../procedure/record/nonconformity.ts';
import type { RecordAnswer } from '../../api/wire.ts';
import { useSpeech } from '../speech.tsx';
import { FieldList } from './FieldList.tsx';
import { Section } from './Section.tsx';
import { whoText } from './whoText.ts';

/** The fields of the procedure's log that later stages fill. Which are sentences, in the order of the procedure. */
const fields: Readonly<Record<keyof LogFields, 'wide' | 'short'>> = {
  rootCause: 'wide',
  shortTermPlan: 'wide',
  longTermPlan: 'wide',
  planManager: 'short',
  nextFollowUp: 'short',
  successCriteria: 'wide',
};

export const ProcedureLog = ({ record: { log } }: { record: RecordAnswer }): ReactNode => {
  const speech = useSpeech();
  const { tab, procedure, day } = speech;
  const texts: Partial<Record<keyof LogFields, string | undefined>> = {
    ...log,
    nextFollowUp: log.nextFollowUp && day(log.nextFollowUp, 'long'),
    planManager: log.planManager && whoText(log.planManager, speech),
  };
  return (
    <Section title={tab.procedureLog}>
      <FieldList
        fields={(Object.keys(fields) as (keyof LogFields)[]).map((field) => ({
          label: procedure.logField[field],
          value: texts[field],
          otherwise: tab.notYet,
          // An empty field needs no line of its own.
          wide: fields[field] === 'wide' && log[field] !== undefined,
        }))}
      />
    </Section>
  );
};
