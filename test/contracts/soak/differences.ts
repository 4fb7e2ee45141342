import { isDeepStrictEqual } from 'node:util';
import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import { checkActions } from '../../journeys/storm/checker/actions.ts';
import { checkChains, rowsOf, streamsOf } from '../../journeys/storm/checker/chains.ts';
import { type Folded, foldAll } from '../../journeys/storm/checker/folded.ts';
import { checkNonconformities } from '../../journeys/storm/checker/projections.ts';
import { checkReactions } from '../../journeys/storm/checker/reactions.ts';
import { type Item, type Site, text } from '../../journeys/storm/checker/site.ts';
import type { Told } from './people.ts';

/** Whether the lists match History, according to the checker that shares only the fold with the product. */
export const listsAgainstHistory = (site: Site): readonly unknown[] => {
  const rows = rowsOf(site.history);
  const { records, findings } = foldAll(streamsOf(rows));
  return [
    ...checkChains(site.history),
    ...findings,
    ...checkReactions(rows).findings,
    ...checkNonconformities(records, site),
    ...checkActions(records, site).findings,
  ];
};

/** Every acknowledged command is in History once, no refused one is, and no other. */
export const historyAgainstPeople = (site: Site, told: Told): readonly unknown[] => {
  const rows = rowsOf(site.history);
  const reactions = checkReactions(rows).commandIds;
  const there = rows.map(({ command }) => command);
  return [
    ...[...told.done].filter((id) => there.filter((one) => one === id).length !== 1).map((id) => ['not once', id]),
    ...[...told.refused].filter((id) => !told.done.has(id) && there.includes(id)).map((id) => ['refused', id]),
    ...there.filter((id) => !told.done.has(id) && !reactions.has(id)).map((id) => ['without a command', id]),
  ];
};

/** The register's data of one nonconformity, and those of its item, under the same names. */
const shownBy = (item: Item) => ({
  reference: text(item, 'Reference'),
  what: text(item, 'NonconformityDescription'),
  stage: text(item, 'Stage'),
  clause: text(item, 'Clause'),
  system: text(item, 'SystemConcerned'),
  impact: text(item, 'Impact'),
  priority: text(item, 'Priority'),
  ongoing: text(item, 'Ongoing'),
  detectedOn: text(item, 'DetectedOn'),
  reportedAt: text(item, 'ReportedAt'),
  reporter: text(item, 'ReportedById'),
  sequence: text(item, 'Sequence'),
  facts: text(item, 'Facts'),
});
type Shown = ReturnType<typeof shownBy>;

const toldBy = (entry: RegisterEntry): Omit<Shown, 'facts'> => ({
  reference: entry.reference,
  what: entry.what,
  stage: entry.stage,
  impact: entry.impact,
  priority: entry.priority,
  ongoing: entry.ongoing,
  detectedOn: entry.detectedOn,
  reportedAt: entry.reportedAt,
  clause: entry.clause ?? '',
  system: entry.system ?? '',
  reporter: entry.reporter,
  sequence: String(entry.sequence),
});

/** The same as folded from the commits of the record. */
const foldedTo = ({ reference, last, rows }: Folded): Omit<Shown, 'facts'> => ({
  reference,
  what: last.facts.what,
  stage: last.stage,
  impact: last.facts.impact,
  priority: last.facts.priority,
  ongoing: last.facts.ongoing,
  detectedOn: last.facts.detectedOn,
  reportedAt: last.reportedAt,
  clause: last.facts.clause ?? '',
  system: last.facts.system ?? '',
  reporter: last.reporter,
  sequence: String(rows.length),
});

const differing = (one: object, other: object): readonly string[] => {
  const right: Readonly<Record<string, unknown>> = { ...other };
  return Object.entries(one).flatMap(([name, value]) => (isDeepStrictEqual(right[name], value) ? [] : [name]));
};

/** Whether a replica's memory matches the list and History, field by field. */
export const registerAgainstBoth = (entries: Iterable<RegisterEntry>, site: Site): readonly unknown[] => {
  const known = new Map([...entries].map((entry) => [String(entry.reference), entry]));
  const items = new Map(site.nonconformities.map((item) => [text(item, 'Reference'), item]));
  const { records } = foldAll(streamsOf(rowsOf(site.history)));
  const sizes = [known.size, items.size, records.length];
  return [
    ...(new Set(sizes).size > 1 ? [['sizes', ...sizes]] : []),
    ...records.flatMap((record) => {
      const [entry, item] = [known.get(record.reference), items.get(record.reference)];
      if (!entry || !item) return [['missing', record.reference, entry ? 'in the list' : 'in the register']];
      const { facts, ...shown } = shownBy(item);
      const wrong = [
        ...differing(toldBy(entry), shown).map((name) => `list ${name}`),
        ...differing(toldBy(entry), foldedTo(record)).map((name) => `history ${name}`),
        ...differing(JSON.parse(facts), JSON.parse(JSON.stringify(entry.measured ?? {}))).map(
          (name) => `facts ${name}`,
        ),
      ];
      return wrong.length > 0 ? [['differs', record.reference, ...wrong]] : [];
    }),
  ];
};
