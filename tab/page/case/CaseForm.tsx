import {
  Body1,
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { CaseRequest } from '../../api/wire.ts';
import { Failure } from '../client/failure.ts';
import { type Speech, useSpeech } from '../speech.tsx';
import { useCaseWords } from './useCaseWords.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalM, maxWidth: '420px' },
  send: { justifySelf: 'start' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** As in the procedure's own schemas. */
const longest = { reference: 40, caseCode: 64 } as const;

type CaseFormProps = {
  readonly failure: Error | null;
  readonly isPending: boolean;
  readonly ask: (request: CaseRequest) => void;
};

/** Number and case code. */
export const CaseForm = ({ failure, isPending, ask }: CaseFormProps): ReactNode => {
  const styles = useStyles();
  const speech = useSpeech();
  const { page, shared } = useCaseWords();
  const [typed, setTyped] = useState<CaseRequest>({ reference: '', caseCode: '' });
  const [isTried, setIsTried] = useState(false);
  const missing = (text: string) =>
    isTried && text.trim() === '' ? { validationMessage: speech.procedure.fieldProblem('missing') } : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!isPending && typed.reference.trim() !== '' && typed.caseCode.trim() !== '') ask(typed);
  };
  const plain = { autoComplete: 'off', spellCheck: false, autoCapitalize: 'off' } as const;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Body1>{page.how}</Body1>
      <Field label={shared.number} required {...missing(typed.reference)}>
        <Input
          {...plain}
          maxLength={longest.reference}
          placeholder="NC-2026-0042"
          value={typed.reference}
          onChange={(_event, { value }) => setTyped({ ...typed, reference: value })}
        />
      </Field>
      <Field label={shared.code} required {...missing(typed.caseCode)}>
        <Input
          {...plain}
          maxLength={longest.caseCode}
          value={typed.caseCode}
          onChange={(_event, { value }) => setTyped({ ...typed, caseCode: value })}
        />
      </Field>
      {failure && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{failedWith(failure, speech, shared.notFound)}</MessageBarBody>
        </MessageBar>
      )}
      <Button className={styles.send} type="submit" appearance="primary" disabledFocusable={isPending}>
        {isPending ? page.asking : shared.show}
      </Button>
      <Body1 className={styles.quiet}>{shared.lostCode}</Body1>
    </form>
  );
};

/** A wrong code, a wrong number and a report by name give the same answer. */
export const failedWith = (failure: Error, { tab }: Speech, notFound: string): string => {
  const code = failure instanceof Failure ? failure.code : 'unexpected';
  return code === 'notFound' || code === 'refused' || code === 'badRequest' ? notFound : tab.failure[code];
};
