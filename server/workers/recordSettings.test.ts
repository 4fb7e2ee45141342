import { localCheckpointKey } from '../../infra/local/localSettings.ts';
import { organisationKey } from '../../procedure/organisation/organisation.ts';
import { createMemoryOrganisation } from '../../test/builders/memoryStreams.ts';
import { sha256 } from '../../test/builders/sha256.ts';
import { createStageClock } from '../../test/contracts/stageClock.ts';
import type { Settings } from '../settings.ts';
import { environmentOf, recordSettings } from './recordSettings.ts';

const settings = {
  CLIENT_SECRET: 'hunter2 hunter2',
  SEAL_KEY: 'c0ffee',
  CHECKPOINT_KEY: localCheckpointKey,
  PROCEDURE_VERSION: '3.1',
  TIME_ZONE: 'Europe/Paris',
  HOLIDAYS: ['2026-12-25', '2026-01-01'],
  GROUP_ISMS_MANAGERS: 'g1',
  GROUP_MANAGEMENT: 'g2',
  GROUP_AUDITORS: 'g3',
  GROUP_ADMINISTRATORS: 'g4',
  GROUP_ALTERNATES: 'g5',
} as unknown as Settings;

const aServer = () => {
  const organisation = createMemoryOrganisation({ digest: sha256 });
  const clock = createStageClock('2026-11-24T09:00:00.000Z');
  const logged: string[] = [];
  const log = (_: string, event: string) => logged.push(event);
  const say = () => recordSettings({ organisation, clock, digest: sha256, log }, environmentOf(settings));
  const said = () => organisation.stored()[0]?.state.environment;
  return { organisation, clock, logged, say, said };
};

describe('the environment that a server records', () => {
  it('contains what affects the meaning of records, by the names of the settings, and no secret', () => {
    expect(environmentOf(settings)).toEqual({
      PROCEDURE_VERSION: '3.1',
      TIME_ZONE: 'Europe/Paris',
      HOLIDAYS: '2026-01-01 2026-12-25',
      GROUP_ISMS_MANAGERS: 'g1',
      GROUP_MANAGEMENT: 'g2',
      GROUP_AUDITORS: 'g3',
      GROUP_ADMINISTRATORS: 'g4',
      GROUP_ALTERNATES: 'g5',
    });
    expect(environmentOf({ ...settings, HOLIDAYS: [] })).not.toHaveProperty('HOLIDAYS');
  });

  it('is recorded before the server accepts requests', async () => {
    const { say, said, logged } = aServer();
    await say();
    expect(said()).toEqual(environmentOf(settings));
    expect(logged).toEqual([]);
  });

  it('is recorded later when it cannot be recorded at once, and only once', async () => {
    const { organisation, clock, say, said, logged } = aServer();
    organisation.breakDown('unreachable');
    await say();
    expect(said()).toBeUndefined();
    clock.advance(59_000);
    organisation.mend();
    const before = organisation.calls.length;
    clock.advance(1000);
    // The timer has started its work; its follow-up is done when this is.
    for (let turn = 0; turn < 20 && said() === undefined; turn += 1) await Promise.resolve();
    expect(said()).toEqual(environmentOf(settings));
    expect(organisation.calls.length).toBeGreaterThan(before);
    clock.advance(600_000);
    await organisation.load(organisationKey, 'fresh');
    expect(organisation.stored()[0]?.commits).toHaveLength(1);
    expect(logged).toEqual(['environment.notSaidYet']);
  });

  it('is no longer tried once the server stops', async () => {
    const { organisation, clock, say } = aServer();
    organisation.breakDown('throttled');
    const stop = await say();
    stop();
    const before = organisation.calls.length;
    clock.advance(600_000);
    expect(organisation.calls).toHaveLength(before);
  });

  it('does not keep the server from starting when the stream is damaged', async () => {
    const { organisation, clock, say, logged } = aServer();
    await say();
    organisation.damage(organisationKey, { kind: 'brokenChain', row: 'SETTINGS/0001' });
    // The same values: nothing to record, even if recording were possible.
    await say();
    clock.advance(600_000);
    expect(logged).toEqual(['environment.streamDamaged']);
  });
});
