import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signNote } from '../../../graph/checkpoints/note.ts';
import { sha256 } from '../../../graph/history/commitHash.ts';

import { aStorm, first, itemOf, type Storm, second, signer } from './aStorm.ts';
import { canonical } from './checker/canonical.ts';
import { rowsOf } from './checker/chains.ts';
import { coveredBy, rootOf, type Signed } from './checker/checkpoints.ts';
import { checkStorm } from './checker/checkStorm.ts';
import type { What } from './checker/finding.ts';
import { type Item, text } from './checker/site.ts';
import type { LedgerLine } from './ledger.ts';

/** Before the checker's silence is trusted: it finds each thing that could have gone wrong. */
type List = 'history' | 'nonconformities' | 'actions' | 'messages';

const inList = (storm: Storm, list: List, change: (items: readonly Item[]) => readonly Item[]): Storm => ({
  ...storm,
  site: { ...storm.site, [list]: change(storm.site[list]) },
});

const edited = (
  storm: Storm,
  list: List,
  is: (item: Item) => boolean,
  fields: Readonly<Record<string, unknown>>,
): Storm =>
  inList(storm, list, (items) =>
    items.map((one) => (is(one) ? { ...one, fields: { ...one.fields, ...fields } } : one)),
  );

const without = (storm: Storm, list: List, is: (item: Item) => boolean): Storm =>
  inList(storm, list, (items) => items.filter((one) => !is(one)));

const withOne = (storm: Storm, list: List, is: (item: Item) => boolean, fields: object = {}): Storm =>
  inList(storm, list, (items) => [
    ...items,
    ...items.filter(is).map((one) => ({ id: items.length + 1, fields: { ...one.fields, ...fields } })),
  ]);

const keyed =
  (key: string, column = 'CommitKey') =>
  (item: Item): boolean =>
    text(item, column) === key;

/** The stream with every number, link and hash recomputed, as an editor of the site would do it. */
const rewritten = (storm: Storm, stream: string): Storm => {
  let previous = '';
  let number = 0;
  return inList(storm, 'history', (items) =>
    items.map((item) => {
      if (text(item, 'Reference') !== stream) return item;
      number += 1;
      const fields = {
        ...item.fields,
        CommitKey: `${stream}/${String(number).padStart(4, '0')}`,
        PreviousHash: previous,
      };
      const columns = ['CommitKey', 'CommandId', 'At', 'ActorId', 'Events', 'PreviousHash'];
      const one = { id: item.id, fields };
      previous = sha256(JSON.stringify(columns.map((name) => text(one, name))));
      return itemOf(item.id, { ...fields, Hash: previous });
    }),
  );
};

/** All checkpoints recomputed over the current rows, and signed, by a holder of the key. */
const sealedAnew = async (storm: Storm): Promise<Storm> => {
  let sealed = storm;
  for (const { item, key, events } of rowsOf(storm.site.history).filter(({ stream }) => stream === 'CHECK')) {
    const [event] = JSON.parse(events) as [Signed & { type: string; key: string }];
    const [origin, size, , ...more] = (event.note.split('\n\n')[0] ?? '').split('\n');
    const root = rootOf(coveredBy(event, rowsOf(sealed.site.history)));
    const note = await signNote(`${[origin, size, root, ...more].join('\n')}\n`, origin ?? '', signer);
    const made = canonical([{ ...event, note }]);
    sealed = rewritten(
      edited(sealed, 'history', (one) => one.id === item.id && text(one, 'CommitKey') === key, { Events: made }),
      'CHECK',
    );
  }
  return sealed;
};

const relined = (storm: Storm, change: (line: LedgerLine) => readonly LedgerLine[]): Storm => ({
  ...storm,
  ledger: storm.ledger.flatMap(change),
});

const lastOf = (stream: string, storm: Storm): string =>
  rowsOf(storm.site.history).findLast((row) => row.stream === stream)?.key ?? '';

const events = (storm: Storm, key: string): string => text(storm.site.history.find(keyed(key)) as Item, 'Events');

const found = (storm: Storm): readonly What[] =>
  [...new Set(checkStorm(storm.site, storm.ledger).findings.map(({ what }) => what))].sort();

const isAt = (line: LedgerLine, sequence: number): boolean =>
  line.line === 'answer' && line.outcome === 'done' && line.reference === first && line.sequence === sequence;

/** What the ledger has of one command that says nothing by which it would be known again. */
const given = ({ ledger }: Storm) => {
  const id = ledger.find((line) => line.line === 'answer' && isAt(line, 3));
  return ledger.filter((line) => id?.line === 'answer' && 'id' in line && line.id === id.id);
};

/** The first copies, sent at this time of 24 November, were never written down. */
const sentTwice = ({ site, ledger }: Storm, at = '10:00:00'): Storm => ({
  ledger,
  site: {
    ...site,
    posted: site.posted.flatMap((one) => [{ ...one, id: `${one.id} before`, at: `2026-11-24T${at}.000Z` }, one]),
  },
});

/** Two messages of the first record whose own rows say an older commit, and what the row of another says of them. */
const drawnTogether = (storm: Storm, told: string): Storm =>
  inList(storm, 'messages', (items) =>
    items.map(({ id, fields }) => {
      const AlsoShowing = id === 1 ? told : '';
      return { id, fields: { ...fields, AlsoShowing, ...((id === 2 || id === 3) && { Sequence: 2 }) } };
    }),
  );

describe('the checker of a load test', () => {
  let sound: Storm;
  let yesterday: Signed;
  beforeAll(async () => {
    sound = await aStorm();
    const [event] = JSON.parse(events(sound, 'CHECK/0001')) as [Signed];
    yesterday = event;
  });

  it('finds nothing in a sound result, and counts it', () => {
    const { findings, counts } = checkStorm(sound.site, sound.ledger, yesterday);
    expect(findings).toEqual([]);
    expect(counts).toMatchObject({
      commands: 20,
      acknowledged: 19,
      refused: 1,
      doubtful: 0,
      rows: 22,
      records: 2,
      closed: 1,
      reactions: 1,
      actions: 2,
      notices: 12,
      checkpoints: 2,
      uncovered: 0,
    });
  });

  const tamperings: Readonly<Record<string, readonly [(storm: Storm) => Storm, readonly What[]]>> = {
    'an invalid hash': [
      (storm) => edited(storm, 'history', keyed(`${first}/0003`), { Hash: 'f'.repeat(64) }),
      ['hashDiffers', 'linkDiffers', 'rootDiffers'],
    ],
    'a text changed in its row': [
      (storm) =>
        edited(storm, 'history', keyed(`${second}/0001`), {
          Events: events(storm, `${second}/0001`).replace('server room', 'canteen'),
        }),
      ['hashDiffers', 'projectionDiffers'],
    ],
    'a row twice, the key no longer unique': [
      (storm) => withOne(storm, 'history', keyed(lastOf(first, storm))),
      ['duplicateCommand', 'duplicateKey', 'linkDiffers', 'noticeBehind', 'projectionBehind'],
    ],
    'a command twice in a whole chain, as a POST repeated blindly leaves it': [
      (storm) => rewritten(withOne(storm, 'history', keyed(lastOf(first, storm))), first),
      ['duplicateCommand', 'noticeBehind', 'noticeMissing', 'projectionBehind'],
    ],
    'an acknowledged command that was never written': [
      (storm) => ({
        ...storm,
        ledger: [
          ...storm.ledger,
          ...given(storm).map((line) => ({ ...line, id: 'storm-1-999999', n: 'e'.repeat(32) })),
        ],
      }),
      ['acknowledgedMissing'],
    ],
    'an acknowledged command whose row is gone, in a chain that is whole': [
      (storm) => without(storm, 'history', keyed(lastOf(first, storm))),
      ['acknowledgedMissing', 'projectionDiffers', 'rootDiffers', 'rowsDiffer'],
    ],
    'a refused command that is there': [
      (storm) =>
        relined(storm, (line) => [
          line.line === 'answer' && isAt(line, 3) ? { ...line, outcome: 'refused', why: 'notAllowed' } : line,
        ]),
      ['refusedPresent'],
    ],
    'a command that one server acknowledged and another refused': [
      (storm) =>
        relined(storm, (line) => [
          line,
          ...(line.line === 'answer' && isAt(line, 3)
            ? [{ line: 'answer', id: line.id, delivery: line.delivery, outcome: 'refused', why: 'unknown' } as const]
            : []),
        ]),
      ['refusedElsewhere'],
    ],
    'a command that was refused, then not known, and is there': [
      (storm) =>
        relined(storm, (line) =>
          line.line === 'answer' && isAt(line, 3)
            ? (['refused', 'unknown'] as const).map((outcome) => ({ ...line, outcome, why: 'not now' }))
            : [line],
        ),
      ['refusedElsewhere'],
    ],
    'a forbidden command that is there': [
      (storm) =>
        relined(storm, (line) => [line.line === 'command' && line.says ? { ...line, mustBeRefused: true } : line]),
      ['forbiddenDone'],
    ],
    'an answer with another number': [
      (storm) => relined(storm, (line) => [line.line === 'answer' && isAt(line, 3) ? { ...line, sequence: 99 } : line]),
      ['answerDiffers'],
    ],
    'a text in another row than its command’s': [
      (storm) =>
        relined(storm, (line) => [line.line === 'command' && line.says ? { ...line, n: 'e'.repeat(32) } : line]),
      ['acknowledgedMissing', 'rowNotRequested'],
    ],
    'a row without a command': [
      (storm) => relined(storm, (line) => (line.line === 'command' && line.verb === 'report' ? [] : [line])),
      ['rowNotRequested'],
    ],
    'another person’s name on a row': [
      (storm) => rewritten(edited(storm, 'history', keyed(`${second}/0002`), { ActorId: 'sam' }), second),
      // The reaction to the next row no longer answers its hash.
      ['actorDiffers', 'reactionMissing', 'rootDiffers', 'rowNotRequested'],
    ],
    'a server that failed': [
      (storm) =>
        relined(storm, (line) => [
          line,
          ...(line.line === 'answer' && isAt(line, 3)
            ? [{ ...line, outcome: 'unknown', why: 'unexpected' } as const]
            : []),
        ]),
      ['serverFailed'],
    ],
    'a reaction that is missing': [
      (storm) => without(storm, 'history', ({ fields }) => fields.ActorId === 'tentwo'),
      ['hole', 'linkDiffers', 'projectionDiffers', 'reactionMissing', 'rootDiffers', 'rowsDiffer'],
    ],
    'a reaction twice': [
      (storm) =>
        rewritten(
          withOne(storm, 'history', ({ fields }) => fields.ActorId === 'tentwo', { CommandId: 'another' }),
          first,
        ),
      ['noticeBehind', 'projectionBehind', 'reactionTwice', 'rowNotRequested', 'timeRunsBack'],
    ],
    'a time that runs back': [
      (storm) => rewritten(edited(storm, 'history', keyed(`${first}/0003`), { At: '2026-11-23T09:00:00.000Z' }), first),
      ['rootDiffers', 'timeRunsBack'],
    ],
    'a record of which the log says something else': [
      (storm) => edited(storm, 'nonconformities', keyed(first, 'Reference'), { RootCause: 'Somebody' }),
      ['projectionDiffers'],
    ],
    'a record of which the log says too little': [
      (storm) => edited(storm, 'nonconformities', keyed(first, 'Reference'), { Sequence: 3 }),
      ['projectionBehind'],
    ],
    'a record that the log does not have': [
      (storm) => without(storm, 'nonconformities', keyed(second, 'Reference')),
      ['projectionMissing'],
    ],
    'a record that the log has twice': [
      (storm) => withOne(storm, 'nonconformities', keyed(second, 'Reference')),
      ['projectionTwice'],
    ],
    'a record that only the log has': [
      (storm) => withOne(storm, 'nonconformities', keyed(second, 'Reference'), { Reference: 'NC-2026-0003' }),
      ['projectionOfNothing'],
    ],
    'an action in another state': [
      (storm) => edited(storm, 'actions', keyed(`${first}/A1`, 'ActionKey'), { Status: 'open' }),
      ['actionDiffers'],
    ],
    'an action that lags': [
      (storm) => edited(storm, 'actions', keyed(`${first}/A1`, 'ActionKey'), { Sequence: 8 }),
      ['actionBehind'],
    ],
    'an action that is missing, and one too many': [
      (storm) => edited(storm, 'actions', keyed(`${first}/A2`, 'ActionKey'), { ActionKey: `${first}/A3` }),
      ['actionMissing', 'actionOfNothing'],
    ],
    'a notice that was claimed and never sent': [
      (storm) => edited(storm, 'messages', keyed(first, 'Reference'), { ActivityId: '' }),
      ['noticeTwice', 'noticeUnsent'],
    ],
    'a notice without a claim': [
      (storm) => without({ ...storm, site: { ...storm.site, posted: [] } }, 'messages', keyed(first, 'Reference')),
      ['noticeMissing'],
    ],
    'a notice claimed twice': [(storm) => withOne(storm, 'messages', keyed(first, 'Reference')), ['noticeRowTwice']],
    'a notice that shows less than there is': [
      (storm) => edited(storm, 'messages', keyed(first, 'Reference'), { Sequence: 2 }),
      ['noticeBehind'],
    ],
    'a notice that was written down again since it was drawn together with another': [
      (storm) => drawnTogether(storm, '2:2 3:1'),
      ['noticeBehind'],
    ],
    'a notice that another does not name': [(storm) => drawnTogether(storm, '2:2'), ['noticeBehind']],
    'a notice sent twice': [sentTwice, ['noticeTwice']],
  };
  it('accepts the state of one message for those redrawn together with it', () => {
    expect(found(drawnTogether(sound, '2:2 3:2'))).toEqual([]);
  });

  it.each(Object.keys(tamperings))('finds %s', (name) => {
    const [tamper, expected] = tamperings[name] ?? [];
    expect(found(tamper?.(sound) ?? sound)).toEqual(expected);
  });

  it('shares no code with the store', () => {
    const folder = join(__dirname, 'checker');
    const imports = readdirSync(folder).flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/from '([^']+)'/g)].map(([, from]) => from ?? ''),
    );
    const foreign = imports.filter((from) => !from.startsWith('./') && from !== 'zod' && !from.startsWith('node:'));
    expect(imports.length).toBeGreaterThan(20);
    // The fold of a record's events, the types that it speaks of, and what the player wrote.
    expect([...new Set(foreign)].sort()).toEqual([
      '../../../../procedure/record/history/events.ts',
      '../../../../procedure/record/history/evolve.ts',
      '../../../../procedure/record/nonconformity.ts',
      '../../../../procedure/record/values/reference.ts',
      '../ledger.ts',
    ]);
  });

  describe('a notice sent twice', () => {
    const withKill = (storm: Storm, at: string): readonly What[] => {
      const killed: LedgerLine = { line: 'killed', server: 'joined1', at: `2026-11-24T${at}.000Z` };
      return found({ ...storm, ledger: [...storm.ledger, killed] });
    };

    it('is excused when a server was killed before it could save the sending', () => {
      expect(withKill(sentTwice(sound), '10:01:00')).toEqual([]);
    });

    it('is not excused by a kill before it was sent, or long after', () => {
      expect(withKill(sentTwice(sound), '09:59:50')).toEqual(['noticeTwice']);
      expect(withKill(sentTwice(sound), '10:02:00')).toEqual(['noticeTwice']);
    });

    it('is not excused while the claim was still valid', () => {
      expect(withKill(sentTwice(sound, '10:05:00'), '10:05:10')).toEqual(['noticeTwice']);
    });

    it('is excused once', () => {
      expect(withKill(sentTwice(sentTwice(sound)), '10:01:00')).toEqual(['noticeTwice']);
    });
  });

  it('exposes a chain that was rewritten whole by the next checkpoint', () => {
    const changed = edited(sound, 'history', keyed(`${first}/0003`), {
      Events: events(sound, `${first}/0003`).replace('Nothing was taken', 'All was taken'),
    });
    expect(found(rewritten(changed, first))).toEqual(['rootDiffers']);
  });

  it('exposes it by yesterday’s checkpoint alone when all checkpoints were made again with the right key', async () => {
    const changed = edited(sound, 'history', keyed(`${first}/0003`), {
      Events: events(sound, `${first}/0003`).replace('Nothing was taken', 'All was taken'),
    });
    const { site, ledger } = await sealedAnew(rewritten(changed, first));
    expect(checkStorm(site, ledger).findings).toEqual([]);
    expect(checkStorm(site, ledger, yesterday).findings).toEqual([
      { what: 'anchorRowsDiffer', about: 'CHECK/0001' },
      { what: 'anchorDiffers', about: 'CHECK/0001' },
    ]);
  });
});
