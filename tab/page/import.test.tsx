import { screen, waitFor, within } from '@testing-library/react';
import { type Answer, aMe, aPage } from '../../test/builders/aPage.tsx';
import type { SettingsAnswer } from '../api/administration/organisationWire.ts';
import type { CheckAnswer, ImportAnswer, ImportRequest } from '../api/import/importWire.ts';

const settings: SettingsAnswer = {
  rules: [],
  objectives: { version: 0, texts: [] },
  environment: [],
  history: [],
  mayChange: false,
};

type Answers = {
  readonly check?: (asked: ImportRequest) => CheckAnswer;
  readonly bring?: (asked: ImportRequest) => ImportAnswer | 'offline';
  readonly may?: readonly ('importRecord' | 'report')[];
  readonly locale?: string;
};
const valid = ({ rows }: ImportRequest): CheckAnswer => ({
  rows: rows.map(({ row }) => ({ row, outcome: 'valid', identity: String(row) })),
});
const done = ({ rows }: ImportRequest): ImportAnswer => ({
  rows: rows.map(({ row }) => ({ row, outcome: 'done', reference: `NC-2026-00${row}` })),
});

const open = ({ check = valid, bring = done, may = ['importRecord'], locale = 'en-GB' }: Answers = {}) =>
  aPage({
    opens: 'administration',
    locale,
    answer: ({ path, body }): Answer => {
      if (path === '/api/me') return { body: aMe({ may }) };
      if (path === '/api/import/check') return { body: check(body as ImportRequest) };
      if (path === '/api/import') {
        const became = bring(body as ImportRequest);
        return became === 'offline' ? became : { body: became };
      }
      const health = { version: '1', startedAt: '2026-11-24T08:00:00.000Z', requests: 1, resourceUnits: 1 };
      const answers: Readonly<Record<string, unknown>> = {
        '/api/roles': { roles: [] },
        '/api/health': { ...health, optionalPermissions: [], lists: [] },
      };
      return { body: answers[path] ?? settings };
    },
  });

const csv = (lines: readonly string[], name = 'old.csv') => new File([lines.join('\r\n')], name, { type: 'text/csv' });
const head = 'No;Description;Date of detection;Priority;Colour';
const choose = async (page: Awaited<ReturnType<typeof open>>, file: File, label = 'Choose a file') => {
  const input = await screen.findByLabelText(label, { selector: 'input' });
  await page.user.upload(input, file);
};
const press = async (page: Awaited<ReturnType<typeof open>>, name: string | RegExp) =>
  page.user.click(await screen.findByRole('button', { name }));

describe('importing an earlier register', () => {
  it('guesses the columns, checks without writing, imports, and shows the result of each row', async () => {
    const page = await open({
      check: ({ rows }) => ({
        rows: rows.map(({ row }) =>
          row === 3
            ? { row, outcome: 'invalid', problems: { detectedOn: 'notADate' } }
            : { row, outcome: 'valid', identity: String(row) },
        ),
      }),
    });
    await choose(page, csv([head, '1;Door;2024-03-05;High;red', '2;Window;soon;;', '3;Gate;2024-03-06;;']));
    expect(await screen.findByText('Rows below the headings in old.csv: 3.')).toBeInTheDocument();
    expect(screen.getByRole('combobox', { name: /^Detected on/ })).toHaveDisplayValue('C · Date of detection');
    expect(screen.getByText('Not imported: E · Colour.')).toBeInTheDocument();
    await press(page, 'Check without writing');
    expect(await screen.findByText('Checked; nothing has been written yet.')).toBeInTheDocument();
    expect(screen.getByText(/^Detected on \(column C · Date of detection\): /)).toBeInTheDocument();
    await press(page, 'Import 2 rows');
    expect(await screen.findByText('The import is done.')).toBeInTheDocument();
    expect(within(screen.getByRole('row', { name: /^Imported/ })).getByText('2')).toBeInTheDocument();
    expect(screen.getByText('Imported as NC-2026-004.')).toBeInTheDocument();
    const sent = page.asked
      .filter(({ path }) => path.startsWith('/api/import'))
      .map(({ path, body }) => ({ path, body }));
    expect(sent).toMatchObject([
      {
        path: '/api/import/check',
        body: { fileName: 'old.csv', language: 'en', rows: [{ row: 2 }, { row: 3 }, { row: 4 }] },
      },
      {
        path: '/api/import',
        body: {
          file: expect.stringMatching(/^[0-9a-f]{64}$/),
          rows: [
            { row: 2, cells: { oldId: '1', what: 'Door', detectedOn: '2024-03-05', priority: 'high' } },
            { row: 4, cells: { oldId: '3', what: 'Gate', detectedOn: '2024-03-06' } },
          ],
        },
      },
    ]);
  });

  it('continues where it stopped when the connection was lost', async () => {
    let calls = 0;
    const page = await open({
      bring: (asked) => {
        calls += 1;
        return calls === 2 ? 'offline' : done(asked);
      },
    });
    const lines = Array.from({ length: 15 }, (_, n) => `${n + 1};Door ${n};2024-03-05;;`);
    await choose(page, csv([head, ...lines]));
    await press(page, 'Check without writing');
    await press(page, 'Import 15 rows');
    expect(await screen.findByText(/^The import stopped/)).toBeInTheDocument();
    await press(page, 'Continue: 5 rows left');
    expect(await screen.findByText('The import is done.')).toBeInTheDocument();
    const rows = page.asked
      .filter(({ path }) => path === '/api/import')
      .map(({ body }) => (body as ImportRequest).rows.length);
    expect(rows).toEqual([10, 5, 5]);
  });

  it('asks once how days are written, and what unknown words mean', async () => {
    const page = await open();
    await choose(page, csv([head, '1;Door;03/04/2024;purple;', '2;Gate;05/06/2024;purple;']));
    const check = await screen.findByRole('button', { name: 'Check without writing' });
    expect(check).toHaveAttribute('aria-disabled', 'true');
    await page.user.click(screen.getByRole('radio', { name: /^Month first/ }));
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'Priority: “purple”' }), 'Low');
    await press(page, 'Check without writing');
    await screen.findByText('Checked; nothing has been written yet.');
    expect(page.asked.find(({ path }) => path === '/api/import/check')?.body).toMatchObject({
      rows: [{ cells: { detectedOn: '2024-03-04', priority: 'low' } }, { cells: { detectedOn: '2024-05-06' } }],
    });
  });

  it('omits rows that are probably in the register or twice in the file, unless they are chosen', async () => {
    const page = await open({
      check: () => ({
        rows: [
          { row: 2, outcome: 'similar', identity: 'a', reference: 'NC-2026-0007' },
          { row: 3, outcome: 'valid', identity: 'b' },
          { row: 4, outcome: 'valid', identity: 'b' },
        ],
      }),
    });
    await choose(page, csv([head, '1;Door;2024-03-05;;', '2;Gate;2024-03-05;;', '2;Gate;2024-03-05;;']));
    await press(page, 'Check without writing');
    expect(await screen.findByRole('button', { name: 'Import 1 row' })).toBeInTheDocument();
    expect(screen.getByText('Probably the same as NC-2026-0007.')).toBeInTheDocument();
    expect(screen.getByText(/^Row 3 has the same number/)).toBeInTheDocument();
    await page.user.click(screen.getByRole('checkbox'));
    expect(screen.getByRole('button', { name: 'Import 2 rows' })).toBeInTheDocument();
  });

  it.each([
    ['empty', new File([], 'a.csv'), 'The file is empty.'],
    ['an old Excel file', new File([Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1])], 'a.xls'), /of the old kind/],
    ['garbage', new File([Uint8Array.from([0x89, 0x00, 0x01])], 'a.csv'), /cannot be read as a table/],
    ['half a quote', new File(['a;b\n"c;d'], 'a.csv'), /never closed/],
    [
      'too large',
      new File(['x'.repeat(5 * 1024 * 1024 + 1)], 'a.csv'),
      'The file is too large. Split it, or leave out sheets and pictures.',
    ],
    ['too long', new File(['a;b\n'.repeat(5100)], 'a.csv'), /more than 5,000 rows/],
  ])('says why a file that is %s is refused, and that nothing was imported', async (_what, file, text) => {
    const page = await open();
    await choose(page, file);
    expect(await screen.findByText(text)).toHaveTextContent('Nothing was imported.');
    expect(screen.queryByRole('button', { name: 'Check without writing' })).toBeNull();
  });

  it('says which columns are missing in an unrelated sheet', async () => {
    const page = await open();
    await choose(page, csv(['Shopping;Price', 'Milk;2']));
    expect(await screen.findByText(/^Choose the columns that say what happened/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Check without writing' })).toHaveAttribute('aria-disabled', 'true');
  });

  it('speaks French', async () => {
    const page = await open({ locale: 'fr-FR' });
    await choose(
      page,
      csv(['N°;Description brève;Date de détection', '1;Porte;05/03/2024', '2;Mur;25/03/2024']),
      'Choisir un fichier',
    );
    await press(page, 'Vérifier sans rien écrire');
    expect(await screen.findByText('Vérifié ; rien n’est encore écrit.')).toBeInTheDocument();
  });

  it('is hidden from people without permission', async () => {
    await open({ may: ['report'] });
    await screen.findByRole('heading', { level: 1, name: 'Administration' });
    await waitFor(() => expect(screen.getByText('Changes')).toBeInTheDocument());
    expect(screen.queryByText('Import an earlier register')).toBeNull();
  });
});
