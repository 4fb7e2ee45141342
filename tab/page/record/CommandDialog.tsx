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
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { CommandSent } from '../../api/wire.ts';
import { Failure } from '../api.ts';
import { useSpeech } from '../speech.tsx';
import { CommandFailure } from './CommandFailure.tsx';
import { useCommand } from './useRecord.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalM },
  area: { minHeight: '120px' },
  actions: { '@media (max-width: 480px)': { justifySelf: 'stretch' } },
});

export type CommandForm = {
  readonly title: string;
  readonly text?: string;
  readonly label: string;
  readonly hint?: string;
  readonly send: string;
  /** Longest text, in UTF-16 units. */
  readonly longest: number;
  readonly required: boolean;
  /** Name of the one field, as a refusal calls it. */
  readonly field: 'text' | 'reason';
  readonly command: (typed: string) => CommandSent;
};

/**
 * A form of one text that becomes a command. It stays open, with what was typed, until the command is done; nothing but
 * the person closes it, so a slip beside it loses no text. It counts down only when the end comes near.
 */
export const CommandDialog = (props: { form: CommandForm; close: () => void; done: () => void }): ReactNode => {
  const { form, close, done } = props;
  const styles = useStyles();
  const { tab, procedure, number } = useSpeech();
  const [typed, setTyped] = useState('');
  const command = useCommand(done);
  const problem = problemOf(command.error, form.field);
  const left = form.longest - typed.length;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!command.isPending) command.mutate(form.command(typed));
  };
  const hint = left < form.longest / 10 ? tab.left(number(left)) : form.hint;
  return (
    <Dialog open modalType="modal" onOpenChange={(_event, { type }) => type !== 'backdropClick' && close()}>
      <DialogSurface>
        <form onSubmit={send}>
          <DialogBody>
            <DialogTitle>{form.title}</DialogTitle>
            <DialogContent className={styles.content}>
              {form.text && <Body1>{form.text}</Body1>}
              <Field
                label={form.label}
                required={form.required}
                {...(hint !== undefined && { hint })}
                {...(problem && { validationMessage: procedure.fieldProblem(problem, form.longest) })}
              >
                <Textarea
                  resize="vertical"
                  maxLength={form.longest}
                  textarea={{ className: styles.area }}
                  value={typed}
                  onChange={(_event, { value }) => setTyped(value)}
                />
              </Field>
              {command.error && !problem && <CommandFailure failure={command.error} />}
            </DialogContent>
            <DialogActions className={styles.actions}>
              <Button onClick={close}>{tab.cancel}</Button>
              <Button
                type="submit"
                appearance="primary"
                disabledFocusable={command.isPending || (form.required && typed.trim() === '')}
              >
                {command.isPending ? tab.sending : canRepeat(command.error) ? tab.tryAgain : form.send}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
};

const canRepeat = (error: Error | null): boolean => error instanceof Failure && error.passes;

const problemOf = (error: Error | null, field: CommandForm['field']) =>
  error instanceof Failure && error.refusal?.reason === 'invalid' ? error.refusal.problems[field] : undefined;
