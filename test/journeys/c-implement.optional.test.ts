import { z } from 'zod';
import type { SeededPerson } from '../../infra/local/tenant.ts';
import { theClassification } from '../builders/aRecord.ts';
import { freshNonce, personNamed, postJson } from './asTeams.ts';
import { type LocalSystem, newDataDir, removeDataDir, startOneServer } from './localSystem.ts';
import { passMinutes } from './passMinutes.ts';
import { control, eventually, rowsOf } from './siteRows.ts';

const [sam, claire, olga, hana, pedro] = ['Sam', 'Claire', 'Olga', 'Hana', 'Pedro'].map(personNamed) as [
  SeededPerson,
  SeededPerson,
  SeededPerson,
  SeededPerson,
  SeededPerson,
];

const answerSchema = z.looseObject({ reference: z.string().optional() });
const day = 24 * 3_600_000;

/** Clause 10.2 c, with the permissions in Graph that TenTwo can do without. */
describe('with the optional permissions', () => {
  let system: LocalSystem;
  beforeAll(async () => {
    const granted = ['User.Read.All', 'TeamsAppInstallation.ReadWriteSelfForUser.All'];
    system = await startOneServer(newDataDir(), ...granted.flatMap((one) => ['--grant', one]));
    await postJson(`${system.local.teams}/_control/open`, { userId: claire.id });
    await postJson(`${system.local.teams}/_control/open`, { userId: olga.id });
  });
  afterAll(async () => {
    await system.stop();
    removeDataDir(system.dataDir);
  });

  const give = async (who: SeededPerson, command: object): Promise<string> => {
    const issued = await postJson(`${system.local.entra}/_control/user-token`, { userId: who.id });
    const { token } = z.object({ token: z.string() }).parse(await issued.json());
    const answer = await postJson(`${system.url}/api/commands`, { n: freshNonce(), command }, token);
    expect(answer.status).toBe(200);
    return answerSchema.parse(await answer.json()).reference ?? '';
  };
  const given = async (what: string, owner: SeededPerson): Promise<string> => {
    const facts = { what, detectedOn: new Date().toISOString().slice(0, 10) };
    const reference = await give(sam, { name: 'report', facts, language: 'en' });
    const triage = {
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'One',
      ...theClassification,
      owner: owner.id,
    };
    await give(claire, { name: 'triageReport', reference, ...triage });
    return reference;
  };
  /** The cards in a person's chat that have all these texts. */
  const cards = async (who: SeededPerson, ...texts: readonly string[]): Promise<number> => {
    const answer = await fetch(`${system.local.teams}/_control/messages?userId=${who.id}`);
    const shown = z.array(z.looseObject({})).parse(await answer.json());
    return shown.map((one) => JSON.stringify(one)).filter((one) => texts.every((text) => one.includes(text))).length;
  };
  const installations = async (): Promise<number> => {
    const { byRoute } = z
      .object({ byRoute: z.record(z.string(), z.number()) })
      .parse(await (await fetch(`${system.local.graph}/_control/usage`)).json());
    return byRoute['POST /users/{id}/teamwork/installedApps'] ?? 0;
  };
  const alerts = async () => (await rowsOf(system, 'Messages')).filter(({ Kind }) => Kind === 'unreached').length;

  let first = '';
  it('a person who never met the bot receives the notice, and no one else is asked to tell them', async () => {
    first = await given('The fire door is wedged open.', hana);
    await eventually(
      () => cards(hana, first, 'was assigned to you'),
      (found) => found === 1,
    );
    for (let look = 0; look < 2; look += 1) await passMinutes(system, 6);
    expect(await cards(hana, first, 'was assigned to you')).toBe(1);
    expect(await installations()).toBe(1);
    expect(await alerts()).toBe(0);
  });

  it('others are asked at once when Microsoft 365 refuses, which is tried once a day', async () => {
    await control(system, 'faults', { method: 'POST', path: '/teamwork/installedApps', status: 403, count: 1 });
    const second = await given('Pallets stand before the hydrant.', pedro);
    await eventually(
      () => cards(claire, second, 'TenTwo could not reach someone', pedro.displayName),
      (found) => found === 1,
    );
    const third = await given('The hydrant is not signed.', pedro);
    await eventually(
      () => cards(claire, third, 'TenTwo could not reach someone'),
      (found) => found === 1,
    );
    expect(await installations()).toBe(2);
  });

  it('an overdue task goes on to the line manager, who learns only which record it is', async () => {
    const clock = `${system.local.teams}/_control/clock`;
    const { now } = z.object({ now: z.string() }).parse(await (await fetch(clock)).json());
    // At noon, wherever it is begun: digests are sent from eight in the morning.
    const noon = Math.floor(Date.parse(now) / day) * day + day / 2;
    for (let days = 1; days <= 6; days += 1) {
      await postJson(clock, { now: new Date(noon + days * day) });
      await passMinutes(system, 6);
    }
    expect(await cards(olga, first)).toBeGreaterThan(0);
    expect(await cards(olga, 'The fire door')).toBe(0);
    expect(system.printed()).not.toContain('people.managersUnknown');
  });
});
