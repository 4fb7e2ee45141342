import { extensionCommands } from '../../bot/incoming/invokes/extensionCommands.ts';
import { applications, type SeededPerson, tenant } from '../../infra/local/tenant.ts';
import { dataOf, inputsOf, textsOf } from '../builders/cardParts.ts';
import {
  type Answer,
  activity,
  deliver,
  freshNonce,
  person,
  personNamed,
  pressActivity,
  referenceIn,
} from './asTeams.ts';
import { type LocalSystem, removeDataDir, startLocalSystem } from './localSystem.ts';
import { passMinutes } from './passMinutes.ts';
import { rowsOf } from './siteRows.ts';

/** The message extension through raw activities, from a group chat that the bot is not in. */
describe('the message extension', () => {
  let system: LocalSystem;
  beforeAll(async () => {
    system = await startLocalSystem();
  });
  afterAll(async () => {
    await system.stop();
    removeDataDir(system.dataDir);
  });

  const elsewhere = { id: '19:somewhere@thread.v2', conversationType: 'groupChat', tenantId: tenant.id, isGroup: true };
  const invoke = (who: SeededPerson, name: string, value: unknown) =>
    activity(system, who, { type: 'invoke', name: `composeExtension/${name}`, conversation: elsewhere, value });
  const link =
    'https://teams.microsoft.com/l/message/19%3Asomewhere%40thread.v2/1606?context=%7B%22contextType%22%3A%22chat%22%7D';
  const message = {
    commandId: extensionCommands.report.id,
    commandContext: 'message',
    messagePayload: {
      id: '1606',
      linkToMessage: link,
      body: { contentType: 'html', content: '<p>The <b>vault</b> is open</p>' },
      from: { user: { id: person(9).id, displayName: person(9).displayName } },
    },
  };
  const bodyOf = ({ status, text }: Answer): unknown => {
    expect(status).toBe(200);
    return JSON.parse(text);
  };
  const find = async (who: SeededPerson, text: string): Promise<string> => {
    const parameters = [{ name: extensionCommands.find.parameter, value: text }];
    return (await deliver(system, invoke(who, 'query', { commandId: extensionCommands.find.id, parameters }))).text;
  };
  const linkTo = (reference: string) =>
    `https://teams.microsoft.com/l/entity/${applications.product.id}/register?context=${encodeURIComponent(JSON.stringify({ subEntityId: reference }))}`;

  let reference = '';
  let kept = '';

  it('makes one record of a dialog that is submitted three times at once, with text and link', async () => {
    const opened = bodyOf(await deliver(system, invoke(person(0), 'fetchTask', message)));
    const data = { ...dataOf(opened, 'report.send'), ...inputsOf(opened) };
    const sending = invoke(person(0), 'submitAction', { ...message, data });
    const answers = await Promise.all([1, 2, 3].map(() => deliver(system, sending)));
    const references = answers.map(referenceIn);
    reference = references[0] ?? '';
    expect(reference).toMatch(/^NC-/);
    expect(new Set(references).size).toBe(1);
    const rows = (await rowsOf(system, 'History')).filter((row) => String(row.CommitKey).startsWith(reference));
    expect(rows).toHaveLength(1);
    expect(JSON.parse(String(rows[0]?.Events))).toMatchObject([
      { type: 'Reported', message: { text: 'The vault is open', link } },
    ]);
    // The bot is not there: the reporter finds it in the register.
    const receipts = (await rowsOf(system, 'Messages')).filter((row) => JSON.stringify(row).includes(elsewhere.id));
    expect(receipts).toEqual([]);
  });

  it('a report that is kept from the ISMS manager, without a name', async () => {
    const typed = { anonymity: 'sealed', notToIsmsManager: 'true', what: 'The vault key is on the shelf' };
    const opened = bodyOf(
      await deliver(system, invoke(person(0), 'fetchTask', { ...message, messagePayload: undefined })),
    );
    const data = { ...dataOf(opened, 'report.send'), ...inputsOf(opened), ...typed };
    const answer = await deliver(system, invoke(person(0), 'submitAction', { ...message, data }));
    kept = referenceIn(answer) ?? '';
    expect(kept).toMatch(/^NC-/);
    const rows = JSON.stringify(
      (await rowsOf(system, 'History')).filter((row) => String(row.CommitKey).startsWith(kept)),
    );
    expect(rows).not.toContain(person(0).id);
    // Into the register of whichever server is asked.
    await passMinutes(system, 1);
  });

  const doors: readonly (readonly [string, boolean, boolean])[] = [
    // Reports by name belong to their reporter; the sealed one only by its case code.
    ['Sam', true, false],
    ['Claire', true, false],
    ['Thomas', true, true],
    ['Priya', true, true],
    ['Jonas', true, true],
    ['Yusuf', true, true],
    ['Anna', true, true],
    ['Olga', false, false],
    ['Hana', false, false],
    ['Rui', false, false],
  ];
  it.each(doors)('%s finds and unfurls what the table permits: %s, kept: %s', async (name, first, second) => {
    const who = personNamed(name);
    const found = await find(who, 'vault');
    expect([found.includes(reference), found.includes(kept)]).toEqual([first, second]);
    for (const [number, reads] of [
      [reference, first],
      [kept, second],
      ['NC-2026-9999', false],
    ] as const) {
      const { text } = await deliver(system, invoke(who, 'queryLink', { url: linkTo(number) }));
      expect(text.includes(number)).toBe(reads);
      if (!reads)
        expect(JSON.parse(text)).toEqual({
          composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] },
        });
      expect(text).not.toContain('vault');
    }
  });

  it('posts only number and stage of the restricted one', async () => {
    const body = JSON.parse(await find(personNamed('Thomas'), kept)) as {
      composeExtension: { attachments: readonly { content: unknown }[] };
    };
    const [posting] = body.composeExtension.attachments;
    expect(textsOf(posting?.content)).toContain(kept);
    expect(JSON.stringify(posting?.content)).not.toContain('shelf');
  });

  const hostile: readonly (readonly [string, unknown])[] = [
    ['fetchTask', { commandId: 'other' }],
    ['fetchTask', { ...message, messagePayload: { body: { content: 7 }, from: 'x', linkToMessage: ['x'] } }],
    ['submitAction', { data: { verb: 'approvePlan.send', n: freshNonce(), ref: 'NC-2026-0001' } }],
    ['submitAction', { data: { verb: '__proto__', n: 'x' } }],
    ['query', { commandId: '../../x', parameters: [{ name: 'q', value: 'vault' }] }],
    ['query', { commandId: extensionCommands.find.id, queryOptions: { skip: 1e308, count: -5 } }],
    ['queryLink', { url: 'javascript:alert(1)' }],
    ['anonymousQueryLink', { url: linkTo('NC-2026-0001') }],
  ];
  it.each(hostile)('%s of %j is answered, and writes nothing', async (name, value) => {
    const before = (await rowsOf(system, 'History')).length;
    const { status, text } = await deliver(system, invoke(personNamed('Hana'), name, value));
    expect(status).toBe(200);
    expect(text).not.toMatch(/vault|\bat .+:\d+:\d+/);
    expect((await rowsOf(system, 'History')).length).toBe(before);
  });

  it.each(['fetchTask', 'submitAction', 'query', 'queryLink'])(
    '%s of an unknown person or another tenant does nothing',
    async (name) => {
      const before = (await rowsOf(system, 'History')).length;
      const data = { v: 1, n: freshNonce(), verb: 'report.send', what: 'vault' };
      const asked = invoke(personNamed('Priya'), name, { ...message, data, url: linkTo(reference) });
      const foreign = { ...asked, conversation: { ...elsewhere, tenantId: 'f0000000-0000-4000-8000-000000000000' } };
      const nameless = { ...asked, from: { id: '29:somebody', name: 'Somebody' } };
      for (const one of [foreign, nameless]) {
        const answer = await deliver(system, one);
        expect(answer.status).toBe(200);
        expect(referenceIn(answer)).toBeUndefined();
      }
      expect((await rowsOf(system, 'History')).length).toBe(before);
    },
  );

  it('lets the personal chat show the message to its reporter', async () => {
    const shown = await deliver(
      system,
      pressActivity(system, person(0), 'record.show', { v: 1, n: freshNonce(), ref: reference }),
    );
    expect(shown.text).toContain(link);
  });
});
