import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { SeededPerson } from '../../infra/local/tenant.ts';
import { theClassification } from '../builders/aRecord.ts';
import { commandOf, top } from '../setup/programs.ts';
import { activity, deliver, freshNonce, personNamed, postJson } from './asTeams.ts';
import { type LocalSystem, removeDataDir, startLocalSystem } from './localSystem.ts';
import { passMinutes } from './passMinutes.ts';
import { control, eventually, type Row, rowsOf } from './siteRows.ts';

const [sam, claire, hana, pedro] = ['Sam Carter', 'Claire Dubois', 'Hana Ito', 'Pedro Alvarez'].map(personNamed) as [
  SeededPerson,
  SeededPerson,
  SeededPerson,
  SeededPerson,
];

const answerSchema = z.looseObject({ reference: z.string().optional() });
const messagesSchema = z.array(z.looseObject({}));

/**
 * Clause 10.2 c: the person who has to act is told, or someone who can tell them is. Two server processes: one meets
 * the person, and the notice is in the other's outbox.
 */
describe('a person whom the bot cannot reach', () => {
  let system: LocalSystem;
  let second: LocalSystem;
  const join = () => startLocalSystem(system.dataDir, '--join', `${system.dataDir}/local.json`);
  beforeAll(async () => {
    system = await startLocalSystem();
    second = await join();
    await postJson(`${system.local.teams}/_control/open`, { userId: claire.id });
  });
  afterAll(async () => {
    await second.stop();
    await system.stop();
    removeDataDir(system.dataDir);
  });

  const give = async (url: string, who: SeededPerson, command: object): Promise<string> => {
    const issued = await postJson(`${system.local.entra}/_control/user-token`, { userId: who.id });
    const { token } = z.object({ token: z.string() }).parse(await issued.json());
    const answer = await postJson(`${url}/api/commands`, { n: freshNonce(), command }, token);
    expect(answer.status).toBe(200);
    return answerSchema.parse(await answer.json()).reference ?? '';
  };
  /** A report assigned to a person, by the first process. */
  const given = async (what: string, owner: SeededPerson): Promise<string> => {
    const facts = { what, detectedOn: new Date().toISOString().slice(0, 10) };
    const reference = await give(system.url, sam, { name: 'report', facts, language: 'en' });
    const triage = {
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'One',
      ...theClassification,
      owner: owner.id,
    };
    await give(system.url, claire, { name: 'triageReport', reference, ...triage });
    return reference;
  };
  const later = (minutes: number) => passMinutes(system, minutes);
  const rows = (list: string, about: (row: Row) => boolean) => async () => (await rowsOf(system, list)).filter(about);
  const assigned = (reference: string) =>
    rows('Messages', ({ NoticeKey, Kind }) => Kind === 'ownerAssigned' && String(NoticeKey).startsWith(reference));
  /** The cards in a person's chat that have this text, redrawn or not. */
  const cards = async (who: SeededPerson, ...texts: readonly string[]): Promise<number> => {
    const answer = await fetch(`${system.local.teams}/_control/messages?userId=${who.id}`);
    const shown = messagesSchema.parse(await answer.json()).map((one) => JSON.stringify(one));
    return shown.filter((one) => texts.every((text) => one.includes(text))).length;
  };
  const waits = (found: readonly Row[]): boolean => found[0]?.ActivityId === 'waiting';
  const isOut = (found: readonly Row[]): boolean =>
    !['', 'waiting', undefined].includes(found[0]?.ActivityId as string);
  const block = (who: SeededPerson, blocked: boolean) =>
    postJson(`${system.local.teams}/_control/block`, { userId: who.id, blocked });

  /** The command itself, as an administrator runs it. */
  const told = async (reference: string): Promise<{ readonly code: number; readonly stdout: string }> => {
    const command = [...commandOf('infra/told/told.ts'), reference, '--local', `${system.dataDir}/local.json`];
    return promisify(execFile)(process.execPath, command, { cwd: top }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (ended: { readonly code: number; readonly stdout: string }) => ended,
    );
  };

  let first = '';
  it('has a held notice that blocks no checkpoint, and the ISMS manager is asked to tell them', async () => {
    first = await given('The fire door is wedged open.', hana);
    const [row] = await eventually(assigned(first), waits);
    expect(row).toMatchObject({ Reference: 'waiting', PersonId: hana.id });
    // People the server never met are known only by id: reading the directory takes an optional permission.
    expect(await cards(claire, first, 'TenTwo could not reach someone', hana.id.slice(-8))).toBe(1);
    const last = (await rows('History', ({ Reference }) => Reference === first)()).at(-1);
    // One is made a day.
    const checkpoints = async () => {
      await postJson(`${system.local.teams}/_control/clock`, { advanceMs: 13 * 3_600_000 });
      return rows('History', ({ Reference }) => Reference === 'CHECK')();
    };
    const covers = ({ Events }: Row): boolean => Number(/\\nlast (\d+)/.exec(String(Events))?.[1]) >= Number(last?.id);
    await eventually(checkpoints, (made) => made.some(covers));
    expect(system.printed().split('notice.putAside').length - 1).toBe(2);
    const { code, stdout } = await told(first);
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`0002 {2}ownerAssigned +UNDELIVERED .+${hana.id}.*; has never met the bot`));
    expect(stdout).toMatch(new RegExp(`0002 {2}unreached +delivered .+asked to tell .*${hana.id}.* of ownerAssigned`));
  });

  it('receives it once, from another process, after installing the bot there', async () => {
    const install = activity(system, hana, { type: 'installationUpdate', action: 'add' });
    await deliver(system, install, second.url);
    await eventually(assigned(first), isOut);
    for (let look = 0; look < 3; look += 1) await later(6);
    expect(await cards(hana, first, 'was assigned to you')).toBe(1);
    expect((await told(first)).stdout).toMatch(new RegExp(`0002 {2}ownerAssigned +delivered .+${hana.id}`));
    expect(await rows('Messages', ({ Reference }) => Reference === 'waiting')()).toMatchObject([{ PersonId: sam.id }]);
  });

  it('is recorded as blocking the bot, and the ISMS manager is asked once to tell them', async () => {
    await deliver(system, activity(system, pedro, { type: 'installationUpdate', action: 'add' }), second.url);
    await eventually(
      rows('Conversations', ({ PersonId }) => PersonId === pedro.id),
      (found) => found.length === 1,
    );
    await block(pedro, true);
    const reference = await given('Pallets stand before the hydrant.', pedro);
    await eventually(assigned(reference), waits);
    // The process that met the person tries once, and from then on none does: four messages lead to one try.
    const triedAgain = async () => {
      await later(6);
      return assigned(reference)();
    };
    await eventually(triedAgain, (found) => waits(found) && found[0]?._UIVersionString === '4.0');
    for (let look = 0; look < 3; look += 1) await later(6);
    const [aside] = await assigned(reference)();
    expect(aside).toMatchObject({ ActivityId: 'waiting', _UIVersionString: '4.0' });
    const chats = rows('Conversations', ({ PersonId }) => PersonId === pedro.id);
    expect(await chats()).toMatchObject([{ GoneSince: expect.any(String) }]);
    expect(await cards(claire, reference, 'TenTwo could not reach someone')).toBe(1);

    // The power fails after the second process has claimed the notice, and before it sends it.
    await block(pedro, false);
    const info = z
      .object({ siteId: z.string() })
      .parse(await (await fetch(`${system.local.graph}/_control/info`)).json());
    const { token } = z.object({ token: z.string() }).parse(await control(system, 'token', { access: 'read' }));
    const list = await fetch(`${system.local.graph}/v1.0/sites/${info.siteId}/lists/Messages`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { id } = z.object({ id: z.string() }).parse(await list.json());
    await control(system, 'faults', {
      method: 'PATCH',
      path: `/lists/${id}/items/${aside?.id}/`,
      count: 1,
      when: 'after',
      delayMs: 60_000,
    });
    await deliver(system, activity(system, pedro, { type: 'message', text: 'help' }), second.url);
    await eventually(assigned(reference), (found) => !found[0]?.ActivityId);
    await second.kill();
    expect(await cards(pedro, reference)).toBe(0);
    second = await join();
    const delivered = async () => {
      await later(6);
      return assigned(reference)();
    };
    await eventually(delivered, isOut);
    for (let look = 0; look < 3; look += 1) await later(6);
    expect(await cards(pedro, reference, 'was assigned to you')).toBe(1);
    const [chat, ...more] = await chats();
    expect([chat?.GoneSince, more]).toEqual([undefined, []]);
    expect(await cards(claire, reference, 'TenTwo could not reach someone')).toBe(1);
  });
});
