import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, ArrowUndoRegular } from '@fluentui/react-icons';
import { type ReactNode, useRef, useState } from 'react';
import type { Reference } from '../../../procedure/record/reference.ts';
import { longest } from '../../../procedure/record/reportFacts.ts';
import type { RecordAnswer } from '../../api/wire.ts';
import type { TabWords } from '../../words/words.ts';
import { useSpeech } from '../speech.tsx';
import { CommandDialog, type CommandForm } from './CommandDialog.tsx';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Offered = 'addToReport' | 'withdrawReport';
const offered: readonly Offered[] = ['addToReport', 'withdrawReport'];

const formsFor = (
  reference: Reference,
  { add, withdraw }: TabWords,
): Readonly<Record<Offered, CommandForm & { readonly said: string }>> => ({
  addToReport: {
    ...add,
    title: add.title(reference),
    longest: longest.addition,
    required: true,
    field: 'text',
    command: (text) => ({ name: 'addToReport', reference, text }),
    said: add.done,
  },
  withdrawReport: {
    ...withdraw,
    title: withdraw.title(reference),
    longest: longest.reason,
    required: false,
    field: 'reason',
    command: (reason) => ({ name: 'withdrawReport', reference, reason }),
    said: withdraw.done,
  },
});

/** What the reporter can do here; the server says which of it he may at this moment. */
export const RecordActions = ({
  record,
  onDone,
}: {
  record: RecordAnswer;
  onDone: (said: string) => void;
}): ReactNode => {
  const styles = useStyles();
  const { tab } = useSpeech();
  const [open, setOpen] = useState<Offered>();
  const pressed = useRef<HTMLElement>(null);
  const forms = formsFor(record.reference, tab);
  const labels = { addToReport: tab.add.button, withdrawReport: tab.withdraw.button };
  const icons = { addToReport: <AddRegular />, withdrawReport: <ArrowUndoRegular /> };
  const close = () => {
    setOpen(undefined);
    pressed.current?.focus();
  };
  return (
    <>
      <div className={styles.actions}>
        {offered
          .filter((name) => record.may.includes(name))
          .map((name) => (
            <Button
              key={name}
              icon={icons[name]}
              onClick={(event) => {
                pressed.current = event.currentTarget;
                setOpen(name);
              }}
            >
              {labels[name]}
            </Button>
          ))}
      </div>
      {open && (
        <CommandDialog
          form={forms[open]}
          close={close}
          done={() => {
            close();
            onDone(forms[open].said);
          }}
        />
      )}
    </>
  );
};
