import { generateKeyPairSync } from 'node:crypto';
import { createMerkleTree } from '../../../graph/checkpoints/merkle.ts';
import { signCheckpoint } from '../../../graph/checkpoints/signCheckpoint.ts';
import { createKeySigner } from '../../../graph/checkpoints/signer.ts';
import { sha256 } from '../../../graph/history/commitHash.ts';
import { nextCommit } from '../../../graph/history/nextCommit.ts';
import { reactionId } from '../../../procedure/commands/reactions.ts';
import { type Checkpoint, evolveCheckpoint } from '../../../procedure/record/history/checkpoint.ts';
import type { Commit } from '../../../procedure/record/history/commit.ts';
import type { NonconformityEvent } from '../../../procedure/record/history/events.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { commandIdOf } from '../../../procedure/useCases/commits/commandId.ts';
import { lea, max, theApproval, theReport, untilClosed, untilSubmitted } from '../../builders/aLife.ts';
import { actionsOf } from './checker/actions.ts';
import { rowsOf, streamsOf } from './checker/chains.ts';
import { expectedNotices } from './checker/expectedNotices.ts';
import { foldAll } from './checker/folded.ts';
import { columnsOf } from './checker/projections.ts';
import type { Item, Site } from './checker/site.ts';
import type { CommandLine, LedgerLine } from './ledger.ts';

/** A small storm as it should end: rows of History and ids of commands made by the product's own code, in memory. */
export type Storm = { readonly site: Site; readonly ledger: readonly LedgerLine[] };

type Row = ReturnType<typeof nextCommit>['row'];
type Done = { readonly command: CommandLine; readonly row: Row; readonly hash: string };

export const signer = createKeySigner(
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
);
const begun = Date.parse('2026-11-24T09:00:00.123Z');
export const first: Reference = 'NC-2026-0001';
export const second: Reference = 'NC-2026-0002';

export const itemOf = (id: number, row: object): Item => ({
  id,
  // As SharePoint keeps it: no column that is empty.
  fields: Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '')),
});

/** History and ledger that grow together. */
const createGrowing = () => {
  const history: Item[] = [];
  const ledger: LedgerLine[] = [];
  const heads = new Map<string, Commit<object>>();

  const add = (key: string, commandId: string, by: typeof lea, events: readonly [object, ...object[]]): Row => {
    const at = new Date(begun + history.length * 60_000);
    const { row, commit } = nextCommit(key, heads.get(key), { commandId, at, actor: by, events });
    heads.set(key, commit);
    history.push(itemOf(history.length + 1, row));
    return row;
  };

  const lines = (command: CommandLine, ...answers: readonly LedgerLine[]): void => {
    const { id } = command;
    ledger.push(command, {
      line: 'sent',
      id,
      delivery: ledger.length,
      server: 'first',
      at: '2026-11-24T08:00:00.000Z',
    });
    ledger.push(...answers);
  };

  const commandOf = (key: Reference, by: typeof lea, verb: string, form: CommandLine['form']): CommandLine => ({
    line: 'command',
    id: `storm-1-${String(ledger.length).padStart(6, '0')}`,
    life: 1,
    door: 'tab',
    actor: by.id,
    verb,
    form,
    mustBeRefused: false,
    says: JSON.stringify(form).includes('storm-1-'),
    n: String(ledger.length).padStart(32, '0'),
    ...(verb !== 'report' && { reference: key }),
  });

  /** A command that was acknowledged. `@id` in its texts becomes its id. */
  const done = (key: Reference, by: typeof lea, given: readonly [object, ...object[]], verb = 'step'): Done => {
    const { id } = commandOf(key, by, verb, {});
    // What JSON can tell comes back as it was.
    const events = JSON.parse(JSON.stringify(given).replaceAll('@id', id)) as typeof given;
    const command = commandOf(key, by, verb, { events });
    const { n, reference } = command;
    const press = { actor: by.id, verb, data: { ref: reference, n } };
    const commandId = commandIdOf(verb === 'report' ? press : { ...press, inputs: command.form }, sha256);
    const row = add(key, commandId, by, events);
    const sequence = heads.get(key)?.sequence ?? 0;
    lines(command, {
      line: 'answer',
      id: command.id,
      delivery: ledger.length,
      outcome: 'done',
      reference: key,
      sequence,
    });
    return { command, row, hash: row.Hash };
  };

  const refused = (key: Reference): void => {
    const command = commandOf(key, lea, 'step', { refused: true });
    lines(command, { line: 'answer', id: command.id, delivery: ledger.length, outcome: 'refused', why: 'notAllowed' });
  };

  const tree = createMerkleTree();
  const checkpoint = async (previous?: Checkpoint): Promise<Checkpoint> => {
    const [head, ...more] = rowsOf(history)
      .filter(({ item }) => item.id > (previous?.last ?? 0))
      .map(({ item, key, hash }) => ({ id: item.id, commitKey: key, hash }));
    if (!head) throw new Error('nothing to cover');
    const number = rowsOf(history).filter(({ stream }) => stream === 'CHECK').length + 1;
    const name = `CHECK/${String(number).padStart(4, '0')}`;
    const made = { origin: 'contoso.sharepoint.com/sites/isms', name, at: new Date(begun) };
    const base = { tree, highest: previous?.highest ?? {} };
    const event = await signCheckpoint(base, [head, ...more], made, signer);
    add('CHECK', sha256(event.note), { id: 'TenTwo', name: 'TenTwo' }, [event]);
    return evolveCheckpoint(event).checkpoint;
  };
  return { history, ledger, add, done, refused, checkpoint };
};

/** What SharePoint shows of the records: as the checker expects it, so that only what a test changes differs. */
const projectionsOf = (history: readonly Item[], users: Site['users']) => {
  const { records } = foldAll(streamsOf(rowsOf(history)));
  const one = (value: string | readonly string[]): string => (typeof value === 'string' ? value : (value[0] ?? ''));
  const nonconformities = records.map(({ reference, rows, last }, index) =>
    itemOf(index + 1, {
      ...Object.fromEntries(Object.entries(columnsOf(last, users)).map(([name, value]) => [name, one(value)])),
      Reference: reference,
      Sequence: rows.length,
      Additions: last.additions.map(({ text }) => text).join('\n'),
      Recurrences: last.recurrences.map((later) => later.in).join('\n'),
    }),
  );
  const actions = records
    .flatMap((record) => [...actionsOf(record)])
    .map(([ActionKey, { columns, notes, since }], index) =>
      itemOf(index + 1, { ActionKey, ...columns, Progress: notes.join('\n'), Sequence: since }),
    );
  return { nonconformities, actions };
};

/** Every notice claimed, sent and drawn once more for the last commit. */
const noticesOf = (site: Site) => {
  const { records } = foldAll(streamsOf(rowsOf(site.history)));
  const expected = records.flatMap((record) =>
    expectedNotices(record, site, false).map((key) => ({
      key,
      reference: record.reference,
      length: record.rows.length,
    })),
  );
  return expected.map(({ key, reference, length }, index) => ({
    row: itemOf(index + 1, {
      NoticeKey: key,
      Reference: reference,
      Kind: key.split('/')[2],
      ActivityId: `message-${index}`,
      Sequence: length,
    }),
    posted: {
      id: `message-${index}`,
      conversation: 'a chat',
      at: '2026-11-24T10:06:00.000Z',
      sender: 'bot',
      cards: `[{"text":"${reference}"}]`,
    },
  }));
};

/** A whole life, a duplicate of it, a refusal, and two checkpoints. */
export const aStorm = async (): Promise<Storm & { readonly checkpoints: readonly Checkpoint[] }> => {
  const growing = createGrowing();
  const { history, ledger, add, done, refused, checkpoint } = growing;
  done(first, lea, theReport.events, 'report');
  for (const { by, events } of untilSubmitted) done(first, by, events);
  done(second, lea, theReport.events, 'report');
  refused(second);
  done(second, lea, [{ type: 'ReportAddedTo', text: 'The key was in the lock. @id' }]);
  const yesterday = await checkpoint();
  const marked = done(second, max, [{ type: 'MarkedDuplicate', of: first, reason: 'The same door' }]);
  const event = { type: 'DuplicateFound', in: second } satisfies NonconformityEvent;
  const told = reactionId(marked.hash, { name: 'duplicateFound', on: first, event }, sha256);
  add(first, told, { id: 'tentwo', name: 'TenTwo' }, [event]);
  for (const { by, events } of [theApproval, ...untilClosed]) done(first, by, events);
  const today = await checkpoint(yesterday);
  const users = [lea, max].map(({ id, name }) => ({ id, displayName: name }));
  const { nonconformities, actions } = projectionsOf(history, users);
  const unsaid = { history, nonconformities, actions, users, messages: [], posted: [] };
  const bare: Site = { ...unsaid, ismsManagers: [max.id], key: signer.publicJwk };
  const notices = noticesOf(bare);
  const site = { ...bare, messages: notices.map(({ row }) => row), posted: notices.map(({ posted }) => posted) };
  return { site, ledger, checkpoints: [yesterday, today] };
};
