import {
  aStream,
  ida,
  max,
  progress,
  type Step,
  theApproval,
  thePlan,
  theReport,
  untilClosed,
  untilSubmitted,
} from '../../test/builders/aLife.ts';
import { correctiveActionsList } from '../lists/correctiveActions.ts';
import { actionRows } from './actionRows.ts';
import { nameLookup } from './nameLookup.ts';

const approved = [theReport, ...untilSubmitted, theApproval];
const itemsAfter = (steps: readonly Step[]) => {
  const stream = aStream(steps);
  return actionRows(stream, nameLookup(stream.commits, { holders: () => [] }));
};
const shownAfter = (steps: readonly Step[]) =>
  itemsAfter(steps).map(({ row, isNew }) => [row.ActionKey, row.Status, row.Sequence, isNew]);

describe('actionRows', () => {
  it('are absent before a plan is approved', () => {
    expect(itemsAfter([theReport, ...untilSubmitted])).toEqual([]);
  });

  it('begin with the approval', () => {
    expect(shownAfter(approved)).toEqual([
      ['NC-2026-0042/A1', 'open', 7, true],
      ['NC-2026-0042/A2', 'open', 7, true],
    ]);
  });

  it('show each action with its whole course', () => {
    const [first, second] = itemsAfter([...approved, ...untilClosed]).map(({ row }) => row);
    expect(first).toEqual({
      Title: 'NC-2026-0042/A1 Fit a door alarm',
      ActionKey: 'NC-2026-0042/A1',
      Reference: 'NC-2026-0042',
      ActionId: 'A1',
      CycleNumber: 1,
      ActionDescription: 'Fit a door alarm',
      ActionKind: 'corrective',
      Term: 'short',
      Priority: 'high',
      RootCause: 'There is no alarm [tooling]',
      OwnerName: 'Max Weber',
      OwnerId: 'max',
      DueOn: '2026-12-31',
      OriginalDueOn: '2026-12-15',
      Status: 'done',
      CompletedOn: '2026-12-20',
      CancelledAt: '',
      Outcome: 'It rings',
      Progress: '2026-11-24 16:00 UTC Max Weber\nOrdered',
      ExtensionAsked: '',
      Evidence: 'alarm.jpg\nhttps://contoso/alarm.jpg',
      SuccessCriteria: 'No open door in three months',
      Sequence: 12,
    });
    expect(second).toMatchObject({
      OwnerName: 'noor',
      Status: 'cancelled',
      Outcome: 'The shift is gone',
      Progress: '',
    });
  });

  it('have exactly the columns of the list', () => {
    const [item] = itemsAfter(approved);
    expect([...Object.keys(item?.row ?? {}), 'Seal'].sort()).toEqual(Object.keys(correctiveActionsList.columns).sort());
  });

  it('show an extension that awaits a decision', () => {
    const [first] = itemsAfter([...approved, ...untilClosed.slice(0, 2)]);
    expect(first?.row).toMatchObject({ ExtensionAsked: '2026-12-31 (Max Weber): Late delivery', DueOn: '2026-12-15' });
  });

  it('carry the commit that last changed them, not the last one of the record', () => {
    const steps = [...approved, progress('A2', 'Booked'), progress('A1', 'Ordered'), progress('A1', 'Fitted')];
    expect(shownAfter(steps)).toEqual([
      ['NC-2026-0042/A1', 'open', 10, false],
      ['NC-2026-0042/A2', 'open', 8, false],
    ]);
    expect(itemsAfter(steps)[0]?.row.Progress).toBe(
      '2026-11-24 18:00 UTC Max Weber\nFitted\n\n2026-11-24 17:00 UTC Max Weber\nOrdered',
    );
  });

  it('keep an action that a later plan left out, and those of an earlier cycle', () => {
    const [only] = thePlan().actions;
    const dropping: readonly Step[] = [
      { by: max, events: [{ type: 'PlanDrafted', plan: thePlan({ actions: only ? [only] : [] }) }] },
      { by: max, events: [{ type: 'PlanSubmitted' }] },
      theApproval,
    ];
    expect(shownAfter([...approved, ...dropping])).toEqual([
      ['NC-2026-0042/A1', 'open', 7, false],
      ['NC-2026-0042/A2', 'dropped', 10, false],
    ]);
    const judged: Step = { by: ida, events: [{ type: 'EffectivenessJudged', verdict: 'partly', result: 'Not yet' }] };
    expect(shownAfter([...approved, judged])).toEqual(
      shownAfter(approved).map((shown) => [...shown.slice(0, 3), false]),
    );
  });

  it('cut progress that does not fit, the oldest first', () => {
    const notes = Array.from({ length: 30 }, (_, n) => progress('A1', `${n} ${'y'.repeat(2990)}`));
    const [first] = itemsAfter([...approved, ...notes]);
    expect(first?.row.Progress).toHaveLength(63_999);
    expect(first?.row.Progress).toMatch(/UTC Max Weber\n29 y/);
  });
});
