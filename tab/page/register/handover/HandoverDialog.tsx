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
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Person } from '../../../../procedure/handling/ports.ts';
import { longest } from '../../../../procedure/record/reportFacts.ts';
import { registerWords } from '../../../words/registerWords.ts';
import { useApi } from '../../asking.tsx';
import { FailureNote } from '../../pieces/FailureNote.tsx';
import { PersonField } from '../../record/forms/PersonField.tsx';
import { whoText } from '../../record/whoText.ts';
import { useSpeech } from '../../speech.tsx';
import { HeldTable } from './HeldTable.tsx';
import { useHandover } from './useHandover.ts';

const useStyles = makeStyles({
  surface: { maxWidth: 'min(760px, 96vw)' },
  content: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalM },
});

type HandoverDialogProps = {
  /** Whose work, where that is known already. */
  readonly from: string | undefined;
  readonly close: () => void;
};

/** A leaver's work goes to another: first what he holds, then record after record. */
export const HandoverDialog = ({ from: known, close }: HandoverDialogProps): ReactNode => {
  const styles = useStyles();
  const speech = useSpeech();
  const { number, tab } = speech;
  const words = registerWords[speech.language].handover;
  const api = useApi();
  const [typed, setTyped] = useState({ from: known ?? '', to: '', because: '' });
  const [met, setMet] = useState<readonly Person[]>([]);
  const handover = useHandover();
  const held = useQuery({
    queryKey: ['handover', typed.from],
    queryFn: ({ signal }) => api.handover(typed.from, signal),
    enabled: typed.from !== '',
    // While it is handed over the list stays what it was: each line says how it went.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const meet = (one: Person): void => setMet((before) => [...before.filter(({ id }) => id !== one.id), one]);
  const people = held.data?.from.name === undefined ? met : [...met, { id: typed.from, name: held.data.from.name }];
  const rows = held.data?.rows ?? [];
  const { outcomes, isRunning } = handover;
  const left = rows.filter(({ reference }) => outcomes.get(reference) !== 'done').map(({ reference }) => reference);
  const done = rows.length - left.length;
  const hasBegun = outcomes.size > 0;
  const isSame = typed.to !== '' && typed.to === typed.from;
  const isReady = rows.length > 0 && left.length > 0 && typed.to !== '' && !isSame && typed.because.trim() !== '';
  const person = (name: 'from' | 'to'): ReactNode => (
    <PersonField
      look={{ label: words[name], required: true, ...(name === 'to' && isSame && { validationMessage: words.same }) }}
      value={typed[name]}
      people={people}
      onChange={(id) => setTyped((before) => ({ ...before, [name]: id }))}
      onMet={meet}
    />
  );
  const who = held.data ? whoText(held.data.from, speech) : '';
  return (
    <Dialog open modalType="modal" onOpenChange={(_event, { type }) => type !== 'backdropClick' && close()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{words.title}</DialogTitle>
          <DialogContent className={styles.content}>
            <Body1>{words.text}</Body1>
            {!hasBegun && person('from')}
            {held.isLoading && <ProgressBar aria-label={tab.loading} />}
            {held.error && <FailureNote failure={held.error} again={() => void held.refetch()} />}
            <div role="status">
              {held.data && !hasBegun && rows.length === 0 && words.nothing(who)}
              {held.data && !hasBegun && rows.length > 0 && words.found(number(rows.length), rows.length === 1, who)}
              {isRunning && words.running(number(done), number(rows.length))}
              {hasBegun && !isRunning && words.finished(number(done), number(rows.length))}
              {hasBegun && !isRunning && left.length > 0 && ` ${words.again}`}
            </div>
            {isRunning && (
              <ProgressBar
                value={outcomes.size / rows.length}
                aria-label={words.running(number(done), number(rows.length))}
              />
            )}
            {rows.length > 0 && <HeldTable rows={rows} outcomes={outcomes} words={words} />}
            {rows.length > 0 && !hasBegun && (
              <>
                {person('to')}
                <Field label={words.because} required>
                  <Textarea
                    resize="vertical"
                    maxLength={longest.reason}
                    value={typed.because}
                    onChange={(_event, { value }) => setTyped((before) => ({ ...before, because: value }))}
                  />
                </Field>
              </>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={isRunning ? handover.stop : close}>{isRunning ? words.stop : words.close}</Button>
            {left.length > 0 && (
              <Button
                appearance="primary"
                disabledFocusable={!isReady || isRunning}
                onClick={() => isReady && !isRunning && void handover.start(typed, left)}
              >
                {hasBegun ? words.goOn(number(left.length)) : words.start(number(left.length), left.length === 1)}
              </Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
};
