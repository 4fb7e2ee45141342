import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { people, team } from '../../infra/local/tenant.ts';
import { commandOf, top } from '../setup/programs.ts';
import { deliver, freshNonce, person, postJson, pressActivity, referenceIn } from './asTeams.ts';
import { type LocalSystem, newDataDir, removeDataDir, startLocalSystem } from './localSystem.ts';
import { editRow, eventually, rowsOf } from './siteRows.ts';

const hour = 60 * 60_000;
/** The site's clock begins at this hour of a day (UTC), so that one day has room for what is counted by the day. */
const firstHour = 6;

/** Clause 10.2 f, g: an editor of the site can recompute a chain, but not a checkpoint. */
describe('a checkpoint of the history', () => {
  let system: LocalSystem;
  beforeAll(async () => {
    const dataDir = newDataDir();
    const offsetMs = (firstHour + 24) * hour - (Date.now() % (24 * hour));
    writeFileSync(join(dataDir, 'clock.json'), JSON.stringify({ offsetMs }));
    system = await startLocalSystem(dataDir);
    await postJson(`${system.local.teams}/_control/open`, { userId: person(2).id });
  });
  afterAll(async () => {
    await system.stop();
    removeDataDir(system.dataDir);
  });

  const later = (minutes: number) => postJson(`${system.local.teams}/_control/clock`, { advanceMs: minutes * 60_000 });
  const checkpoints = async () => (await rowsOf(system, 'History')).filter((row) => row.Reference === 'CHECK');

  it('is made once no effects are pending, and the history verifies', async () => {
    const what = 'The door of the archive does not close any more.';
    const answer = await deliver(
      system,
      pressActivity(system, person(0), 'report.send', { v: 1, n: freshNonce(), what }),
    );
    expect(referenceIn(answer)).toBeDefined();
    // The notice to the ISMS manager is sent first; then a row must age for two minutes.
    await eventually(
      () => rowsOf(system, 'Messages'),
      (rows) => rows.some((row) => row.Kind === 'newReport' && row.ActivityId),
    );
    const [first] = await eventually(
      async () => {
        await later(6);
        return checkpoints();
      },
      (rows) => rows.length > 0,
    );
    expect(first).toMatchObject({ CommitKey: 'CHECK/0001' });
    expect(await verified()).toMatchObject({ verdict: 'proven', checkpoints: 1, keysFrom: 'given', findings: [] });
  });

  it('is posted in the triage channel, where anyone can take it as an anchor', async () => {
    const conversation = team.channels[1]?.id ?? '';
    const administrator = people.find((one) => one.groups.includes('administrators')) ?? person(0);
    const text = 'use this channel for triage';
    await postJson(`${system.local.teams}/api/say`, { as: administrator.id, conversation, text, mentionBot: true });
    const said = async () => {
      const asked = new URLSearchParams({ as: administrator.id, conversation });
      return JSON.stringify(await (await fetch(`${system.local.teams}/api/messages?${asked}`)).json());
    };
    const messages = await eventually(
      async () => {
        await later(6);
        return said();
      },
      (shown) => /CHECK\/\d{4}/.test(shown),
    );
    // As a person copies the lines, each of which is a block of its own.
    const lines = [...messages.matchAll(/"type":"TextRun","text":"([^"]+)"/g)].map(([, line]) => line);
    const file = join(system.dataDir, 'anchor.txt');
    writeFileSync(file, lines.join('\r\n'));
    expect(await verified('--anchor', file)).toMatchObject({ verdict: 'proven', findings: [] });
    const posts = (await rowsOf(system, 'Messages')).filter(({ Kind }) => Kind === 'checkpoint');
    expect(posts).toMatchObject([{ NoticeKey: expect.stringMatching(/^CHECK\/\d{4}-\d\d-\d\d\/posted$/) }]);
  });

  it('has a time stamp, which the command verifies', async () => {
    // The clock may be moved between checkpoint and time stamp, which is then dropped: the next day has another one.
    await eventually(
      async () => {
        await deliver(
          system,
          pressActivity(system, person(0), 'report.send', { v: 1, n: freshNonce(), what: 'A door' }),
        );
        await later(24 * 60);
        await later(6);
        return checkpoints();
      },
      (rows) => rows.some(({ Events }) => String(Events).includes('"timestamp"')),
    );
    const report = await verified();
    expect(report).toMatchObject({ verdict: 'proven', findings: [] });
    expect(report).toMatchObject({ timestamps: { last: { authority: 'Contoso Time-Stamp Authority' } } });
  });

  it('names a row edited in SharePoint', async () => {
    // The first row says what the server was started with.
    const row = (await rowsOf(system, 'History')).find((one) => /^NC-/.test(String(one.Reference)));
    await editRow(system, 'History', String(row?.id), { Events: String(row?.Events).replace('archive', 'canteen') });
    const report = (await verified()) as { verdict: string; findings: readonly object[] };
    expect(report.verdict).toBe('doesNotFit');
    expect(report.findings[0]).toMatchObject({ item: Number(row?.id) });
  });

  /** The command itself, as an auditor runs it. It exits with 1 when something does not fit. */
  const verified = async (...more: readonly string[]): Promise<unknown> => {
    const local = ['--local', `${system.dataDir}/local.json`, '--json', ...more];
    const command = [...commandOf('infra/verify/verify.ts'), ...local];
    const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: top }).catch(
      (ended: { stdout: string }) => ended,
    );
    return JSON.parse(stdout);
  };
});
