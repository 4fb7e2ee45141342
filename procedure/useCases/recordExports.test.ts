import { aMadeFile } from '../../test/builders/aMadeFile.ts';
import { aProcedure } from '../../test/builders/aProcedure.ts';
import { thePeople } from '../../test/builders/thePeople.ts';

const { ismsManager, auditor, custodian, administrator, employee } = thePeople;

const order = (commandId: string, actor = auditor, changes: Parameters<typeof aMadeFile>[0] = {}) => ({
  command: { name: 'recordExport', file: aMadeFile(changes) } as const,
  actor,
  commandId,
});

describe('recording an export', () => {
  it('is a numbered record of its own, without the effects of a record', async () => {
    const { handling, committed } = aProcedure();
    expect(await handling.recordExport(order('a'))).toMatchObject({
      kind: 'done',
      repeated: false,
      commit: { key: 'EXPORT-0001', sequence: 1, actorId: auditor.id },
      stream: { state: { ...aMadeFile(), key: 'EXPORT-0001', by: auditor.id, at: '2026-11-24T09:00:00.000Z' } },
    });
    expect(await handling.recordExport(order('b'))).toMatchObject({ commit: { key: 'EXPORT-0002' } });
    expect(committed).toEqual([]);
  });

  it('delivered twice at once is one export', async () => {
    const { handling, exports } = aProcedure();
    const both = await Promise.all([handling.recordExport(order('a')), handling.recordExport(order('a'))]);
    expect(both).toMatchObject([{ repeated: false }, { repeated: true, commit: { key: 'EXPORT-0001' } }]);
    expect(exports.stored()).toHaveLength(1);
  });

  it('is refused to a person who may not read the register, and when the query does not fit into a row', async () => {
    const { handling, exports } = aProcedure();
    for (const actor of [employee, administrator])
      expect(await handling.recordExport(order('a', actor))).toEqual({
        kind: 'refused',
        refusal: { reason: 'notAllowed' },
      });
    const long = await handling.recordExport(order('a', auditor, { asked: 'x'.repeat(64_000) }));
    expect(long).toEqual({ kind: 'refused', refusal: { reason: 'tooMuchText' } });
    expect(exports.stored()).toEqual([]);
  });
});

describe('reading the exports', () => {
  it('lists them newest first, also beside one that cannot be read, but not for a custodian', async () => {
    const { handling, exports } = aProcedure();
    for (const commandId of ['a', 'b', 'c']) await handling.recordExport(order(commandId, custodian));
    exports.unreadable('EXPORT-0002');
    const listed = await handling.exports(ismsManager);
    expect(listed?.exports.map(({ key, stream }) => [key, stream?.state.kind])).toEqual([
      ['EXPORT-0003', 'measures'],
      ['EXPORT-0002', undefined],
      ['EXPORT-0001', 'measures'],
    ]);
    expect(listed?.total).toBe(3);
    expect(await handling.exports(custodian)).toBeUndefined();
  });

  it('lists only the newest of very many', async () => {
    const { handling } = aProcedure();
    for (let number = 1; number <= 501; number += 1) await handling.recordExport(order(`${number}`));
    const { exports = [], total } = (await handling.exports(auditor)) ?? {};
    expect([exports.length, exports.at(-1)?.key, total]).toEqual([500, 'EXPORT-0002', 501]);
  });

  it('fails when the store fails', async () => {
    const { handling, exports } = aProcedure();
    await handling.recordExport(order('a'));
    exports.breakDown('unreachable', { only: 'load' });
    await expect(handling.exports(auditor)).rejects.toMatchObject({ code: 'unreachable' });
  });
});
