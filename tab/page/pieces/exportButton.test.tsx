import { act, screen } from '@testing-library/react';
import { aPart } from '../../../test/builders/aPart.tsx';
import type { ExportRequest } from '../../api/exports/exportWire.ts';
import type { SavedFile } from '../client/api.ts';
import { Failure } from '../client/failure.ts';
import { ExportButton } from './ExportButton.tsx';

const saved: string[] = [];
beforeAll(() => {
  Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined });
  HTMLAnchorElement.prototype.click = function click() {
    saved.push(this.download);
  };
});
beforeEach(() => void saved.splice(0));

const file: SavedFile = { bytes: new Blob(['x']), key: 'EXPORT-0007', name: 'EXPORT-0007 numbers 2026-11-24.csv' };

const button = async (answer: () => Promise<SavedFile>, locale?: string) => {
  const sent: ExportRequest[] = [];
  const part = <ExportButton label="Export" spec={{ kind: 'measures', span: 'year' }} />;
  const api = {
    export: (request: ExportRequest) => {
      sent.push(request);
      return answer();
    },
  };
  const page = await aPart(part, api, locale);
  return { ...page, sent, press: () => page.user.click(screen.getByRole('button', { name: 'Export' })) };
};

it.each([
  ['en-GB', 'en', /^Recorded as EXPORT-0007 and saved as “EXPORT-0007 numbers 2026-11-24.csv”/],
  ['fr-FR', 'fr', /^Consigné sous EXPORT-0007 et enregistré dans « EXPORT-0007/],
])('in %s: saves the file and shows the number of the recorded export', async (locale, language, said) => {
  const { press, sent } = await button(async () => file, locale);
  await press();
  expect(await screen.findByText(said)).toBeInTheDocument();
  expect(saved).toEqual([file.name]);
  await press();
  await screen.findByText(said);
  expect(sent).toEqual(
    [1, 2].map(() => ({ n: expect.any(String), language, export: { kind: 'measures', span: 'year' } })),
  );
  expect(sent[0]?.n).not.toBe(sent[1]?.n);
});

it('saves nothing when it fails, and requests the same export again', async () => {
  const answers = [Promise.reject(new Failure('fault', { fault: 'unreachable' })), Promise.resolve(file)];
  const { press, sent, user } = await button(() => answers.shift() ?? Promise.resolve(file));
  await press();
  expect(await screen.findByText(/^No file was received/)).toBeInTheDocument();
  expect(saved).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(/^Recorded as EXPORT-0007/)).toBeInTheDocument();
  expect(screen.queryByText(/^No file was received/)).not.toBeInTheDocument();
  expect(sent[1]).toEqual(sent[0]);
});

it('shows progress only when it takes longer than a second', async () => {
  let come: (file: SavedFile) => void = () => undefined;
  const { press } = await button(
    () =>
      new Promise((resolve) => {
        come = resolve;
      }),
  );
  await press();
  expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  expect(await screen.findByRole('progressbar', { name: 'The file is being prepared' })).toBeVisible();
  await act(async () => come(file));
  expect(await screen.findByText(/^Recorded as/)).toBeInTheDocument();
  expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
});
