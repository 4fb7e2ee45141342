import { Checkbox, Field, Radio, RadioGroup, Text } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { anonymities } from '../../../procedure/record/report/identity.ts';
import { useSpeech } from '../speech.tsx';
import type { ReportForm } from './useReport.ts';
import { useReportWords } from './useReportWords.ts';

/**
 * How the reporter wants to be known, and whether the report is kept from the ISMS manager. Fixed after a first attempt
 * that may have arrived.
 */
export const IdentityPart = ({ form }: { form: ReportForm }): ReactNode => {
  const { procedure } = useSpeech();
  const { page, reporting } = useReportWords();
  const { draft, problems, isTried, isSending, change } = form;
  const names = { ...reporting.choice, named: page.named };
  const problem = problems.notToIsmsManager;
  return (
    <>
      <Field label={reporting.question} {...(isTried && { hint: reporting.asBefore })}>
        <RadioGroup
          value={draft.anonymity}
          disabled={isSending}
          onChange={(_event, { value }) => {
            const chosen = anonymities.find((one) => one === value);
            if (chosen) change({ anonymity: chosen });
          }}
        >
          {anonymities
            .filter((one) => !isTried || one === draft.anonymity)
            .map((one) => (
              <Radio key={one} value={one} label={names[one]} />
            ))}
        </RadioGroup>
      </Field>
      <Text>{page.afterwards}</Text>
      <Field {...(problem && { validationMessage: procedure.fieldProblem(problem) })}>
        <Checkbox
          label={reporting.notToIsmsManager}
          checked={draft.notToIsmsManager}
          disabled={isTried || isSending}
          onChange={(_event, { checked }) => change({ notToIsmsManager: checked === true })}
        />
      </Field>
    </>
  );
};
