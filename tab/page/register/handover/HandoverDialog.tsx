import {
  Body1,
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  ProgressBar,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { longest } from '../../../../procedure/record/report/reportFacts.ts';
import { FailureNote } from '../../pieces/FailureNote.tsx';
import { PersonField } from '../../record/forms/fields/PersonField.tsx';
import { usePageWords, useSpeech, whoText } from '../../speech.tsx';
import { HeldTable } from './HeldTable.tsx';
import { type HandoverForm, useHandoverForm } from './useHandover.ts';

const useStyles = makeStyles({
  surface: { maxWidth: 'min(760px, 96vw)' },
  content: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalM },
});

type HandoverDialogProps = {
  /** The person whose work it is, if known. */
  readonly from: string | undefined;
  readonly close: () => void;
};

/** Hands a leaver's work to another person: first the list of what they hold, then record after record. */
export const HandoverDialog = ({ from, close }: HandoverDialogProps): ReactNode => {
  const styles = useStyles();
  const { number, isOne, tab } = useSpeech();
  const words = usePageWords('register').handover;
  const form = useHandoverForm(from);
  const { held, rows, left, handover, hasBegun, isReady } = form;
  const { isRunning, outcomes, stop, start } = handover;
  return (
    <Dialog open modalType="modal" onOpenChange={(_event, { type }) => type !== 'backdropClick' && close()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{words.title}</DialogTitle>
          <DialogContent className={styles.content}>
            <Body1>{words.text}</Body1>
            {!hasBegun && <Holder form={form} name="from" />}
            {held.isLoading && <ProgressBar aria-label={tab.loading} />}
            {held.error && <FailureNote failure={held.error} again={() => void held.refetch()} />}
            <HowFar form={form} />
            {rows.length > 0 && <HeldTable rows={rows} outcomes={outcomes} words={words} />}
            {rows.length > 0 && !hasBegun && <ToWhom form={form} />}
          </DialogContent>
          <DialogActions>
            <Button onClick={isRunning ? stop : close}>{isRunning ? words.stop : words.close}</Button>
            {left.length > 0 && (
              <Button
                appearance="primary"
                disabledFocusable={!isReady}
                onClick={() => isReady && void start(form.typed, left)}
              >
                {hasBegun ? words.goOn(number(left.length)) : words.start(number(left.length), isOne(left.length))}
              </Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
};

type Part = { readonly form: HandoverForm };

const Holder = ({ form, name }: Part & { name: 'from' | 'to' }): ReactNode => {
  const words = usePageWords('register').handover;
  const { typed, people, isSame, put, meet } = form;
  return (
    <PersonField
      look={{ label: words[name], required: true, ...(name === 'to' && isSame && { validationMessage: words.same }) }}
      value={typed[name]}
      people={people}
      onChange={(id) => put(name, id)}
      onMet={meet}
    />
  );
};

const ToWhom = ({ form }: Part): ReactNode => {
  const words = usePageWords('register').handover;
  return (
    <>
      <Holder form={form} name="to" />
      <Field label={words.because} required>
        <Textarea
          resize="vertical"
          maxLength={longest.reason}
          value={form.typed.because}
          onChange={(_event, { value }) => form.put('because', value)}
        />
      </Field>
    </>
  );
};

/** The work, the progress while it runs, and the outcome. */
const HowFar = ({ form }: Part): ReactNode => {
  const speech = useSpeech();
  const words = usePageWords('register').handover;
  const { held, rows, left, handover, hasBegun } = form;
  const { isRunning, outcomes } = handover;
  const [done, all] = [rows.length - left.length, rows.length].map(speech.number) as [string, string];
  const found = (): string | undefined => {
    if (!held.data) return undefined;
    const who = whoText(held.data.from, speech);
    return rows.length === 0 ? words.nothing(who) : words.found(all, speech.isOne(rows.length), who);
  };
  const said = isRunning ? words.running(done, all) : hasBegun ? words.finished(done, all) : found();
  return (
    <>
      <div role="status">
        {said}
        {hasBegun && !isRunning && left.length > 0 && ` ${words.again}`}
      </div>
      {isRunning && <ProgressBar value={outcomes.size / rows.length} aria-label={words.running(done, all)} />}
    </>
  );
};
