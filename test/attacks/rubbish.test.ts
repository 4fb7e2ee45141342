import type { ListTable } from '../../graph/lists/listTable.ts';
import { type AttackedSite, openAttackedSite, referenceOf } from './attackedSite.ts';
import { handsOf } from './attackers.ts';
import { openReplica } from './replica.ts';
import { type Fields, ownFields, type Target, targets } from './targets.ts';

/** What a column may be filled with, by the longest text that it takes. */
const rubbish: Readonly<Record<string, (length: number) => string>> = {
  huge: (length) => 'x'.repeat(length),
  'with control characters': () => '\t\n\r\u0085\u2028\u202e\u200d\ufeff{"a":\u00a0"\ud83d\ude00"}',
  'deeply nested': (length) => '['.repeat(length),
  'nested as causes are': (length) => '{"children":['.repeat(length / 13),
  'of many members': (length) => `[${'{},'.repeat(length / 3 - 2)}{}]`,
  'a prototype': () => '{"__proto__":{"toString":1},"constructor":null,"length":-1}',
};
const numbers = [-1, 0, Number.MAX_SAFE_INTEGER];

const textFor = (kind: string, isLong: boolean): string => rubbish[kind]?.(isLong ? 63_999 : 255) ?? '';

/** A row like this one, with rubbish in one column, and keys of its own. */
const rowWith = (table: ListTable, row: Fields, column: string, kind: string, number: number): Fields => {
  const definition = table.columns[column];
  const own = Object.fromEntries(
    Object.entries(table.columns)
      .filter(([, { index }]) => index === 'unique')
      .map(([name]) => [name, `${referenceOf(5000 + number)}/0001`]),
  );
  const value = definition?.facet.number
    ? numbers[number % numbers.length]
    : definition?.facet.dateTime
      ? '1900-01-01T00:00:00Z'
      : textFor(kind, definition?.facet.text?.allowMultipleLines === true);
  // A key may occur once only, rubbish or not.
  const isKey = definition?.index === 'unique';
  return { ...row, ...own, [column]: isKey ? `${number} ${String(value).slice(0, 240)}` : value };
};

/** Everything that the server got wrong: polls, starts, effects. */
const failures = (logged: readonly { readonly event: string; readonly facts: object | undefined }[]) =>
  logged.filter(({ event }) =>
    /(?:pollFailed|refreshFailed|effect\.failed|followFailed|checkpoint\.failed)$/.test(event),
  );

describe.each(
  Object.values(targets)
    .filter(({ name }) => name === undefined)
    .map((target) => [target.table.name, target] as const),
)('rubbish in %s', (_, target) => {
  let site: AttackedSite;
  beforeAll(async () => {
    site = await openAttackedSite(target.site(3));
  }, 60_000);
  afterAll(() => site.close());

  /** @returns the subject whose row was imitated: a thief of the key is believed there */
  const fill = async (attacker: 'site editor' | 'stolen seal key', { table, subjectOf }: Target): Promise<string> => {
    const hands = handsOf(attacker, site.stage, table);
    const [item] = site.rows(table).filter(({ fields }) => subjectOf(fields) !== '');
    if (!item) throw new Error('there is no row');
    let number = 0;
    for (const column of Object.keys(table.columns))
      for (const kind of Object.keys(rubbish)) {
        number += 1;
        const row = rowWith(table, ownFields(table, item), column, kind, number);
        // Some of it SharePoint refuses itself.
        await hands.add(column === 'Seal' ? row : hands.sealed(row)).catch((error: unknown) => {
          if (!String(error).includes(': 400 ')) throw error;
        });
      }
    return subjectOf(item.fields);
  };

  it.each(['site editor', 'stolen seal key'] as const)(
    'neither stops a server nor keeps another record from working: by the %s',
    async (attacker) => {
      await site.restore();
      const running = await openReplica(site.stage);
      const truth = await target.believed(running, site);
      const imitated = await fill(attacker, target);
      await running.settle();
      const restarted = await openReplica(site.stage);
      await restarted.settle();
      for (const { room, logged } of [running, restarted]) {
        expect(failures(logged)).toEqual([]);
        const found = await target.believed({ room } as typeof running, site);
        const others = [...truth].filter(([subject]) => subject !== imitated);
        expect(others).not.toEqual([]);
        for (const [subject, belief] of others) expect([subject, found.get(subject)]).toEqual([subject, belief]);
      }
    },
  );
});
