import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { anEditing } from '../../test/builders/anEditor.tsx';
import { aRecord } from '../../test/builders/aPage.tsx';
import { loadAllWords } from '../../test/builders/loadAllWords.ts';
import type { EditingAnswer } from '../api/editing/editingWire.ts';
import type { RecordAnswer } from '../api/record/recordWire.ts';
import type { Api } from './client/api.ts';
import { ApiContext, createQueryClient, useCommitted } from './client/asking.tsx';
import { createApi } from './client/createApi.ts';
import { useEnterSession } from './record/actions/RecordActions.tsx';
import { WithEditing } from './record/editor/WithEditing.tsx';
import { Speaking } from './speech.tsx';

beforeAll(() => loadAllWords('en-GB'));

const reference = 'NC-2026-0042';
const later = <T,>() => {
  const waiting: ((answer: T) => void)[] = [];
  return {
    ask: () => new Promise<T>((resolve) => waiting.push(resolve)),
    answer: (answer: T) =>
      act(async () => {
        for (const give of waiting) give(answer);
      }),
  };
};
const session = { session: 'S1', openedAt: '2026-11-24T09:00:00.000Z' };

const shown = (child: ReactNode, api: Partial<Api>) => {
  const queries = createQueryClient(0);
  const all = (inner: ReactNode) => (
    <QueryClientProvider client={queries}>
      <ApiContext value={{ ...createApi(async () => 'a.b.c'), ...api }}>
        <Speaking locale="en-GB" timeZone="Europe/Paris">
          {inner}
        </Speaking>
      </ApiContext>
    </QueryClientProvider>
  );
  return { queries, show: () => act(async () => render(all(child))) };
};

it.each([
  [false, 1],
  [true, 0],
])('an opened session is entered, unless the record was left meanwhile (%s)', async (isLeft, times) => {
  const open = jest.fn();
  const record = later<RecordAnswer>();
  let enter: ReturnType<typeof useEnterSession> = async () => undefined;
  const Entering = () => {
    enter = useEnterSession(open);
    return null;
  };
  const page = await shown(<Entering />, { record: record.ask }).show();
  const entering = enter(reference);
  if (isLeft) page.unmount();
  await record.answer(aRecord({ sessions: [session as RecordAnswer['sessions'][number]] }));
  await entering;
  expect(open).toHaveBeenCalledTimes(times);
});

it('an editor begins with the current state, not with that of an earlier opening', async () => {
  const editing = later<EditingAnswer>();
  const begun = jest.fn((answer: EditingAnswer) => <p>{`begun with ${answer.sequence}`}</p>);
  const page = shown(
    <WithEditing reference={reference} title="Plan" close={() => undefined}>
      {begun}
    </WithEditing>,
    { editing: editing.ask },
  );
  page.queries.setQueryData(['record', reference, 'editing'], anEditing({ sequence: 9 }));
  await page.show();
  expect(begun).not.toHaveBeenCalled();
  await editing.answer(anEditing({ sequence: 10 }));
  expect(await screen.findByText('begun with 10')).toBeInTheDocument();
});

it('a commit invalidates everything that shows the record', async () => {
  let committed: ReturnType<typeof useCommitted> = async () => undefined;
  const Committing = () => {
    committed = useCommitted();
    return null;
  };
  const { queries, show } = shown(<Committing />, {});
  const keys = [['record', reference], ['register', '', 0], ['work'], ['myReports'], ['measures', ''], ['me']];
  for (const key of keys) queries.setQueryData(key, {});
  await show();
  await committed();
  expect(keys.map((key) => queries.getQueryState(key)?.isInvalidated)).toEqual([true, true, true, true, true, false]);
});
