import { aProcedure } from '../../test/builders/aProcedure.ts';
import { sha256 } from '../../test/builders/sha256.ts';
import type { EnvironmentValues } from '../organisation/environment.ts';
import { organisationKey } from '../organisation/organisation.ts';
import { recordEnvironment } from './recordEnvironment.ts';

const old = { PROCEDURE_VERSION: '3.1', TIME_ZONE: 'Europe/Paris' };
const now = { PROCEDURE_VERSION: '3.2', TIME_ZONE: 'Europe/Paris' };

const aStart = () => {
  const { organisation, clock } = aProcedure();
  const start = (values: EnvironmentValues) => recordEnvironment({ organisation, clock, digest: sha256 }, values);
  const commits = () => organisation.stored()[0]?.commits ?? [];
  return { organisation, clock, start, commits };
};

describe('the environment the server was started with', () => {
  it('is recorded by TenTwo at the first start, and not again', async () => {
    const { start, commits } = aStart();
    expect(await start(old)).toBe(true);
    expect(await start(old)).toBe(true);
    expect(commits()).toMatchObject([
      {
        key: 'SETTINGS',
        sequence: 1,
        actorId: 'tentwo',
        actorName: 'TenTwo',
        events: [
          {
            type: 'EnvironmentChanged',
            changes: [
              { name: 'PROCEDURE_VERSION', new: '3.1' },
              { name: 'TIME_ZONE', new: 'Europe/Paris' },
            ],
          },
        ],
      },
    ]);
  });

  it('is recorded once by servers that start together with the same values', async () => {
    const { start, commits } = aStart();
    await start(old);
    expect(await Promise.all([start(now), start(now), start(now)])).toEqual([true, true, true]);
    expect(commits().map(({ events }) => events)).toMatchObject([
      {},
      [{ changes: [{ name: 'PROCEDURE_VERSION', old: '3.1', new: '3.2' }] }],
    ]);
  });

  it('settles, whichever of two server versions starts when: at most one row per start, and the last start decides', async () => {
    const { start, commits, organisation } = aStart();
    await start(old);
    // A rolling deployment: new ones start, an old one that crashed comes up again, then the last new one.
    await Promise.all([start(now), start(old)]);
    await start(old);
    await start(now);
    await start(now);
    expect(commits().length).toBeLessThanOrEqual(5);
    expect(organisation.current().environment).toEqual(now);
    const versions = commits().flatMap(({ events }) =>
      events.flatMap((event) =>
        event.type === 'EnvironmentChanged' ? event.changes.filter(({ name }) => name === 'PROCEDURE_VERSION') : [],
      ),
    );
    // Each row holds the value before it: no change is lost in between.
    versions.forEach(({ old: before }, index) => {
      expect(before).toBe(versions[index - 1]?.new);
    });
  });

  it('is another command when the values come back', async () => {
    const { start, commits } = aStart();
    for (const values of [old, now, old, now]) await start(values);
    expect(commits()).toHaveLength(4);
    expect(new Set(commits().map(({ commandId }) => commandId)).size).toBe(4);
  });

  it('cannot be recorded in a damaged stream, and reports that', async () => {
    const { start, organisation } = aStart();
    await start(old);
    organisation.damage(organisationKey, { kind: 'brokenChain', row: 'SETTINGS/0001' });
    expect(await start(now)).toBe(false);
  });

  it('is not taken as recorded while the outcome is unknown', async () => {
    const { start, organisation } = aStart();
    organisation.breakDown('notKnownYet', { only: 'append', when: 'after' });
    await expect(start(old)).rejects.toMatchObject({ code: 'notKnownYet' });
    organisation.mend();
    expect(await start(old)).toBe(true);
    expect(organisation.stored()[0]?.commits).toHaveLength(1);
  });
});
