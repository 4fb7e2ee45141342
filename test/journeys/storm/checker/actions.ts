import type { CorrectiveAction, Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import { canonical } from './canonical.ts';
import type { Finding } from './finding.ts';
import type { Folded } from './folded.ts';
import { type Item, type Site, text } from './site.ts';

/** An action as the last commit that changed it left it, and the number of that commit. */
type Shown = {
  readonly columns: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
  readonly since: number;
};

const columnsOf = (action: CorrectiveAction, cycle: number): Shown['columns'] => ({
  ActionId: action.id,
  CycleNumber: String(cycle),
  ActionDescription: action.title,
  ActionKind: action.kind,
  Term: action.term,
  Priority: action.priority,
  OwnerId: action.owner,
  DueOn: action.due,
  OriginalDueOn: action.originalDue,
  Status: action.state,
  CompletedOn: action.done?.on ?? '',
  Outcome: action.done?.note ?? action.cancelled?.reason ?? '',
});

const notesOf = ({ progress, extension }: CorrectiveAction): readonly string[] => [
  ...progress.map(({ text: note }) => note),
  ...(extension ? [extension.reason] : []),
];

const actionsIn = (record: Nonconformity): ReadonlyMap<string, Omit<Shown, 'since'>> =>
  new Map(
    [...record.earlierCycles, record.cycle].flatMap(({ number, actions }) =>
      actions.map((action) => [
        `${record.reference}/${action.id}`,
        { columns: columnsOf(action, number), notes: notesOf(action) },
      ]),
    ),
  );

/** All actions that an approved plan of the record ever had; one that a later plan left out is `dropped`. */
export const actionsOf = ({ states, rows }: Folded): ReadonlyMap<string, Shown> => {
  const shown = new Map<string, Shown>();
  for (const [index, state] of states.entries()) {
    const now = new Map(actionsIn(state));
    for (const [key, { columns, notes }] of shown)
      if (!now.has(key)) now.set(key, { columns: { ...columns, Status: 'dropped' }, notes });
    for (const [key, one] of now) {
      const before = shown.get(key);
      const same = before && canonical([before.columns, before.notes]) === canonical([one.columns, one.notes]);
      if (!same) shown.set(key, { ...one, since: rows[index]?.number ?? 0 });
    }
  }
  return shown;
};

const checkOne = (about: string, shown: Shown, items: readonly Item[]): readonly Finding[] => {
  const [item, second] = items;
  if (!item) return [{ what: 'actionMissing', about }];
  if (second) return [{ what: 'actionTwice', about }];
  const sequence = Number(item.fields.Sequence);
  if (sequence < shown.since) return [{ what: 'actionBehind', about, more: `${sequence} of ${shown.since}` }];
  const texts = `${text(item, 'Progress')}\n${text(item, 'ExtensionAsked')}`;
  const wrong = [
    ...Object.entries(shown.columns)
      .filter(([name, value]) => text(item, name) !== value)
      .map(([name]) => name),
    ...(shown.notes.every((note) => texts.includes(note)) ? [] : ['Progress']),
  ];
  return wrong.length > 0 ? [{ what: 'actionDiffers', about, more: wrong.join(', ') }] : [];
};

/** One item for each corrective action, as the commits of its record left it. @returns how many there are, too */
export const checkActions = (
  records: readonly Folded[],
  { actions }: Site,
): { readonly findings: readonly Finding[]; readonly count: number } => {
  const expected = new Map(records.flatMap((record) => [...actionsOf(record)]));
  const items = new Map<string, Item[]>();
  for (const item of actions) items.set(text(item, 'ActionKey'), [...(items.get(text(item, 'ActionKey')) ?? []), item]);
  const findings = [
    ...[...items.keys()]
      .filter((key) => !expected.has(key))
      .map((about): Finding => ({ what: 'actionOfNothing', about })),
    ...[...expected].flatMap(([key, shown]) => checkOne(key, shown, items.get(key) ?? [])),
  ];
  return { findings, count: expected.size };
};
