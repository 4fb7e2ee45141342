import type { Wait } from '../../../graph/client/wait.ts';
import { foldRows } from '../../../graph/history/foldRows.ts';
import { recordKind } from '../../../graph/history/streamKind.ts';
import type { CorrectiveActionRow } from '../../../graph/lists/correctiveActions.ts';
import type { HistoryRow } from '../../../graph/lists/history.ts';
import type { ListItems, Page } from '../../../graph/lists/listItems.ts';
import type { NonconformityRow } from '../../../graph/lists/nonconformities.ts';
import type { Item } from '../../../graph/lists/rawItems.ts';
import { createProjection } from '../../../graph/projection/projection.ts';
import { toRewrite } from '../../../graph/projection/upsert.ts';
import type { People } from '../../../procedure/ports/people.ts';
import type { Log } from '../../../procedure/ports/platform.ts';
import { type PersonId, roles } from '../../../procedure/record/values/person.ts';

const how = { operation: 'doctor.eraseName', urgency: 'start' } as const;
/** Records whose items are remembered: each is written at once, then no longer needed. */
const remembered = 100;

export type EraseNamePorts = {
  readonly history: ListItems<HistoryRow>;
  readonly nonconformities: ListItems<NonconformityRow>;
  readonly actions: ListItems<CorrectiveActionRow>;
  /** The members of the groups, whose names a projection shows. */
  readonly holders: People['holders'];
  readonly wait: Wait;
  readonly log: Log;
};

export type ErasedName = {
  /** Number of rows of History that had the name. */
  readonly rows: number;
  /** Records whose items were written again. */
  readonly records: readonly string[];
  /** Records that keep the name for now, because a row of theirs is damaged or not trusted. */
  readonly left: readonly string[];
};

const eachPage = async <R>(items: ListItems<R>, take: (page: Page<R>) => Promise<void> | void): Promise<void> => {
  let page = await items.firstPage('all', how);
  for (;;) {
    await take(page);
    if (page.next === undefined) return;
    page = await items.follow(page.next, 'all', how);
  }
};

const isNamed = (row: HistoryRow, person: PersonId): boolean => row.ActorId === person && row.ActorName !== '';

/** The records with an item that shows one of the names. */
const recordsWith = async (
  { nonconformities, actions }: EraseNamePorts,
  names: ReadonlySet<string>,
): Promise<readonly string[]> => {
  const found = new Set<string>();
  const look = ({ items, untrusted }: Page<{ readonly Reference: string }>): void => {
    for (const { row } of [...items, ...untrusted])
      if (Object.values(row).some((cell) => [...names].some((name) => String(cell ?? '').includes(name))))
        found.add(row.Reference);
  };
  if (names.size > 0) {
    await eachPage(nonconformities, look);
    await eachPage(actions, look);
  }
  return [...found];
};

/** Writes the items of a record again, without the name of this person. @returns whether that was possible */
const rewrite = async (ports: EraseNamePorts, reference: string, person: PersonId): Promise<boolean> => {
  const { history, nonconformities, actions, wait, log } = ports;
  const { items, untrusted } = await history.where('Reference', reference, how);
  const unnamed = items.map((item) =>
    isNamed(item.row, person) ? { ...item, row: { ...item.row, ActorName: '' } } : item,
  );
  const { stream, damage } = foldRows(recordKind, reference, { items: unnamed, untrusted });
  if (!stream || damage) return false;
  const people = { holders: (role: (typeof roles)[number]) => ports.holders(role).filter(({ id }) => id !== person) };
  const { project, known } = createProjection({
    nonconformities,
    actions,
    people,
    effects: { shown: () => undefined },
    wait,
    log,
    remembered,
  });
  const forget = <R>(there: readonly Item<R>[], memory: typeof known.actions, keyOf: (row: R) => string): void => {
    for (const item of there) {
      const shown = toRewrite(item);
      if (shown) memory.set(keyOf(item.row), shown);
    }
  };
  const shown = await nonconformities.where('Reference', reference, how);
  forget(shown.items, known.nonconformities, (row) => row.Reference);
  forget((await actions.where('Reference', reference, how)).items, known.actions, (row) => row.ActionKey);
  await project(stream, shown.items[0]?.row.EffectsDone ?? 0);
  return true;
};

const rewriteAll = async (
  ports: EraseNamePorts,
  names: ReadonlySet<string>,
  person: PersonId,
): Promise<Omit<ErasedName, 'rows'>> => {
  const records: string[] = [];
  const left: string[] = [];
  for (const reference of await recordsWith(ports, names))
    ((await rewrite(ports, reference, person)) ? records : left).push(reference);
  return { records, left };
};

/**
 * Empties the name of this person in every row of History, and writes the items that show it again, with the id in its
 * place; all are sealed again. No hash covers the name, so the chains stay as they are. Rows without a valid seal are
 * left alone. The items come first, because they are found by the name; and again at the end, because a server may have
 * written one meanwhile.
 * @throws Fault; running it again continues
 */
export const eraseName = async (ports: EraseNamePorts, person: PersonId): Promise<ErasedName> => {
  const names = new Set<string>();
  for (const role of roles) for (const { id, name } of ports.holders(role)) if (id === person && name) names.add(name);
  await eachPage(ports.history, ({ items }) => {
    for (const { row } of items) if (isNamed(row, person)) names.add(row.ActorName);
  });
  const first = await rewriteAll(ports, names, person);
  let rows = 0;
  await eachPage(ports.history, async ({ items }) => {
    for (const { id, etag, row } of items) {
      // Without the name here, a later run would not find it in the items of that record.
      if (!isNamed(row, person) || first.left.includes(row.Reference)) continue;
      await ports.history.change(id, { ...row, ActorName: '' }, etag, how);
      rows += 1;
    }
  });
  const again = rows === 0 ? { records: [], left: [] } : await rewriteAll(ports, names, person);
  return {
    rows,
    records: [...new Set([...first.records, ...again.records])],
    left: [...new Set([...first.left, ...again.left])],
  };
};
