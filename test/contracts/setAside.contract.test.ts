import { createGraphClient, type GraphClient } from '../../graph/client/graphClient.ts';
import type { GraphRoom } from '../../graph/graphRoom.ts';
import { hashOf } from '../../graph/history/commitHash.ts';
import { conversationsList } from '../../graph/lists/conversations.ts';
import { NotSetAside } from '../../infra/doctor/repair/forgedRow.ts';
import { setAside } from '../../infra/doctor/repair/setAside.ts';
import { applications, tenant } from '../../infra/local/tenant.ts';
import { aDraft, anAddition, type GraphStage, openGraphStage, stageSealKeys } from './graphStage.ts';
import { sealedFields } from './sealedFields.ts';

const key = 'NC-2026-0001';

describe('setting a forged row aside', () => {
  let stage: GraphStage;
  let rooms: readonly [GraphRoom, GraphRoom];

  beforeAll(async () => {
    stage = await openGraphStage();
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    await stage.reset();
    rooms = await Promise.all([stage.open(), stage.open()]);
  });

  /** Versions that Graph answers with on a page of their own, before the others. */
  let paged: readonly object[] | undefined;
  const inPages = (client: GraphClient): GraphClient => ({
    ...client,
    call: async (request) => {
      const value = request.path.includes('/versions') ? paged : undefined;
      if (!value) return client.call(request);
      paged = undefined;
      return { value, '@odata.nextLink': request.path };
    },
  });
  const runAll = async (...rows: readonly (readonly [list: string, item: string])[]) => {
    const origin = { contentOrigins: [`https://${tenant.hostname}`] };
    const client = createGraphClient({ ...origin, ...stage.productOptions });
    try {
      return await setAside(
        {
          client: inPages(client),
          siteId: tenant.siteId,
          keys: stageSealKeys,
          applications: [applications.product.id],
          now: () => stage.clock.now().getTime(),
          wait: () => Promise.resolve(),
        },
        rows.map(([list, item]) => ({ list, item, reason: 'Posted by hand', by: 'Ada Admin' })),
      );
    } finally {
      client.close();
    }
  };
  const run = async (list: string, item: string) => {
    const [done, ...more] = await runAll([list, item]);
    if (!done || more.length > 0) throw new Error('not one');
    return done;
  };
  const begin = async () => {
    const { stream } = await rooms[0].records.open(aDraft('c1'));
    const added = await rooms[0].records.append(key, stream, anAddition('c2', 'more'));
    if (added.outcome === 'conflict') throw new Error('conflict');
    return added.stream;
  };
  const rowOf = async (commitKey: string) => {
    const row = (await stage.items('History')).find(({ fields }) => fields.CommitKey === commitKey);
    if (!row) throw new Error(`no ${commitKey}`);
    return row;
  };
  /** A row with a right hash, posted by an editor of the site: as if the next command had been carried out. */
  const forge = async (commitKey: string, stream = key) => {
    const last = await rowOf(commitKey.replace(/\d$/, (digit) => String(Number(digit) - 1)));
    const row = {
      CommitKey: commitKey,
      CommandId: `forged ${commitKey}`,
      At: String(last.fields.At),
      ActorId: 'mia',
      Events: '[{"text":"forged","type":"ReportAddedTo"}]',
      PreviousHash: String(last.fields.Hash),
    };
    const fields = { ...row, Reference: stream, When: row.At, Hash: hashOf(row) };
    const posted = (await stage.http('POST', '/lists/History/items', { fields })) as { id: string };
    return posted.id;
  };
  const poll = () => Promise.all(rooms.map((room) => room.follow.pollNow()));
  const damages = async () =>
    Promise.all(rooms.map(async (room) => (await room.records.load(key, 'inHand')).stream?.damage));

  it('removes an inserted row, keeps a copy, says who and why, and the record works again on every server', async () => {
    await begin();
    const item = await forge(`${key}/0003`);
    await poll();
    const damage = { kind: 'untrusted', row: `${key}/0003` };
    expect(await damages()).toEqual([damage, damage]);
    expect(rooms[0].untrustedRows()).toEqual([
      { list: 'History', item, key: `${key}/0003`, record: key, distrust: 'unsealed' },
    ]);
    const done = await run('History', item);
    expect(done).toMatchObject({ row: `${key}/0003`, outcome: 'removed', by: 'Ada Admin', reason: 'Posted by hand' });
    await poll();
    expect(await damages()).toEqual([undefined, undefined]);
    expect(rooms[0].untrustedRows()).toEqual([]);
    const { stream } = await rooms[1].records.load(key, 'fresh');
    expect(await rooms[1].records.append(key, stream, anAddition('c3', 'again'))).toMatchObject({
      outcome: 'committed',
    });
    const settings = (await rooms[1].organisation.load('SETTINGS', 'fresh')).stream;
    expect(settings?.commits.at(-1)?.events).toEqual([{ type: 'RowSetAside', ...done }]);
    expect(done.file?.name).toBe(`History-${item}.json`);
    const copy = await copyOf(done.file?.link ?? '');
    expect(copy).toMatchObject({
      item: { fields: { Events: '[{"text":"forged","type":"ReportAddedTo"}]' } },
      versions: [{ id: '1.0' }],
    });
  });

  it('puts back what TenTwo wrote, when a row was changed', async () => {
    await begin();
    const { id, fields } = await rowOf(`${key}/0002`);
    await stage.http('PATCH', `/lists/History/items/${id}/fields`, { Events: '[]', ActorName: 'Someone else' });
    await stage.http('PATCH', `/lists/History/items/${id}/fields`, { ActorId: 'mia' });
    await poll();
    expect((await damages())[0]).toEqual({ kind: 'untrusted', row: `${key}/0002` });
    expect(await run('History', id)).toMatchObject({ outcome: 'restored' });
    const { Events, ActorId, ActorName, Seal } = fields;
    expect((await rowOf(`${key}/0002`)).fields).toMatchObject({ Events, ActorId, ActorName, Seal });
    await poll();
    expect(await damages()).toEqual([undefined, undefined]);
  });

  it('frees the settings, which are recorded afterwards', async () => {
    const choice = {
      type: 'TriageChannelChosen',
      channelId: 'c',
      channelName: 'one',
      teamId: 't',
      language: 'en',
    } as const;
    await rooms[0].organisation.append('SETTINGS', undefined, { ...aDraft('s1'), events: [choice] });
    const item = await forge('SETTINGS/0002', 'SETTINGS');
    await poll();
    const before = (await rooms[0].organisation.load('SETTINGS', 'fresh')).stream;
    expect(before?.damage).toEqual({ kind: 'untrusted', row: 'SETTINGS/0002' });
    expect(await run('History', item)).toMatchObject({ outcome: 'removed', row: 'SETTINGS/0002' });
    await poll();
    for (const room of rooms) {
      const { stream } = await room.organisation.load('SETTINGS', 'fresh');
      expect(stream?.damage).toBeUndefined();
      expect(stream?.commits.at(-1)?.events).toMatchObject([{ type: 'RowSetAside', item }]);
    }
  });

  it('takes rows of other lists', async () => {
    const posted = await stage.http('POST', '/lists/Messages/items', {
      fields: { NoticeKey: 'NC-2026-0001/0001/x', Reference: key, ActivityId: 'forged' },
    });
    const { id } = posted as { id: string };
    expect(await run('Messages', id)).toMatchObject({ row: 'NC-2026-0001/0001/x', outcome: 'removed' });
    expect(await stage.items('Messages')).toEqual([]);
  });

  it('puts the newest version of TenTwo back, when someone put back an old one, with its valid seal', async () => {
    const chat = {
      kind: 'personal',
      conversationId: 'a:1',
      serviceUrl: 'https://smba.example',
      personId: 'lea',
    } as const;
    for (const language of ['en', 'fr'] as const) await rooms[0].conversations.remember({ ...chat, language });
    const now = async () => (await stage.items('Conversations')).map(({ id, fields }) => [id, fields.Language]);
    const [[id]] = (await now()) as [[string, string]];
    await expect(run('Conversations', id)).rejects.toThrow(/is sealed: TenTwo wrote it/);
    await stage.http('POST', `/lists/Conversations/items/${id}/versions/1.0/restoreVersion`);
    expect(await now()).toEqual([[id, 'en']]);
    expect(await run('Conversations', id)).toMatchObject({ row: 'a:1', outcome: 'restored' });
    expect(await now()).toEqual([[id, 'fr']]);
    expect(await run('Conversations', id)).toMatchObject({ outcome: 'restored' });
  });

  it('removes a copy of a row, whose seal is valid', async () => {
    const chat = {
      kind: 'personal',
      conversationId: 'a:1',
      serviceUrl: 'https://smba.example',
      personId: 'lea',
    } as const;
    await rooms[0].conversations.remember({ ...chat, language: 'en' });
    const [row] = await stage.items('Conversations');
    await stage.http('DELETE', `/lists/Conversations/items/${row?.id}`);
    const fields = sealedFields(conversationsList, row?.fields ?? {});
    const { id } = (await stage.http('POST', '/lists/Conversations/items', { fields })) as { readonly id: string };
    expect(await run('Conversations', id)).toMatchObject({ row: 'a:1', outcome: 'removed' });
    expect(await stage.items('Conversations')).toEqual([]);
  });

  describe('of which someone took the key before TenTwo wrote it', () => {
    const chat = { kind: 'personal', conversationId: 'a:1', serviceUrl: 'https://smba.example' } as const;
    /** @returns id of the item that someone created and TenTwo wrote over */
    const taken = async (): Promise<string> => {
      const fields = { ConversationId: 'a:1', PersonId: 'mia', Seal: '1.0.0.0' };
      const { id } = (await stage.http('POST', '/lists/Conversations/items', { fields })) as { readonly id: string };
      await poll();
      await rooms[0].conversations.remember({ ...chat, personId: 'lea', language: 'en' });
      return id;
    };
    const now = async () => (await stage.items('Conversations')).map(({ id, fields }) => [id, fields.PersonId]);

    it('writes it as an item of its own', async () => {
      const id = await taken();
      expect(await now()).toEqual([[id, 'lea']]);
      expect(await run('Conversations', id)).toMatchObject({ row: 'a:1', outcome: 'restored' });
      const [[other, who] = []] = await now();
      expect(who).toBe('lea');
      expect(other).not.toBe(id);
      await expect(run('Conversations', String(other))).rejects.toThrow(/is sealed: TenTwo wrote it/);
      await poll();
      expect(await rooms[1].conversations.ofPerson('lea')).toMatchObject({ conversationId: 'a:1' });
    });

    it('removes it if its first version carries a seal, which may have been made with a stolen key', async () => {
      const fields = { ConversationId: 'a:1', PersonId: 'mia', PlaceKind: 'personal', ServiceUrl: chat.serviceUrl };
      const sealed = sealedFields(conversationsList, { ...fields, Language: 'en' });
      const { id } = (await stage.http('POST', '/lists/Conversations/items', { fields: sealed })) as { id: string };
      await poll();
      await rooms[0].conversations.remember({ ...chat, personId: 'lea', language: 'fr' });
      expect(await run('Conversations', id)).toMatchObject({ outcome: 'removed' });
      expect(await now()).toEqual([]);
    });

    it('finishes that at a second run', async () => {
      const id = await taken();
      const { id: list } = (await stage.http('GET', '/lists/Conversations')) as { readonly id: string };
      await stage.fault({ method: 'POST', path: `/lists/${list}/items`, count: 9, status: 403, when: 'before' });
      await expect(run('Conversations', id)).rejects.toThrow();
      expect(await now()).toEqual([]);
      await stage.control('DELETE', 'faults');
      expect(await run('Conversations', id)).toMatchObject({ row: 'a:1', outcome: 'restored' });
      expect((await now()).map(([, who]) => who)).toEqual(['lea']);
    });
  });

  it('refuses a row that TenTwo wrote, one that may be trusted with another key, and one that is not there', async () => {
    await begin();
    const { id } = await rowOf(`${key}/0002`);
    await expect(run('History', id)).rejects.toThrow(/is sealed: TenTwo wrote it/);
    const other = await stage.open({ sealKeys: ['b'.repeat(64)] });
    const { stream } = await other.records.open(aDraft('c9'));
    const foreign = await rowOf(`${stream.key}/0001`);
    await expect(run('History', foreign.id)).rejects.toThrow(/a key that is not in SEAL_KEY/);
    await expect(run('History', '999')).rejects.toThrow(/no item 999/);
    await expect(run('Diary', '1')).rejects.toThrow(NotSetAside);
    expect(await stage.items('History')).toHaveLength(3);
  });

  it('can be repeated after an interruption', async () => {
    await begin();
    const item = await forge(`${key}/0003`);
    await stage.fault({ method: 'DELETE', path: '/items', count: 5, status: 503, when: 'before' });
    await expect(run('History', item)).rejects.toMatchObject({ code: 'unreachable' });
    await stage.control('DELETE', 'faults');
    expect(await run('History', item)).toMatchObject({ outcome: 'removed' });
    const settings = (await rooms[0].organisation.load('SETTINGS', 'fresh')).stream;
    expect(settings?.commits.filter(({ events }) => events.some(({ type }) => type === 'RowSetAside'))).toHaveLength(1);
  });

  const records = async () => {
    const { stream } = await rooms[0].organisation.load('SETTINGS', 'fresh');
    const events = stream?.commits.flatMap((commit) => commit.events) ?? [];
    return events.flatMap((event) => (event.type === 'RowSetAside' ? [[event.list, event.item, event.outcome]] : []));
  };
  const choose = (commandId: string, stream?: Awaited<ReturnType<GraphRoom['organisation']['load']>>['stream']) =>
    rooms[0].organisation.append('SETTINGS', stream, {
      ...aDraft(commandId),
      events: [
        { type: 'TriageChannelChosen', channelId: 'c', channelName: commandId, teamId: 't', language: 'en' } as const,
      ],
    });

  it('puts a row of the settings back first, also when its keys were changed', async () => {
    await choose('s1');
    const { id } = await rowOf('SETTINGS/0001');
    await stage.http('PATCH', `/lists/History/items/${id}/fields`, { CommitKey: 'X/0001', Reference: 'X' });
    expect(await run('History', id)).toMatchObject({ outcome: 'restored', row: 'SETTINGS/0001' });
    expect(await records()).toEqual([['History', id, 'restored']]);
  });

  it.each([
    ['before', 'gets no answer'],
    ['after', 'gets none, but it was written'],
  ])('finishes what it began with a row of the settings, when the record %s', async (when) => {
    await choose('s1');
    const item = await forge('SETTINGS/0002', 'SETTINGS');
    await stage.fault({ method: 'POST', path: '/items', count: 5, status: 503, when });
    await run('History', item).catch(() => undefined);
    await stage.control('DELETE', 'faults');
    expect((await stage.items('History')).some(({ id }) => id === item)).toBe(false);
    expect(await run('History', item)).toMatchObject({ outcome: 'removed', row: 'SETTINGS/0002' });
    expect(await run('History', item)).toMatchObject({ outcome: 'removed', row: 'SETTINGS/0002' });
    expect(await records()).toEqual([['History', item, 'removed']]);
  });

  it('knows at a second run that the row was removed, when the answer was lost', async () => {
    await begin();
    const item = await forge(`${key}/0003`);
    await stage.fault({ method: 'DELETE', path: '/items', count: 1, status: 503, when: 'after' });
    await run('History', item).catch(() => undefined);
    await stage.control('DELETE', 'faults');
    expect(await run('History', item)).toMatchObject({ outcome: 'removed' });
    expect(await records()).toEqual([['History', item, 'removed']]);
  });

  it.each([
    ['the copy', 'PUT', '/content'],
    ['the record', 'POST', '/items'],
  ])('changes no row while %s cannot be written', async (_, method, path) => {
    await begin();
    const item = await forge(`${key}/0003`);
    const before = await stage.items('History');
    await stage.fault({ method, path, count: 20, status: 403, when: 'before' });
    await expect(run('History', item)).rejects.toThrow();
    await stage.control('DELETE', 'faults');
    expect(await stage.items('History')).toEqual(before);
    expect(await run('History', item)).toMatchObject({ outcome: 'removed' });
    expect(await records()).toEqual([['History', item, 'removed']]);
  });

  it('takes several rows at once, those of the settings first; alone, others wait for them', async () => {
    await begin();
    await choose('s1');
    const ofRecord = await forge(`${key}/0003`);
    const one = await forge('SETTINGS/0002', 'SETTINGS');
    const other = await forge('SETTINGS/0003', 'SETTINGS');
    await expect(run('History', ofRecord)).rejects.toThrow('because of row SETTINGS/0002. Set that row aside first');
    expect((await stage.items('History')).some(({ id }) => id === ofRecord)).toBe(true);
    const done = await runAll(['History', ofRecord], ['History', one], ['History', other]);
    expect(done.map(({ row }) => row)).toEqual(['SETTINGS/0002', 'SETTINGS/0003', `${key}/0003`]);
    expect(await records()).toEqual([one, other, ofRecord].map((item) => ['History', item, 'removed']));
    await poll();
    expect(await damages()).toEqual([undefined, undefined]);
  });

  it('looks for what TenTwo wrote on every page of the versions', async () => {
    await begin();
    const { id } = await rowOf(`${key}/0002`);
    const edited = (await stage.http('PATCH', `/lists/History/items/${id}/fields`, { Events: '[]' })) as object;
    paged = [{ id: '9.0', fields: edited }];
    expect(await run('History', id)).toMatchObject({ outcome: 'restored' });
  });

  const copyOf = async (link: string): Promise<unknown> => {
    const drive = (await stage.http('GET', '/lists/Evidence/drive')) as { id: string };
    const name = decodeURIComponent(new URL(link).pathname.split('/').at(-1) ?? '');
    const { token } = (await stage.control('POST', 'token', { access: 'full' })) as { token: string };
    const path = `${stage.graph.url}/v1.0/drives/${drive.id}/root:/Set%20aside/${encodeURIComponent(name)}:/content`;
    return (await fetch(path, { headers: { authorization: `Bearer ${token}` } })).json();
  };
});
