import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import type { RecordPlace } from '../../../../procedure/record/recordPlace.ts';
import type { Reference } from '../../../../procedure/record/values/reference.ts';
import type { RecordCommandName } from '../../../../procedure/stages/permissions.ts';
import type { RecordAnswer } from '../../../api/record/recordWire.ts';
import type { CommandAnswer, Head } from '../../../api/wire.ts';
import { useApi } from '../../client/asking.tsx';
import { lazyPart } from '../../lazyPart.tsx';
import type { EditorName } from '../editor/editors.tsx';
import { ActionsMenu } from '../forms/ActionsMenu.tsx';
import { GiveCommand } from '../forms/GiveCommand.tsx';
import { commandForms } from '../forms/specs/commandForms.ts';
import type { CommandForm, FormText } from '../forms/specs/formSpec.ts';
import { shownFirst } from '../forms/specs/shownFirst.ts';
import { useFormText } from '../forms/useFormText.ts';
import { recordOf } from '../useRecord.ts';

/** The button label of a command; empty if it is given elsewhere on the page. */
export const commandTitle = (name: RecordCommandName, text: FormText, record: Head): string => {
  if (name === 'addToReport') return text.tab.add.button;
  if (name === 'withdrawReport') return text.tab.withdraw.button;
  const form = commandForms[name];
  if ('fields' in form) return form.words(text, record).title;
  return name in text.labels.command ? text.labels.command[name as keyof typeof text.labels.command].title : '';
};

const Editor = lazyPart(async () => (await import('../editor/editors.tsx')).Editor, ['editor', 'forms', 'labels']);

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, outline: 'none' },
});

type RecordActionsProps = {
  readonly record: RecordAnswer;
  readonly onDone: (said: string) => void;
  readonly openSession: (place: RecordPlace) => void;
};

/** What this reader can do here: next steps as buttons, the rest in a menu. */
export const RecordActions = ({ record, onDone, openSession }: RecordActionsProps): ReactNode => {
  const styles = useStyles();
  const text = useFormText();
  const enter = useEnterSession(openSession);
  const [open, setOpen] = useState<RecordCommandName>();
  const group = useRef<HTMLElement>(null);
  const pressed = useRef<HTMLElement>(null);
  const { first, isNext, more } = shownFirst(record.offered);
  const titleOf = (name: RecordCommandName) => commandTitle(name, text, record);
  const start = (name: RecordCommandName, from: HTMLElement | null) => {
    pressed.current = from;
    onDone('');
    setOpen(name);
  };
  const close = () => {
    setOpen(undefined);
    pressed.current?.focus();
  };
  /** The button may have disappeared together with its command. */
  const finish = (said: string) => {
    setOpen(undefined);
    group.current?.focus();
    onDone(said);
  };
  const form = open && commandForms[open];
  return (
    <>
      {first.length > 0 && (
        <section className={styles.actions} ref={group} aria-label={text.forms.actions} tabIndex={-1}>
          {first.map((name, at) => (
            <Button
              key={name}
              appearance={isNext && at === 0 ? 'primary' : 'secondary'}
              onClick={(event) => start(name, event.currentTarget)}
            >
              {titleOf(name)}
            </Button>
          ))}
          <ActionsMenu names={more} titleOf={titleOf} onChoose={start} />
        </section>
      )}
      {open && form && 'fields' in form && (
        <GiveCommand
          key={open}
          record={record}
          form={form}
          close={close}
          name={open}
          done={(_answer: CommandAnswer) => {
            finish(form.words(text, record).done);
            if (open === 'openSession') void enter(record.reference);
          }}
        />
      )}
      {open && form && isEditor(form) && (
        <Suspense fallback={null}>
          <Editor
            name={open as EditorName}
            record={record}
            close={close}
            done={(said) => finish(said ?? text.labels.command[open as EditorName].done)}
          />
        </Suspense>
      )}
    </>
  );
};

const isEditor = (form: (typeof commandForms)[RecordCommandName]): form is Exclude<typeof form, CommandForm> =>
  'elsewhere' in form && form.elsewhere === 'editor';

/** Opens the new session, unless the user has left the record meanwhile or it cannot be reached. */
export const useEnterSession = (
  openSession: (place: RecordPlace) => void,
): ((reference: Reference) => Promise<void>) => {
  const api = useApi();
  const queries = useQueryClient();
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return async (reference) => {
    // The displayed data may be older than the session.
    const record = await queries.fetchQuery({ ...recordOf(api, reference), staleTime: 0 }).catch(() => undefined);
    const session = record?.sessions.findLast(({ closedAt }) => closedAt === undefined)?.session;
    if (session && isHere.current) openSession({ reference, session });
  };
};
