import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { EditingAnswer } from '../../tab/api/editing/editingWire.ts';
import type { CommandRequest } from '../../tab/api/wire.ts';
import type { Api } from '../../tab/page/client/api.ts';
import { ApiContext, createQueryClient } from '../../tab/page/client/asking.tsx';
import { createApi } from '../../tab/page/client/createApi.ts';
import { Failure } from '../../tab/page/client/failure.ts';
import { themes } from '../../tab/page/host/hostSession.ts';
import { Editor, type EditorName } from '../../tab/page/record/editor/editors.tsx';
import { Speaking } from '../../tab/page/speech.tsx';
import { aRecord } from './aPage.tsx';
import { thePlan } from './aRecord.ts';
import { loadAllWords } from './loadAllWords.ts';
import { thePeople } from './thePeople.ts';

type PlanNow = NonNullable<EditingAnswer['plan']>;

export const aPlanNow = (changes: Partial<PlanNow> = {}): PlanNow => ({
  inForce: thePlan(),
  asked: thePlan(),
  hash: 'a1'.repeat(32),
  revision: 9,
  isApproved: false,
  changed: { by: { me: false, name: 'Sam Carter' }, at: '2026-11-24T09:41:00.000Z' },
  ...changes,
});

export const anEditing = (changes: Partial<EditingAnswer> = {}): EditingAnswer => ({
  sequence: 9,
  me: thePeople.owner.id,
  owner: thePeople.owner.id,
  lastAction: 2,
  what: 'The door stood open.',
  people: Object.values(thePeople).map(({ id, name }) => ({ id, name })),
  rootCauses: [{ statement: 'The door has no closer', category: 'design' }],
  plan: aPlanNow(),
  ...changes,
});

type EditorOptions = {
  readonly name: EditorName;
  readonly locale?: string;
  readonly answer?: EditingAnswer;
  /** The outcome of a command. */
  readonly command?: (request: CommandRequest) => Failure | undefined;
};

/** One editor on its own page, with a server whose answers the test provides. */
export const anEditor = async ({ name, locale = 'en-GB', answer = anEditing(), command }: EditorOptions) => {
  const sent: CommandRequest[] = [];
  let now: EditingAnswer | Failure = answer;
  const api: Api = {
    ...createApi(async () => 'a.b.c'),
    editing: async () => (now instanceof Failure ? Promise.reject(now) : now),
    command: async (request) => {
      sent.push(request);
      const failure = command?.(request);
      if (failure) throw failure;
      return { reference: 'NC-2026-0042', sequence: 10, repeated: false };
    },
  };
  const queries = createQueryClient(0);
  const done = jest.fn();
  const close = jest.fn();
  await loadAllWords(locale);
  const rendered = await act(async () =>
    render(
      <FluentProvider theme={themes.light}>
        <QueryClientProvider client={queries}>
          <ApiContext value={api}>
            <Speaking locale={locale} timeZone="Europe/Paris">
              <Editor name={name} record={aRecord()} close={close} done={done} />
            </Speaking>
          </ApiContext>
        </QueryClientProvider>
      </FluentProvider>,
    ),
  );
  await screen.findByRole('dialog');
  return {
    ...rendered,
    user: userEvent.setup(),
    sent,
    done,
    close,
    /** Changes the record, and the page reloads it. */
    becomes: async (next: EditingAnswer | Failure) => {
      now = next;
      await act(() => queries.invalidateQueries({ queryKey: ['record'] }));
    },
    /** The same, at the page's next load. */
    isMeanwhile: (next: EditingAnswer | Failure) => {
      now = next;
    },
  };
};

/** Finds a person by name and selects them, or removes them again. */
export const choose = async (user: UserEvent, field: HTMLElement, name: string): Promise<void> => {
  await user.click(field);
  await user.click(await screen.findByText(name, { selector: '.fui-Option *' }));
};
