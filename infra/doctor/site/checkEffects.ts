import type { GraphClient } from '../../../graph/client/graphClient.ts';
import { readCommitKey } from '../../../graph/history/commitHash.ts';
import { matchingRows } from '../../../graph/history/streamRows.ts';
import { type HistoryRow, historyList } from '../../../graph/lists/history.ts';
import { createListItems, type ListItems } from '../../../graph/lists/listItems.ts';
import { nonconformitiesList } from '../../../graph/lists/nonconformities.ts';
import { createRawItems } from '../../../graph/lists/rawItems.ts';
import { sealKeys } from '../../../graph/lists/rowSeal.ts';
import { listNamed, type NamedList } from '../../../graph/site/siteShape.ts';
import { isReference, type Reference } from '../../../procedure/record/values/reference.ts';
import { faultText } from '../../../server/faultText.ts';
import type { GivenSettings } from '../environment/checkSettings.ts';
import { type Finding, ok, problem, unchecked, warning } from '../finding.ts';

const how = { operation: 'doctor.effects', urgency: 'start' } as const;

/** Records named at most. */
const named = 20;
/** Pages of 999 items that are read at most. */
const mostPages = 20;
/** Commits that no item shows are looked for in this time, in milliseconds. */
const lookBack = 7 * 24 * 3_600_000;
/** Age in milliseconds up to which effects are in progress, and from which on something is wrong. */
const [soon, late] = [120_000, 1_200_000];

/** What the item of a record says: the last commit that it shows, and the last one whose effects have all run. */
type Shown = { readonly sequence: number; readonly done: number };
/** A record whose item is behind its last commit, `head`. */
type Pending = Shown & { readonly reference: Reference; readonly head: number };

/** Checks whether what follows from the commits was written and sent: History says what is due, the items what is done. */
export const checkEffects = async (
  client: GraphClient,
  siteId: string,
  lists: readonly NamedList[],
  { SEAL_KEY }: GivenSettings,
  now: number,
): Promise<readonly Finding[]> => {
  const [historyId, recordsId] = [historyList, nonconformitiesList].map(({ name }) => listNamed(lists, name)?.id ?? '');
  if (!historyId || !recordsId || !SEAL_KEY) return [];
  const seals = { keys: sealKeys(SEAL_KEY), observer: { read: () => undefined } };
  const history = createListItems(client, siteId, historyId, historyList, seals);
  try {
    // History first: an item that is written meanwhile shows at least as much.
    const heads = await readHeads(history, new Date(now - lookBack));
    const { shown, isWhole } = await readShown(client, siteId, recordsId);
    const pending = [...new Set([...shown.keys(), ...(isWhole ? heads.keys() : [])])]
      .map((reference): Pending => {
        const item = shown.get(reference) ?? { sequence: 0, done: 0 };
        return { ...item, reference, head: Math.max(item.sequence, heads.get(reference) ?? 0) };
      })
      .filter(({ sequence, done, head }) => sequence < head || done < head);
    const findings: Finding[] = [];
    for (const one of pending.slice(0, named)) findings.push(...findingOf(one, await sinceOf(history, one), now));
    const rest = pending.length - named;
    if (rest > 0) findings.push(warning('effects', `${rest} more records have pending effects.`, advice));
    const all = isWhole ? `all ${shown.size} records` : `the first ${shown.size} records`;
    return findings.length > 0
      ? findings
      : [ok('effects', `List items, notices and cards of ${all} are written; none waits for over two minutes.`)];
  } catch (error) {
    const what = `What is still to be written and sent could not be determined: ${faultText(error)}.`;
    return [unchecked('effects', what, 'Try again later.')];
  }
};

/** The last commit of each record with commits since then. */
const readHeads = async (history: ListItems<HistoryRow>, since: Date): Promise<ReadonlyMap<Reference, number>> => {
  const heads = new Map<Reference, number>();
  const comparison = { column: 'When', operator: 'ge', value: since.toISOString() } as const;
  for (const { row } of (await matchingRows(history, comparison, { selection: 'core', how })).items) {
    const at = readCommitKey(row.CommitKey);
    if (at && isReference(at.key)) heads.set(at.key, Math.max(at.sequence, heads.get(at.key) ?? 0));
  }
  return heads;
};

const readShown = async (client: GraphClient, siteId: string, listId: string) => {
  // Seals are checked elsewhere, and would need all columns.
  const items = createRawItems(client, siteId, listId, nonconformitiesList);
  const columns = ['Reference', 'Sequence', 'EffectsDone'] as const;
  const shown = new Map<Reference, Shown>();
  let page = await items.firstPage(columns, how);
  for (let pages = 1; ; pages += 1) {
    for (const { row } of page.items)
      if (isReference(row.Reference))
        shown.set(row.Reference, { sequence: row.Sequence ?? 0, done: row.EffectsDone ?? 0 });
    if (page.next === undefined) return { shown, isWhole: true };
    if (pages === mostPages) return { shown, isWhole: false };
    page = await items.follow(page.next, columns, how);
  }
};

/** When the first commit was made whose effects have not all run. */
const sinceOf = async (history: ListItems<HistoryRow>, { reference, sequence, done }: Pending): Promise<string> => {
  const { items } = await history.where('Reference', reference, how);
  const times = items.flatMap(({ row }) => {
    const at = readCommitKey(row.CommitKey);
    return at && at.sequence > Math.min(sequence, done) ? [row.At] : [];
  });
  return times.toSorted()[0] ?? '';
};

const advice =
  'Is a server running? Its log (effect.failed, notice.failed) and the page Administration say why it fails; npm run told -- with the number names the notices.';

/** Nothing for effects that are in progress. */
const findingOf = (one: Pending, since: string, now: number): readonly Finding[] => {
  const age = now - Date.parse(since);
  if (age < soon) return [];
  const text = `${one.reference} has pending effects since ${since}: ${outstanding(one)}.`;
  return [(age < late ? warning : problem)('effects', text, advice)];
};

const outstanding = ({ sequence, done, head }: Pending): string => {
  if (sequence === 0) return 'it has no item in Nonconformities';
  if (sequence < head) return `its item in Nonconformities shows commit ${sequence} of ${head}`;
  return done + 1 < head ? `notices or cards of commits ${done + 1} to ${head}` : `notices or cards of commit ${head}`;
};
