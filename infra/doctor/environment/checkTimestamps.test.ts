import { newFolder } from '../../local/testing/newFolder.ts';
import { createAuthorityKeys } from '../../local/timestamps/authorityKeys.ts';
import { startTimestamps } from '../../local/timestamps/startTimestamps.ts';
import { checkTimestamps } from './checkTimestamps.ts';

it('asks the time-stamp authority, if there is one, and says why it gives no time stamp', async () => {
  expect(await checkTimestamps({})).toEqual([]);
  const now = new Date('2026-12-02T10:00:00.000Z');
  const { url, root, close } = await startTimestamps({
    port: 0,
    dataDir: newFolder('doctor'),
    clock: { now: () => now },
  });
  const what = 'The time-stamp authority answers: Contoso Time-Stamp Authority, 2026-12-02T10:00:00.000Z.';
  expect(await checkTimestamps({ TIMESTAMP_URL: url, TIMESTAMP_CA: root })).toEqual([
    { check: 'timestamps', state: 'ok', what },
  ]);
  const other = await createAuthorityKeys();
  expect(await checkTimestamps({ TIMESTAMP_URL: url, TIMESTAMP_CA: other.root })).toEqual([
    {
      check: 'timestamps',
      state: 'warning',
      what: `${url} gives no time stamp: no usable answer: unexpectedAnswer (timestamp.request), unknownAuthority.`,
      todo: 'Set TIMESTAMP_CA to the root certificate of this authority.',
    },
  ]);
  await close();
  expect(await checkTimestamps({ TIMESTAMP_URL: url, TIMESTAMP_CA: root })).toEqual([
    expect.objectContaining({ state: 'warning', todo: expect.stringContaining('reach this address') }),
  ]);
});
