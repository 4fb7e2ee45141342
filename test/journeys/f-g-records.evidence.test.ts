import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { personalChatOf } from '../../infra/local/teams/chat/directory.ts';
import { people } from '../../infra/local/tenant.ts';
import { readCaseCode } from '../../procedure/record/report/identity.ts';
import { aPng } from '../builders/aPicture.ts';
import { textsOf } from '../builders/cardParts.ts';
import { activity, deliver, freshNonce, person, pressActivity, referenceIn } from './asTeams.ts';
import { type LocalSystem, removeDataDir, startLocalSystem } from './localSystem.ts';
import { clearFaults, control, eventually, libraryFiles, type Row, rowsOf } from './siteRows.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const put = z.object({ attachment: z.record(z.string(), z.unknown()) });
const shown = z.array(z.object({ sender: z.string(), attachments: z.array(z.object({ content: z.unknown() })) }));
const attached = z.array(z.object({ type: z.string(), file: z.record(z.string(), z.unknown()).optional() }));

/** Clause 10.2 f and g: what proves a nonconformity, from a chat into the library and the record. */
describe('evidence sent in a chat', () => {
  let system: LocalSystem;
  let second: LocalSystem;
  beforeAll(async () => {
    system = await startLocalSystem();
    second = await startLocalSystem(system.dataDir, '--join', `${system.dataDir}/local.json`);
    for (const { id } of people.slice(0, 2)) {
      const body = JSON.stringify({ userId: id });
      const headers = { 'content-type': 'application/json' };
      await fetch(`${system.local.teams}/_control/open`, { method: 'POST', headers, body });
    }
  });
  afterAll(async () => {
    await second.stop();
    await system.stop();
    removeDataDir(system.dataDir);
  });
  afterEach(() => clearFaults(system));

  /** The attachment from Teams, in one of its two shapes. */
  const shelve = async (kind: 'file' | 'picture', name: string, content: Uint8Array, type: string) => {
    const query = new URLSearchParams({ kind, name });
    const url = `${system.local.teams}/_control/files?${query}`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': type },
      body: new Uint8Array(content),
    });
    return put.parse(await answer.json()).attachment;
  };
  const send = (who: number, text: string, ...attachments: readonly unknown[]) =>
    activity(system, person(who), { type: 'message', text, attachments });
  /** All messages of the bot to this person, newest last. */
  const said = async (who: number): Promise<readonly string[]> => {
    const query = new URLSearchParams({ userId: person(who).id, conversation: 'personal' });
    const answer = await fetch(`${system.local.teams}/_control/messages?${query}`);
    return shown
      .parse(await answer.json())
      .filter(({ sender }) => sender === 'bot')
      .map(({ attachments }) => textsOf(attachments));
  };
  const heard = (who: number, text: string) =>
    eventually(
      () => said(who),
      (texts) => texts.some((one) => one.includes(text)),
    );
  const report = async (who: number, changes: object = {}) => {
    const inputs = { what: 'The door of the server room does not close.', ...changes };
    const answer = await deliver(
      system,
      pressActivity(system, person(who), 'report.send', { v: 1, n: freshNonce(), ...inputs }),
    );
    return { reference: referenceIn(answer) ?? '', text: answer.text };
  };
  const rowsOfRecord = async (reference: string): Promise<readonly Row[]> =>
    (await rowsOf(system, 'History')).filter((row) => row.Reference === reference);
  const evidenceOf = async (reference: string) =>
    (await rowsOfRecord(reference)).flatMap(({ Events }) =>
      attached
        .parse(JSON.parse(String(Events)))
        .flatMap(({ type, file }) => (type === 'EvidenceAttached' && file ? [file] : [])),
    );

  it('pasted just after a report, to another server: its bytes are in the library and its hash in the record', async () => {
    const photo = aPng('Sam');
    const { reference } = await report(0);
    const message = send(0, '', await shelve('picture', 'image.png', photo, 'image/png'));
    const answers = await Promise.all([second.url, second.url, system.url].map((url) => deliver(system, message, url)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await heard(0, `Kept as evidence of ${reference}.`);
    expect(await evidenceOf(reference)).toMatchObject([
      { name: 'picture.png', bytes: photo.length, sha256: sha256(photo) },
    ]);
    const files = await libraryFiles(system, reference);
    expect(files.map(({ content }) => sha256(content))).toEqual([sha256(photo)]);
  });

  it('as a file of some megabytes with the number, while Graph is slow: announced in time, then confirmed', async () => {
    const film = randomBytes(6_000_000);
    const { reference } = await report(1);
    const file = await shelve('file', 'Badge log.bin', film, 'application/octet-stream');
    await control(system, 'faults', { method: 'PUT', path: '', delayMs: 3_500, count: 1 });
    const answer = await deliver(system, send(1, reference, file));
    expect(answer.status).toBe(200);
    expect(answer.milliseconds).toBeLessThan(3_000);
    await heard(1, 'ne sont conservées qu’une fois que je l’ai confirmé ici');
    await heard(1, `Conservé comme preuve de ${reference}.`);
    expect((await said(1)).filter((text) => /une fois que je l’ai confirmé ici/.test(text))).toEqual([]);
    expect(await evidenceOf(reference)).toMatchObject([
      { name: 'Badge log.bin', bytes: film.length, sha256: sha256(film) },
    ]);
    const [kept] = await libraryFiles(system, reference);
    expect(sha256(kept?.content ?? film.subarray(1))).toBe(sha256(film));
  });

  it('from another host is not fetched, and says so', async () => {
    const { reference } = await report(0);
    const file = await shelve('file', 'a.txt', Buffer.from('a'), 'text/plain');
    const foreign = { ...file, content: { downloadUrl: `${system.local.graph}/_control/info` } };
    const picture = { contentType: 'image/*', contentUrl: `${system.local.graph}/v3/attachments/1/views/original` };
    await deliver(system, send(0, reference, foreign, picture));
    await heard(0, 'I may not fetch files');
    expect(await evidenceOf(reference)).toEqual([]);
  });

  it('for an unnamed report, with number and code: metadata is removed, and nothing links the person to it', async () => {
    const photo = aPng('Noor');
    const { reference, text } = await report(1, { anonymity: 'anonymous', notToIsmsManager: 'false' });
    const code = [...text.matchAll(/[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/g)]
      .map(([one]) => one)
      .find((one) => readCaseCode(one));
    await deliver(system, send(1, `${reference} ${code}`, await shelve('file', 'noor.png', photo, 'image/png')));
    const texts = await heard(1, 'Conservé comme preuve de votre signalement.');
    expect(texts.join('\n')).not.toContain(reference);
    const [file] = await evidenceOf(reference);
    const [kept] = await libraryFiles(system, reference);
    expect(file).toMatchObject({ name: 'evidence-1.png', sha256: sha256(kept?.content ?? photo) });
    expect(kept?.content.toString('latin1')).not.toContain('Noor');
    const rows = JSON.stringify(await rowsOfRecord(reference));
    for (const mark of [person(1).id, person(1).displayName, 'Noor', 'noor']) expect(rows).not.toContain(mark);
    expect(JSON.stringify(kept?.name)).not.toContain('noor');
    const messages = (await rowsOf(system, 'Messages')).map((row) => JSON.stringify(row));
    const ids = [person(1).id, personalChatOf(person(1))];
    expect(messages.filter((row) => row.includes(reference) && ids.some((mark) => row.includes(mark)))).toEqual([]);
  });

  it('during a crash is not acknowledged; sent again, to another server, it is kept once', async () => {
    const log = Buffer.from('Door 4, 22:10, left open');
    const { reference } = await report(0);
    const file = await shelve('file', 'door.txt', log, 'text/plain');
    await control(system, 'faults', { method: 'PUT', path: '', delayMs: 60_000, count: 1 });
    await deliver(system, send(0, reference, file), second.url);
    await heard(0, 'are kept only once I confirm that here');
    await second.kill();
    await clearFaults(system);
    expect((await said(0)).at(-1)).toContain(
      'If you have not heard from me after five minutes, please send the message again',
    );
    expect(await evidenceOf(reference)).toEqual([]);
    await deliver(system, send(0, reference, file));
    await heard(0, `Kept as evidence of ${reference}.`);
    expect(await evidenceOf(reference)).toMatchObject([{ name: 'door.txt', sha256: sha256(log) }]);
    expect((await libraryFiles(system, reference)).map(({ content }) => sha256(content))).toEqual([sha256(log)]);
  });
});
