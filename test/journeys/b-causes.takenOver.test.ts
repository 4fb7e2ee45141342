import { z } from 'zod';
import { botWords } from '../../bot/words/words.ts';
import { procedureWords } from '../../procedure/words/words.ts';
import { theClassification } from '../builders/aRecord.ts';
import { deliver, personNamed, pressActivity } from './asTeams.ts';
import { giveCommands } from './giveCommands.ts';
import { type LocalSystem, newDataDir, removeDataDir, startLocalSystem } from './localSystem.ts';
import { type Meeting, meetingControl, type Outcome } from './meetingControl.ts';
import { eventually, rowsOf } from './siteRows.ts';

const dataSchema = z.record(z.string(), z.unknown());

/** Clause 10.2 b: the session leader leaves, and the others finish the session. */
describe('5 Whys whose facilitator leaves', () => {
  const dataDir = newDataDir();
  const { button, form, said } = botWords.en.session;
  const { refusal } = procedureWords.en.terms;
  let system: LocalSystem;
  let control: ReturnType<typeof meetingControl>;
  let meeting: Meeting;
  let activityId: string;
  let reference: string;
  /** A dialog that Rui opened in time. */
  let kept: Outcome;
  const press = (who: string, title: string, card?: unknown) => control.presses(who, activityId, title, card);
  const send = (who: string, seen: Outcome, title: string, inputs: object = {}) =>
    control.sends(who, activityId, seen, title, inputs);
  /** Chosen in the session leader's menu. */
  const choose = async (who: string, chosen: string): Promise<Outcome> =>
    send(who, await press(who, button.facilitate), form.facilitate.send, { move: chosen });
  const shown = async (): Promise<string> => JSON.stringify((await control.cardsIn(meeting))[0]?.card);
  const shows = (text: string) => eventually(shown, (card) => card.includes(text));

  beforeAll(async () => {
    system = await startLocalSystem(dataDir);
    control = meetingControl(system);
    const give = giveCommands(system);
    const what = 'Visitor badges of the Lyon office open the server room.';
    await give('Sam', 'report', { facts: { what, ongoing: 'no', detectedOn: '2026-07-01' }, language: 'en' });
    const triage = {
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'One office',
      ...theClassification,
      owner: personNamed('Hana').id,
    };
    reference = await give('Claire', 'triageReport', triage);
    meeting = await control.begins('Claire', `5 Whys ${reference}`);
    for (const who of ['Hana', 'Pedro', 'Rui']) await control.joins(who, meeting);
    const [card] = await eventually(
      () => control.cardsIn(meeting),
      ({ length }) => length > 0,
    );
    activityId = card?.id ?? '';
  });
  afterAll(async () => {
    await system.stop();
    removeDataDir(dataDir);
  });

  it('are opened by the facilitator, and receive causes', async () => {
    const stated = { problem: 'Visitor badges open the server room.', implications: 'Visitors reach the backups.' };
    const saved = await send('Claire', await choose('Claire', 'problem'), form.problem.send, stated);
    expect(saved).toEqual({ kind: 'text', text: form.problem.done });
    expect(await choose('Claire', 'begin')).toEqual({ kind: 'text', text: said.moved });
    await control.leaves('Claire', meeting);
    await shows(button.cause);
    const opened = await press('Pedro', button.cause);
    const text = 'Visitors are in the same door group as staff';
    expect(JSON.stringify(await send('Pedro', opened, form.cause.send, { text }))).toContain(form.cause.done);
    kept = await press('Rui', button.cause);
    await shows(text);
  });

  it('are closed to people outside the channel, whatever they send', async () => {
    const [stands] = await control.cardsIn(meeting);
    const { actions } = z
      .object({ actions: z.array(z.looseObject({ data: dataSchema.optional() })) })
      .parse(stands?.card);
    for (const who of ['Lena', 'Chloé']) {
      const { status, text } = await deliver(
        system,
        pressActivity(system, personNamed(who), 'session.here', actions[0]?.data ?? {}),
      );
      const language = who === 'Lena' ? 'en' : 'fr';
      expect({ status, text }).toEqual({
        status: 200,
        text: expect.stringContaining(procedureWords[language].terms.refusal({ reason: 'unknown' })),
      });
    }
    expect(await shown()).toContain('2 people here');
  });

  it('are taken over after five minutes, not before, and not by a guest', async () => {
    const early = await press('Pedro', button.facilitate);
    const text = JSON.stringify(await send('Pedro', early, button.takeOver));
    expect(text).toContain(refusal({ reason: 'leaderThere' }));
    await control.passMinutes(6);
    expect(JSON.stringify(await press('Rui', button.facilitate))).not.toContain(button.takeOver);
    expect(JSON.stringify(await send('Pedro', early, button.takeOver))).toContain(said.takenOver);
  });

  it('are finished by the new facilitator, and an old card agrees to nothing', async () => {
    const chosen = await choose('Pedro', 'root');
    const [cause] = JSON.stringify(chosen.card).match(/(?<="value":")[0-9a-f]{64}/) ?? [];
    const statement = await send('Pedro', chosen, form.root.send, { cause });
    const root = { statement: 'No rule says who belongs to a door group', category: 'policyMissing' };
    expect(await send('Pedro', statement, form.statement.send, root)).toMatchObject({ text: form.statement.done });
    await choose('Pedro', 'ask');
    await shows(button.agree);
    const before = (await control.cardsIn(meeting))[0]?.card;
    await choose('Pedro', 'back');
    await choose('Pedro', 'ask');
    const stale = JSON.stringify(await press('Hana', button.agree, before));
    expect(stale).toContain(refusal({ reason: 'stale', of: 'round' }));
    await eventually(shown, (card) => card.includes('"round":2'));
    for (const who of ['Pedro', 'Hana']) expect(JSON.stringify(await press(who, button.agree))).toContain(said.agreed);
    const closing = await choose('Pedro', 'close');
    expect(await send('Pedro', closing, form.close.send)).toMatchObject({ text: form.close.done });
    const [row] = await eventually(
      () => rowsOf(system, 'Nonconformities'),
      ([first]) => first?.RootCause !== undefined,
    );
    expect(row?.RootCause).toContain(root.statement);
  });

  it('answer later contributions truthfully, and end in one summary', async () => {
    // A server learns of a closing within 15 seconds; contributions given meanwhile are late, and the card says so.
    await control.passMinutes(1);
    const late = JSON.stringify(await send('Rui', kept, form.cause.send, { text: 'The badge printer is to blame' }));
    expect(late).toContain(said.late);
    // Another server may hold the edit lease for forty seconds (decision 13).
    await control.passMinutes(1);
    await shows(botWords.en.session.status.late(1));
    await control.ends('Pedro', meeting);
    await eventually(
      () => control.cardsIn(meeting),
      ({ length }) => length === 2,
    );
    expect(await shown()).toContain(botWords.en.session.closed.next);
  });
});
