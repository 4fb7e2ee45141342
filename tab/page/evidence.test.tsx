import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { RecordPlace } from '../../procedure/record/recordPlace.ts';
import { aMe, aPage, aRecord } from '../../test/builders/aPage.tsx';
import type { RecordAnswer } from '../api/record/recordWire.ts';

/** Requests with a body and its progress, as a test answers them. */
class FakeRequest {
  static all: FakeRequest[] = [];
  readonly headers: Record<string, string> = {};
  readonly upload: { onprogress?: (event: { loaded: number }) => void } = {};
  path = '';
  body: File | undefined;
  status = 0;
  responseText = '';
  aborted = false;
  onload: () => void = () => undefined;
  onerror: () => void = () => undefined;
  onabort: () => void = () => undefined;
  constructor() {
    FakeRequest.all.push(this);
  }
  open(method: string, path: string) {
    this.path = `${method} ${path}`;
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  send(body: File) {
    this.body = body;
  }
  abort() {
    this.aborted = true;
    this.onabort();
  }
  async answer(status: number, body: unknown) {
    this.status = status;
    this.responseText = JSON.stringify(body);
    await act(async () => this.onload());
  }
}

const row = {
  name: 'Door log.pdf',
  bytes: 2_345_000,
  sha256: 'c3'.repeat(32),
  at: '2026-11-24T10:30:00.000Z',
  action: 'A1',
  by: { me: false, name: 'Hana Ito' },
};
const fault = { error: { code: 'fault', message: '', fault: 'unreachable', reference: 'abc', retry: true } };
const saved: { href: string; download: string }[] = [];
let file: { status: number; body: unknown };

const opened = async (changes: Partial<RecordAnswer> = {}, locale = 'en-GB', wanted?: RecordPlace['evidence']) => {
  const page = await aPage({
    locale,
    opens: { reference: 'NC-2026-0042', ...(wanted && { evidence: wanted }) },
    answer: ({ path }) => {
      if (path === '/api/me') return { body: aMe() };
      if (path.includes('/evidence/')) return file;
      return { body: aRecord({ may: ['attachEvidence'], ...changes }) };
    },
  });
  const section = await screen.findByRole(
    'region',
    { name: locale === 'fr-FR' ? 'Preuves' : 'Evidence' },
    // The first one loads the page of the record.
  );
  const picker = section.querySelector<HTMLInputElement>('input[type=file]');
  const choose = async (...files: File[]) => {
    if (!picker) throw new Error('no picker');
    await act(async () => fireEvent.change(picker, { target: { files } }));
  };
  return {
    ...page,
    section,
    choose,
    asksForRecord: () => page.asked.filter(({ path }) => path.endsWith('0042')).length,
  };
};
const aFile = (name = 'photo 1.jpg', content = 'abcd') => new File([content], name);
const request = (index = 0): FakeRequest => {
  const found = FakeRequest.all[index];
  if (!found) throw new Error(`no request ${index}`);
  return found;
};
const requests = (count: number) => waitFor(() => expect(FakeRequest.all).toHaveLength(count));

beforeEach(() => {
  FakeRequest.all = [];
  saved.length = 0;
  file = { status: 200, body: {} };
  Object.assign(globalThis, { XMLHttpRequest: FakeRequest });
  URL.createObjectURL = () => 'blob:1';
  HTMLAnchorElement.prototype.click = function () {
    saved.push({ href: this.href, download: this.download });
  };
});

describe.each([
  ['en-GB', '2.3 MB · 24 Nov 2026, 11:30 by Hana Ito · for action A1', 'Open Door log.pdf'],
  ['fr-FR', '2,3 Mo · 24 nov. 2026, 11:30 par Hana Ito · pour l’action A1', 'Ouvrir Door log.pdf'],
])('in %s', (locale, about, button) => {
  it('shows for each file its name, size, time, author, purpose and hash', async () => {
    const { section } = await opened({ evidence: [row] }, locale);
    const item = within(section).getByRole('listitem');
    expect(item).toHaveTextContent('Door log.pdf');
    expect(item.textContent?.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(about);
    expect(within(item).getByText('c3c3c3c3c3c3…')).toHaveAttribute('title', row.sha256);
    expect(within(item).getByRole('button', { name: button })).toBeInTheDocument();
  });
});

it('is hidden from people with no file to see and none to add', async () => {
  await aPage({
    opens: { reference: 'NC-2026-0042', evidence: { action: 'A1' } },
    answer: ({ path }) => ({ body: path === '/api/me' ? aMe() : aRecord() }),
  });
  await screen.findByRole('heading', { level: 1, name: 'The door stood open.' });
  expect(screen.queryByRole('region', { name: 'Evidence' })).toBeNull();
});

it('uploads a chosen file with its progress, and reloads the record', async () => {
  const { section, choose, asksForRecord, asked } = await opened();
  await choose(aFile());
  await requests(1);
  const { path, headers, body } = request();
  expect(path).toBe('POST /api/nonconformities/NC-2026-0042/evidence');
  expect(headers).toEqual({
    authorization: 'Bearer a.b.c',
    'content-type': 'application/octet-stream',
    'x-file-name': 'photo%201.jpg',
    'x-n': expect.stringMatching(/^[0-9a-f]{32}$/),
    // Any server attaches it to the record version seen here.
    'x-seen': 'NC-2026-0042/2',
  });
  expect(body?.size).toBe(4);
  const bar = within(section).getByRole('progressbar', { name: 'Sending photo 1.jpg' });
  await act(async () => request().upload.onprogress?.({ loaded: 1 }));
  expect(bar).toHaveAttribute('aria-valuenow', '0.25');
  await act(async () => request().upload.onprogress?.({ loaded: 4 }));
  expect(within(section).getByRole('progressbar', { name: /is being saved/ })).not.toHaveAttribute('aria-valuenow');
  expect(within(section).queryByRole('button', { name: 'Cancel photo 1.jpg' })).toBeNull();
  const before = asksForRecord();
  await request().answer(200, { reference: 'NC-2026-0042', sequence: 3, repeated: false });
  expect(await within(section).findByText('photo 1.jpg is attached.')).toBeInTheDocument();
  expect(within(section).queryByRole('progressbar')).toBeNull();
  await waitFor(() => expect(asksForRecord()).toBeGreaterThan(before));
  expect(asked.some(({ path: one }) => one.endsWith('/evidence'))).toBe(false);
});

it('retries what may succeed, as the same command; a new token is requested after a refusal', async () => {
  const { section, choose, user } = await opened();
  await choose(aFile());
  await requests(1);
  await request().answer(401, { error: { code: 'badToken' } });
  await requests(2);
  await request(1).answer(503, fault);
  expect(within(section).getByRole('alert', { name: 'photo 1.jpg is not attached.' })).toHaveTextContent(
    'photo 1.jpg is not attached. Not saved yet: Microsoft 365 could not be reached. The file is still here. Trying again will not attach it twice. Reference for support: abc',
  );
  await user.click(within(section).getByRole('button', { name: 'Try again with photo 1.jpg' }));
  await requests(3);
  expect(new Set(FakeRequest.all.map(({ headers }) => headers['x-n'])).size).toBe(1);
  await act(async () => request(2).onerror());
  expect(within(section).getByText(/The server cannot be reached/)).toBeInTheDocument();
});

it.each([
  [{ reason: 'fileMayName' }, /This file may reveal who you are/],
  [{ reason: 'invalid', problems: { name: 'programFile' } }, /This file is a program/],
  [{ reason: 'nothingChanged' }, /./],
])('shows a final refusal of the procedure: %j', async (refusal, sentence) => {
  const { section, choose, user } = await opened();
  await choose(aFile());
  await requests(1);
  await request().answer(409, { error: { code: 'refused', message: '', refusal } });
  expect(within(section).getByText(sentence, { selector: '.fui-MessageBarBody' })).toBeInTheDocument();
  expect(within(section).queryByRole('button', { name: /^Try again/ })).toBeNull();
  await user.click(within(section).getByRole('button', { name: 'Remove photo 1.jpg from this list' }));
  expect(within(section).queryByText(sentence, { selector: '.fui-MessageBarBody' })).toBeNull();
  expect(within(section).getByRole('button', { name: 'Add evidence' })).toHaveFocus();
});

it('cancels the upload in progress, and continues with the next', async () => {
  const { section, choose, user } = await opened();
  await choose(aFile(), aFile('second.pdf'));
  await requests(1);
  expect(within(section).getByRole('progressbar', { name: 'second.pdf is next' })).toBeInTheDocument();
  await user.click(within(section).getByRole('button', { name: 'Cancel photo 1.jpg' }));
  expect(request().aborted).toBe(true);
  expect(within(section).getByText('photo 1.jpg was not attached.')).toBeInTheDocument();
  await requests(2);
  expect(request(1).headers['x-file-name']).toBe('second.pdf');
});

it('does not upload files that are empty or too large', async () => {
  const { section, choose } = await opened();
  const large = aFile('film.mp4');
  Object.defineProperty(large, 'size', { value: 100 * 1024 * 1024 + 1 });
  await choose(aFile('empty.txt', ''), large);
  expect(within(section).getByText(/This file is empty/)).toBeInTheDocument();
  expect(within(section).getByText(/at most 100 MB\.$/, { selector: '.fui-MessageBarBody' })).toBeInTheDocument();
  expect(FakeRequest.all).toEqual([]);
});

it('accepts dropped and pasted files, for the chosen action', async () => {
  const { section, user } = await opened({ actions: [{ id: 'A1', title: 'Fit a door closer' }] });
  await user.selectOptions(within(section).getByLabelText('What does it prove?'), 'A1 Fit a door closer');
  const zone = within(section).getByRole('button', { name: 'Add evidence' }).parentElement ?? section;
  await act(async () => fireEvent.drop(zone, { dataTransfer: { files: [aFile('dropped.png')] } }));
  await requests(1);
  expect(request().headers).toMatchObject({ 'x-action': 'A1', 'x-file-name': 'dropped.png' });
  await request().answer(200, {});
  await act(async () => fireEvent.paste(document.body, { clipboardData: { files: [aFile('image.png')] } }));
  await requests(2);
  await act(async () =>
    fireEvent.paste(within(section).getByLabelText('What does it prove?'), { clipboardData: { files: [aFile()] } }),
  );
  const field = document.body.appendChild(document.createElement('textarea'));
  await act(async () => fireEvent.paste(field, { clipboardData: { files: [aFile()] } }));
  field.remove();
  await request(1).answer(200, {});
  await requests(3);
});

describe('a link to the evidence', () => {
  const actions = [
    { id: 'A1', title: 'Fit a door closer' },
    { id: 'A2', title: 'Train the night shift' },
  ];

  it('to an action selects it and scrolls to it, also after a reload', async () => {
    const { section, choose } = await opened({ actions }, 'en-GB', { action: 'A2' });
    expect(location.hash).toBe('#/NC-2026-0042/evidence/A2');
    expect(within(section).getByLabelText('What does it prove?')).toHaveValue('A2');
    expect(within(section).getByRole('button', { name: 'Add evidence' })).toHaveFocus();
    await choose(aFile());
    await requests(1);
    expect(request().headers).toMatchObject({ 'x-action': 'A2' });
  });

  it.each([{}, { action: 'A7' }])('to a missing action begins with the choice: %j', async (wanted) => {
    const { section } = await opened({ actions }, 'en-GB', wanted);
    const choice = within(section).getByLabelText('What does it prove?');
    expect(choice).toHaveFocus();
    expect(choice).toHaveValue('');
  });
});

it('downloads a file, unless it differs from the record', async () => {
  const { section, user } = await opened({ evidence: [row] });
  const open = within(section).getByRole('button', { name: 'Open Door log.pdf' });
  await user.click(open);
  await waitFor(() => expect(saved).toEqual([{ href: 'blob:1', download: 'Door log.pdf' }]));
  file = { status: 409, body: { error: { code: 'fileChanged', message: '' } } };
  await user.click(open);
  expect(
    await within(section).findByText(/Door log\.pdf: This file differs from what was recorded/),
  ).toBeInTheDocument();
  expect(saved).toHaveLength(1);
});

it('tells people who attach to an unnamed report what is removed', async () => {
  const { section } = await opened({ reporter: { me: false, anonymity: 'sealed' } });
  expect(within(section).getByText(/withholds their name/)).toBeInTheDocument();
});
