import { app, people } from '@microsoft/teams-js';
import { screen, waitFor, within } from '@testing-library/react';
import { type Answer, type Asked, aMe, aPage, aRecord } from '../../test/builders/aPage.tsx';
import type { FormsAnswer } from '../api/editing/formsWire.ts';
import type { RecordAnswer } from '../api/record/recordWire.ts';
import type { CommandRequest } from '../api/wire.ts';
import { nothingKnown } from './record/forms/specs/nothingKnown.ts';

jest.mock('@microsoft/teams-js', () => ({
  FrameContexts: { content: 'content' },
  app: { isInitialized: jest.fn(), getFrameContext: jest.fn() },
  people: { isSupported: jest.fn(), selectPeople: jest.fn() },
}));
const teams = {
  isInitialized: jest.mocked(app.isInitialized),
  frame: jest.mocked(app.getFrameContext as () => string | undefined),
  isSupported: jest.mocked(people.isSupported),
  select: jest.mocked(people.selectPeople as (inputs: people.PeoplePickerInputs) => Promise<unknown>),
};

/** Opens over the page, and holds the keyboard focus while it is open. */
const teamsAnswers = (answer: () => Promise<unknown>) =>
  teams.select.mockImplementation(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    return answer();
  });

const mia = '99999999-9999-4999-8999-999999999999';
const lena = 'b0000000-0000-4000-8000-00000000000f';
const known = [{ id: mia, name: 'Mia Manager' }];
/** As returned by Teams; the server has never met this person. */
const picked = { objectId: lena.toUpperCase(), displayName: 'Lena <b>Vogt</b>', email: 'lena@contoso.example' };

beforeEach(() => {
  jest.clearAllMocks();
  teams.isInitialized.mockReturnValue(true);
  teams.frame.mockReturnValue('content');
  teams.isSupported.mockReturnValue(true);
  teamsAnswers(async () => [picked]);
});

type Offered = 'openSession' | 'askTraining';
type Opening = {
  readonly form: Offered;
  readonly title: string;
  readonly command?: () => Answer;
  readonly locale?: string;
};
const done: Answer = { body: { reference: 'NC-2026-0042', sequence: 3, repeated: false } };

/** A form on a record's page, which knows only Mia. */
const opened = async ({ form, title, command = () => done, locale = 'en-GB' }: Opening) => {
  const offered: RecordAnswer['offered'] = { next: [form], all: [form] };
  const forms: Partial<FormsAnswer> = {
    people: known,
    actions: { askTraining: [{ id: 'A2', title: 'Doors stay shut', due: '2026-12-01' }] },
  };
  const page = await aPage({
    locale,
    opens: { reference: 'NC-2026-0042' },
    answer: ({ path }: Asked): Answer => {
      if (path === '/api/me') return { body: aMe() };
      if (path === '/api/commands') return command();
      if (path === '/api/people') return { body: { people: [] } };
      if (path.endsWith('/forms')) return { body: { ...nothingKnown, today: '2026-11-24', me: 'Lea', ...forms } };
      return { body: aRecord({ offered }) };
    },
  });
  await page.user.click(await screen.findByRole('button', { name: title }));
  const dialog = within(await screen.findByRole('dialog'));
  return { ...page, dialog, box: dialog.getByRole('combobox', { name: /Who|Qui/ }) };
};
const one = { form: 'openSession', title: 'Open a 5-Whys session' } as const;
const training = { form: 'askTraining', title: 'Ask for confirmation' } as const;
const sent = (asked: readonly Asked[]) =>
  asked.filter(({ path }) => path === '/api/commands').map(({ body }) => (body as CommandRequest).command);
const find = /^Find in Teams/;

describe('a person found by Teams', () => {
  it('is sent to the server by id only', async () => {
    const { user, dialog, box, asked } = await opened(one);
    const button = dialog.getByRole('button', { name: 'Find in Teams…: Who leads it, if not you?' });
    await user.click(button);
    await waitFor(() => expect(box).toHaveValue('Lena <b>Vogt</b>'));
    expect(button).toHaveFocus();
    expect(teams.select).toHaveBeenCalledWith({
      title: 'Who leads it, if not you?',
      singleSelect: true,
      openOrgWideSearchInChatOrChannel: true,
    });
    await user.click(dialog.getByRole('button', { name: 'Open it' }));
    await waitFor(() => expect(sent(asked)).toMatchObject([{ name: 'openSession', facilitator: lena }]));
    expect(JSON.stringify(asked.map(({ body }) => body ?? ''))).not.toMatch(/Vogt|lena@/);
  });

  it('is found from the list without matches, by keyboard', async () => {
    const { user, dialog, box } = await opened(one);
    await user.type(box, 'lena');
    const option = await dialog.findByRole('option', { name: 'Find in Teams…' });
    expect(dialog.getByRole('option', { name: /No one found/ })).toHaveAttribute('aria-disabled', 'true');
    await user.keyboard('{ArrowDown}{ArrowDown}');
    await waitFor(() => expect(box).toHaveAttribute('aria-activedescendant', option.id));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(box).toHaveValue('Lena <b>Vogt</b>'));
    expect(box).toHaveFocus();
  });

  it('has no name where Teams gives none', async () => {
    teamsAnswers(async () => [{ objectId: lena }]);
    const { user, dialog, box } = await opened(one);
    await user.click(dialog.getByRole('button', { name: find }));
    await waitFor(() => expect(box).toHaveValue('A person whose name is not known here'));
  });

  it('has the name that the server knows', async () => {
    teamsAnswers(async () => [{ objectId: mia, displayName: 'Someone else' }]);
    const { user, dialog, box } = await opened(one);
    await user.click(dialog.getByRole('button', { name: find }));
    await waitFor(() => expect(box).toHaveValue('Mia Manager'));
  });

  it('can be added with several others, besides those chosen', async () => {
    teamsAnswers(async () => [{ objectId: mia, displayName: 'Mia' }, picked]);
    const { user, dialog, box, asked } = await opened(training);
    await user.type(dialog.getByRole('textbox', { name: /What were they trained in/ }), 'Doors');
    await user.type(box, 'm');
    await user.click(await dialog.findByRole('menuitemcheckbox', { name: 'Mia Manager' }));
    await user.click(dialog.getByRole('button', { name: find }));
    expect(await dialog.findByRole('button', { name: /Lena/ })).toBeInTheDocument();
    teamsAnswers(() => Promise.reject({ errorCode: 8000 }));
    await user.click(dialog.getByRole('button', { name: find }));
    expect(teams.select).toHaveBeenCalledWith(expect.objectContaining({ singleSelect: false }));
    await user.click(dialog.getByRole('button', { name: 'Ask them' }));
    await waitFor(() => expect(sent(asked)).toMatchObject([{ people: [mia, lena] }]));
  });

  it('may be refused by the server, at the field', async () => {
    const problems = { facilitator: 'onlyAGuest' };
    const { user, dialog } = await opened({
      ...one,
      command: () => ({ status: 422, body: { error: { code: 'refused', refusal: { reason: 'invalid', problems } } } }),
    });
    await user.click(dialog.getByRole('button', { name: find }));
    await user.click(dialog.getByRole('button', { name: 'Open it' }));
    expect(await dialog.findByText(/^Guests can contribute to sessions/)).toBeInTheDocument();
  });

  it('works in French', async () => {
    const { dialog } = await opened({ ...one, title: 'Ouvrir une séance de 5 pourquoi', locale: 'fr-FR' });
    expect(dialog.getByRole('button', { name: /^Chercher dans Teams…\u00a0: / })).toBeInTheDocument();
  });
});

describe('nothing changes', () => {
  it.each([
    ['with an error', () => Promise.reject({ errorCode: 8000 })],
    ['without people', () => Promise.resolve([])],
    ['with nothing', () => Promise.resolve(undefined)],
  ])('when the search is closed, %s', async (_how, answer) => {
    const { user, dialog, box } = await opened(one);
    await user.type(box, 'mia');
    await user.click(await dialog.findByRole('option', { name: 'Mia Manager' }));
    teamsAnswers(answer);
    const button = dialog.getByRole('button', { name: find });
    await user.click(button);
    await waitFor(() => expect(button).toHaveFocus());
    expect(box).toHaveValue('Mia Manager');
    expect(dialog.queryByRole('alert')).not.toBeInTheDocument();
  });

  it.each([
    ['Teams cannot open it', () => Promise.reject({ errorCode: 500 })],
    ['Teams is no longer there', () => Promise.reject(new Error('The library has not yet been initialized'))],
    ['Teams gives an invalid id', () => Promise.resolve([{ objectId: '8:orgid:x', displayName: 'X' }])],
  ])('when %s, which is reported, and a typed name is still searched', async (_what, answer) => {
    teamsAnswers(answer);
    const { user, dialog, box } = await opened(one);
    await user.click(dialog.getByRole('button', { name: find }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(/Teams could not open its search/);
    expect(box).toHaveValue('');
    await user.type(box, 'mia');
    await user.click(await dialog.findByRole('option', { name: 'Mia Manager' }));
    await waitFor(() => expect(box).toHaveValue('Mia Manager'));
    teamsAnswers(async () => [picked]);
    await user.click(dialog.getByRole('button', { name: find }));
    await waitFor(() => expect(dialog.queryByRole('alert')).not.toBeInTheDocument());
  });
});

it.each([
  ['in a browser', () => teams.isInitialized.mockReturnValue(false)],
  ['in a side panel', () => teams.frame.mockReturnValue('sidePanel')],
  ['in a host without it', () => teams.isSupported.mockReturnValue(false)],
])('the search in Teams is not offered %s', async (_where, arrange) => {
  arrange();
  const { user, dialog, box } = await opened(one);
  expect(dialog.queryByRole('button', { name: find })).not.toBeInTheDocument();
  await user.type(box, 'lena');
  expect(await dialog.findByRole('option', { name: /No one found/ })).toBeInTheDocument();
  expect(dialog.queryByRole('option', { name: find })).not.toBeInTheDocument();
});
