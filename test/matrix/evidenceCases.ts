import { thePeople } from '../builders/thePeople.ts';
import { type Case, on } from './case.ts';
import { press } from './examples.ts';
import { recordIn } from './records.ts';

const { owner } = thePeople;
const working = on(recordIn.implementation);
const attached = (count: number) =>
  on({
    ...recordIn.implementation,
    evidence: Array.from({ length: count }, () => ({ ...fileFor('A2'), at: '', by: owner.id })),
  });
const sized = (bytes: number) => ({ file: { ...fileFor('A1'), bytes } });
export const evidenceCases: readonly Case[] = [
  attached(199)('200 files are accepted', 'reporter', 'attachEvidence', 'implementation', { file: fileFor('A1') }),
  attached(200)('and no more', 'reporter', 'attachEvidence', 'invalid: file tooMany', { file: fileFor('A1') }),
  working('a file may have 100 MB', 'reporter', 'attachEvidence', 'implementation', sized(100 * 1024 * 1024)),
  working('but not more', 'reporter', 'attachEvidence', 'invalid: bytes tooLarge', sized(100 * 1024 * 1024 + 1)),
  working('a program is refused', 'reporter', 'attachEvidence', 'invalid: name programFile', {
    file: { ...fileFor('A1'), name: 'door.PDF.exe' },
  }),
  working('a file is attached once', 'reporter', 'attachEvidence', 'nothingChanged', {
    first: [press('owner', 'attachEvidence')],
  }),
  working('to an existing action', 'reporter', 'attachEvidence', 'invalid: action unknownAction', {
    file: fileFor('A3'),
  }),
  working('and once to each action', 'reporter', 'attachEvidence', 'implementation', {
    file: fileFor('A2'),
    first: [press('owner', 'attachEvidence'), press('owner', 'attachEvidence', { file: fileFor('A1') })],
    shows: { 'evidence.length': 3 },
  }),
];

function fileFor(action: string) {
  const sha256 = 'a'.repeat(64);
  return { name: 'door.jpg', bytes: 1, sha256, link: 'https://contoso.sharepoint.com/door.jpg', action };
}
