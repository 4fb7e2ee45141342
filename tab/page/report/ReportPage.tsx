import {
  Button,
  Checkbox,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Radio,
  RadioGroup,
  Text,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { anonymities } from '../../../procedure/record/report/identity.ts';
import { detailFields, type ReportField as Name, shortFields } from '../../../procedure/record/report/reportFacts.ts';
import type { PersonId } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { PageFrame } from '../pieces/frame/PageFrame.tsx';
import { CommandFailure } from '../record/actions/CommandFailure.tsx';
import { useSpeech } from '../speech.tsx';
import { ReportField } from './ReportField.tsx';
import { ReportReceipt } from './ReportReceipt.tsx';
import { type ReportForm, useReport } from './useReport.ts';
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

const useStyles = makeStyles({
  form: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalL, maxWidth: '44rem' },
  details: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalL },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

type ReportPageProps = {
  readonly nav: ReactNode;
  readonly me: PersonId;
  readonly open: (reference: Reference) => void;
  /** Link to asking with number and case code. */
  readonly toCase: () => void;
};

/** The report form without chat, by the same rules: one sentence is enough. */
export const ReportPage = ({ nav, me, open, toCase }: ReportPageProps): ReactNode => {
  const { tab } = useSpeech();
  const form = useReport(me);
  return (
    <PageFrame title={tab.page.report} nav={nav}>
      {form.sent ? (
        <ReportReceipt sent={form.sent} open={open} toCase={toCase} another={form.another} />
      ) : (
        <Form form={form} />
      )}
    </PageFrame>
  );
};

const Form = ({ form }: { form: ReportForm }): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  const { page, reporting } = useReportWords();
  const [unfolded, setUnfolded] = useState(() => isDetailed(form));
  const element = useRef<HTMLFormElement>(null);
  const { draft, problems, failure, isTried, isSending } = form;
  const hasProblems = Object.keys(problems).length > 0;
  const isOpen = unfolded || Object.keys(problems).some((name) => !shortFields.some((short) => short === name));
  const fields = (names: readonly Name[]): ReactNode =>
    names.map((name) => (
      // An unnamed report is answered again only if its content is the same.
      <ReportField
        key={name}
        name={name}
        form={form}
        readOnly={isSending || (isTried && draft.anonymity !== 'named')}
      />
    ));
  useEffect(() => {
    if (hasProblems) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [hasProblems]);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    form.send();
  };
  return (
    <form ref={element} className={styles.form} onSubmit={send} noValidate autoComplete="off">
      <Text>{page.intro}</Text>
      {form.isKept && <Note intent="info">{page.draftKept}</Note>}
      {hasProblems && <Note intent="error">{page.attention}</Note>}
      {fields(shortFields)}
      <div>
        <Button aria-expanded={isOpen} disabled={isTried} onClick={() => setUnfolded(!isOpen)}>
          {isOpen ? page.fewer : page.details}
        </Button>
      </div>
      {isOpen ? (
        <div className={styles.details}>
          <IdentityPart form={form} />
          {fields(detailFields)}
          <Text>{reporting.optional}</Text>
        </div>
      ) : (
        <Text>
          {page.defaults} {page.offer}
        </Text>
      )}
      {failure && <CommandFailure failure={failure} />}
      {isTried && draft.anonymity !== 'named' && <Text>{page.goesOn}</Text>}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" size="large" disabledFocusable={isSending}>
          {isSending ? tab.sending : isTried ? tab.tryAgain : page.send}
        </Button>
        {(form.isKept || isTried) && !isSending && <Button onClick={form.clear}>{page.discard}</Button>}
      </div>
    </form>
  );
};

const isDetailed = ({ draft }: ReportForm): boolean =>
  draft.anonymity !== 'named' ||
  draft.notToIsmsManager ||
  detailFields.some((name) => (draft.facts[name] ?? '') !== '');

const Note = ({ intent, children }: { intent: 'info' | 'error'; children: string }): ReactNode => (
  <MessageBar intent={intent} layout="multiline">
    <MessageBarBody>{children}</MessageBarBody>
  </MessageBar>
);
