import { z } from 'zod';
import { personalChatOf, teamsIdOf } from '../../infra/local/teams/chat/directory.ts';
import type { SeededPerson } from '../../infra/local/tenant.ts';
import type { Anonymity } from '../../procedure/record/report/identity.ts';
import { person } from './asTeams.ts';
import { type FixedServer, type Item, openSurroundings, type Surroundings, startFixedServer } from './fixedServer.ts';
import { commitsShown } from './storm/checker/commitsShown.ts';

/**
 * Clause 10.2 a, to react, begins with a person who dares to report. With clock and seeds fixed, a report without a
 * name by one person in one run and by another in another run leaves the same rows, messages, files and log lines, to
 * the byte: so none of them holds who it was, nor anything that follows from it.
 */

const [sam, hana, claire] = [0, 9, 2].map(person) as [SeededPerson, SeededPerson, SeededPerson];
const everyone = [sam, hana, claire];
const withoutName = ['anonymous', 'sealed'] as const;

const answerSchema = z.looseObject({ reference: z.string(), caseCode: z.string() });
const reportedInTab = (text: string) => answerSchema.parse(JSON.parse(text));
/** A case code, as it stands in a card. */
const codeIn = (text: string): string => /\b(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}\b/.exec(text)?.[0] ?? '';

const of = (rows: readonly Item[], list: string, reference?: string): readonly Item['fields'][] =>
  rows
    .filter((row) => row.list === list && (reference === undefined || row.fields.Reference === reference))
    .map(({ fields }) => fields);

/** All effects of this commit have run: it is displayed, the ISMS manager was notified, and their card redrawn. */
const isComplete =
  (reference: string, sequence: number) =>
  (rows: readonly Item[]): boolean => {
    const messages = rows.filter(({ list, fields }) => list === 'Messages' && fields.Reference === reference);
    const shownBy = commitsShown(messages);
    return (
      of(rows, 'Nonconformities', reference).some((row) => row.Sequence === sequence) &&
      messages.length > 0 &&
      messages.every((row) => shownBy(row) === sequence && row.fields.ActivityId !== undefined)
    );
  };

type Left = {
  /** Before any report: both people are known to the bot. */
  readonly before: readonly Item[];
  readonly rows: readonly Item[];
  readonly sent: ReturnType<FixedServer['sent']>;
  readonly logged: readonly string[];
  readonly files: readonly string[];
  /** The answers to the reporter, in the order of their presses. */
  readonly answers: readonly string[];
  readonly references: readonly string[];
  readonly codes: readonly string[];
};

const facts = { what: 'The manager copies visitor badges.', ongoing: 'yes', detectedOn: '2026-11-23' };

/** A busy machine: the bot said *Not saved yet*, and what is logged depends on when. */
class TooSlow extends Error {}

/**
 * One run: `who` reports in the tab and in the chat, is asked a question, uses the case codes to ask and answer, and
 * withdraws one of them.
 */
const runOf = async (
  around: Surroundings,
  who: SeededPerson,
  anonymity: Exclude<Anonymity, 'named'>,
): Promise<Left> => {
  const server = await startFixedServer(around);
  const answers: string[] = [];
  let drawn = 0;
  const n = (): string => {
    drawn += 1;
    return drawn.toString(16).padStart(32, 'a');
  };
  const give = async (body: object, as = who): Promise<string> => {
    const { status, text } = await server.post('/api/commands', { n: n(), ...body }, as);
    expect({ status, text }).toMatchObject({ status: 200 });
    return text;
  };
  const press = async (verb: string, inputs: object): Promise<string> => {
    const action = { type: 'Action.Execute', verb, data: { v: 1, n: n(), ...inputs } };
    const fields = { type: 'invoke', name: 'adaptiveCard/action', replyToId: 'card', value: { action } };
    const { status, text } = await server.say(who, fields);
    expect({ status, text }).toMatchObject({ status: 200 });
    if (server.logged().some((line) => line.includes('turn.slow'))) throw new TooSlow();
    return text;
  };
  try {
    for (const one of everyone) await server.say(one, { type: 'installationUpdate', action: 'add' });
    await server.until((rows) => of(rows, 'Conversations').length === everyone.length);
    const before = await server.rows();
    const greeted = server.sent().length;

    // In the tab.
    const report = { n: n(), command: { name: 'report', facts, language: 'en', anonymity } };
    await server.fault({ method: 'POST', path: '/items', status: 403 });
    const failed = await server.post('/api/commands', report, who);
    expect({ ...failed, logged: server.logged().length }).toMatchObject({ status: 503, logged: 1 });
    answers.push(failed.text, await give(report));
    const { reference, caseCode } = reportedInTab(answers[1] ?? '');
    await server.until(isComplete(reference, 1));
    await give({ command: { name: 'askReporter', reference, text: 'Which badges?' } }, claire);
    await server.until(isComplete(reference, 2));
    answers.push((await server.post('/api/cases', { reference, caseCode }, who)).text);
    expect(answers.at(-1)).toContain('Which badges?');
    await server.advance(3_600_000);
    answers.push(await give({ caseCode, command: { name: 'addToReport', reference, text: 'Those of Lyon.' } }));
    await server.until(isComplete(reference, 3));

    // In the chat with the bot.
    const form = { ...facts, anonymity, notToIsmsManager: 'false', n: n() };
    await server.fault({ method: 'POST', path: '/items', status: 403 });
    answers.push(await press('report.send', form), await press('report.send', form));
    const code = codeIn(answers.at(-1) ?? '');
    const other = /NC-2026-\d{4}/.exec(answers.at(-1) ?? '')?.[0] ?? '';
    expect({ other, code }).toEqual({ other: 'NC-2026-0002', code: expect.stringMatching(/^.{19}$/) });
    await server.until(isComplete(other, 1));
    await server.fault({ method: 'PATCH', path: '/items', status: 403 });
    await give({ command: { name: 'askReporter', reference: other, text: 'Since when?' } }, claire);
    await server.until(() => server.logged().some((line) => line.includes('effect.failed')));
    await server.advance(5000);
    await server.until(isComplete(other, 2));
    answers.push(await press('case.show', { number: other, code }));
    expect(answers.at(-1)).toContain('Since when?');
    answers.push(await press('case.add', { number: other, code, text: 'Since May.' }));
    await server.until(isComplete(other, 3));
    answers.push(await press('case.withdrawSend', { number: other, code, text: 'It was allowed.' }));
    await server.until(isComplete(other, 4));
    // A wrong code leaves nothing either.
    answers.push(
      await press('case.show', { number: other, code: code.replace(/^./, (first) => (first === '0' ? '1' : '0')) }),
    );

    // All that comes later by itself: what others may have left pending, reminders, the checkpoint.
    for (const milliseconds of [20_000, 130_000, 300_000, 300_000, 300_000]) {
      await server.advance(milliseconds);
      await server.until((rows) => isComplete(reference, 3)(rows) && isComplete(other, 4)(rows));
    }
    await server.until((rows) => of(rows, 'History').some(({ CommitKey }) => CommitKey === 'CHECK/0001'));
    await server.stop();
    return {
      before,
      answers,
      references: [reference, other],
      codes: [caseCode, code],
      rows: await server.rows(),
      sent: server.sent().slice(greeted),
      logged: server.logged(),
      files: server.files(),
    };
  } finally {
    await server.close();
  }
};

let around: Surroundings;
const runs = new Map<string, Promise<Left>>();
const patiently = async (who: SeededPerson, anonymity: Exclude<Anonymity, 'named'>, tries = 3): Promise<Left> => {
  try {
    return await runOf(around, who, anonymity);
  } catch (error) {
    if (!(error instanceof TooSlow) || tries <= 1) throw error;
    return patiently(who, anonymity, tries - 1);
  }
};
/** One run after the other: they share a connector. */
const run = (who: SeededPerson, anonymity: Exclude<Anonymity, 'named'>): Promise<Left> => {
  const name = `${who.displayName} ${anonymity}`;
  const before = [...runs.values()].at(-1);
  const made = runs.get(name) ?? Promise.resolve(before?.catch(() => undefined)).then(() => patiently(who, anonymity));
  runs.set(name, made);
  return made;
};
beforeAll(async () => {
  around = await openSurroundings();
});
afterAll(() => around.close());

/** Three letters may stand in any sealed text by chance. */
const longParts = (name: string): readonly string[] => name.split(' ').filter((part) => part.length > 3);

/** Everything that could identify a person, or their chat. */
const namesOf = (who: SeededPerson): readonly string[] => [
  who.id,
  who.displayName,
  ...longParts(who.displayName),
  who.userPrincipalName,
  teamsIdOf(who),
  personalChatOf(who),
];

describe.each(withoutName)('a report that is %s', (anonymity) => {
  it('by name is in the history, in the list, and in the notice to the ISMS manager', async () => {
    const { rows, references, sent } = await run(sam, anonymity);
    for (const reference of references) {
      expect(of(rows, 'History', reference).length).toBeGreaterThanOrEqual(3);
      expect(of(rows, 'Nonconformities', reference)).toMatchObject([
        { ReportedById: 'reporter', ReporterAnonymity: anonymity },
      ]);
      expect(JSON.stringify(sent)).toContain(reference);
    }
  });

  it('never names the reporter in anything written since, nor their chat', async () => {
    for (const who of [sam, hana]) {
      const { before, rows, sent, logged } = await run(who, anonymity);
      const people = (all: readonly Item[]) => all.filter(({ list }) => list === 'Conversations');
      // The bot knew this person before; nothing was added to that.
      expect(people(rows)).toEqual(people(before));
      const written = JSON.stringify([rows.filter(({ list }) => list !== 'Conversations'), sent, logged]);
      for (const name of namesOf(who)) expect(written).not.toContain(name);
    }
  });

  it('reveals no hour: every row has the beginning of the day, or the time of the previous row', async () => {
    const { rows, references } = await run(sam, anonymity);
    const [reference = ''] = references;
    expect(of(rows, 'History', reference).map(({ ActorId, At }) => [ActorId === 'reporter', At])).toEqual([
      [true, '2026-11-23T23:00:00.000Z'],
      [false, '2026-11-24T09:15:30.000Z'],
      [true, '2026-11-24T09:15:30.000Z'],
    ]);
  });

  it('leaves no case code', async () => {
    const { codes, rows, sent, logged } = await run(sam, anonymity);
    expect(new Set(codes).size).toBe(2);
    const written = JSON.stringify([rows, sent, logged]);
    for (const code of codes) {
      expect(written).not.toContain(code);
      expect(written).not.toContain(code.replaceAll('-', ''));
    }
  });

  it('writes no file except those of the stand-ins', async () => {
    const { files } = await run(sam, anonymity);
    expect(files.filter((name) => !/^graph\.sqlite/.test(name))).toEqual([]);
  });
});

describe('an anonymous report, by one person and by another', () => {
  const both = () => Promise.all([run(sam, 'anonymous'), run(hana, 'anonymous')]);
  /** Line by line, so that a difference is shown where it is. */
  const lines = (all: readonly object[]): readonly string[] => all.map((one) => JSON.stringify(one));

  it('leaves the same rows, with all their SharePoint metadata', async () => {
    const [one, other] = await both();
    expect(one.rows.length).toBeGreaterThan(10);
    expect(lines(one.rows)).toEqual(lines(other.rows));
  });

  it('leaves the same messages, files and log lines', async () => {
    const [one, other] = await both();
    expect(one.logged.map((line) => z.looseObject({ event: z.string() }).parse(JSON.parse(line)).event)).toEqual([
      'tab.fault',
      // No one in two of the roles has installed the app,
      ...Array.from({ length: 2 }, () => 'role.unreachable'),
      // and so the people reminded of the report have not.
      ...Array.from({ length: 3 }, () => 'reminder.nowhereToSend'),
      'turn.failed',
      'effect.failed',
    ]);
    expect(lines(one.sent)).toEqual(lines(other.sent));
    expect(one.logged).toEqual(other.logged);
    expect(one.files).toEqual(other.files);
  });

  it('gets the same answer: the code comes from the press', async () => {
    const [one, other] = await both();
    expect(one.answers).toEqual(other.answers);
  });
});

describe('a sealed report, by one person and by another', () => {
  const isCheckpoint = ({ fields }: Item): boolean => String(fields.CommitKey).startsWith('CHECK/');
  /** What only a custodian can read gives way to its length; hashes go over it, and checkpoints over those. */
  const masked = (text: unknown): string =>
    String(text)
      .replace(/"(sealed|digest)":"([^"]*)"/g, (_, name, value: string) => `"${name}":${value.length}`)
      // A time stamp is over the note of its checkpoint only, and its length varies.
      .replace(/"timestamp":"[^"]*"/g, '"timestamp"')
      // The root, the frontier and the signature of a checkpoint, in base64.
      .replace(/[A-Za-z0-9+/]{43,}=*/g, (value) => String(value.length));
  const withoutSeals = (rows: readonly Item[]) =>
    rows.map((row) => {
      if (row.list !== 'History') return row;
      const { Hash: _hash, PreviousHash: _previous, Seal: _seal, CommandId, Events, ...fields } = row.fields;
      return { ...row, fields: { ...fields, Events: masked(Events), ...(!isCheckpoint(row) && { CommandId }) } };
    });

  it('differs only in the sealed text and the digest, of equal length, and in the hashes over them', async () => {
    const [one, other] = await Promise.all([run(sam, 'sealed'), run(hana, 'sealed')]);
    expect(withoutSeals(one.rows)).toEqual(withoutSeals(other.rows));
    const differing = one.rows
      .filter((row) => !isCheckpoint(row))
      .flatMap(({ list, id, fields }) => {
        const same = other.rows.find((row) => row.list === list && row.id === id);
        return Object.keys(fields).filter((name) => fields[name] !== same?.fields[name]);
      });
    expect(new Set(differing)).toEqual(new Set(['Events', 'Hash', 'PreviousHash', 'Seal']));
  });

  it('has the same messages and log lines', async () => {
    const [one, other] = await Promise.all([run(sam, 'sealed'), run(hana, 'sealed')]);
    expect(one.sent).toEqual(other.sent);
    expect(one.logged).toEqual(other.logged);
    expect(one.answers).toEqual(other.answers);
  });
});
