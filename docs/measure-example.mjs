// The numbers of the procedure, recounted from the rows of the two lists, without anything of TenTwo.
// node docs/measure-example.mjs rows.json   { nonconformities, actions, today, timeZone, observationDays }
// `nonconformities` and `actions` are the `fields` of the items of *Nonconformities* and *Corrective actions*.
// Of a risk that was accepted no column says on which day: open actions of such a record are left to the page.
import { readFileSync } from 'node:fs';

const rows = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { nonconformities, actions, today, timeZone, observationDays } = rows;
const calendar = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
const dayOf = (instant) => calendar.format(new Date(instant));
const days = (from, to) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const after = (day, count) => new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
const figure = (all) => ({
  of: all.length,
  ...(all.length > 0 && { value: all.reduce((a, b) => a + b, 0) / all.length }),
});
const share = (all, isHit) => figure(all.map((one) => (isHit(one) ? 1 : 0)));
const mean = (spans) => figure(spans.filter(([a, b]) => a && b && b >= a).map(([a, b]) => days(a, b)));

const isOut = (one) => /^(rejected|duplicate|withdrawn),|^closed,closed/.test(`${one.Stage},${one.BeforeTenTwo}`);
const records = nonconformities.filter((one) => !isOut(one));
const stageOf = new Map(records.map(({ Reference, Stage }) => [Reference, Stage]));
const planned = actions.filter(({ Reference, Status }) => stageOf.has(Reference) && Status !== 'dropped');

/** The day the last action was done, once none of the present cycle is open. */
const implementedOn = ({ Reference, CycleNumber }) => {
  const its = planned.filter((action) => action.Reference === Reference);
  const present = its.filter((action) => action.CycleNumber === CycleNumber);
  if (present.length === 0 || present.some(({ Status }) => Status === 'open')) return undefined;
  const done = its.flatMap(({ CompletedOn }) => CompletedOn || []);
  return done.sort().at(-1);
};
/** Of those due by now, an open one of today not yet among them, nor one cancelled by then: done by then? */
const fallenDue = (due) => planned.filter((one) => one[due] < today || (one[due] === today && one.Status !== 'open'));
const onSchedule = (due) => {
  const kept = fallenDue(due).filter(({ CancelledAt, [due]: day }) => !CancelledAt || dayOf(CancelledAt) > day);
  return share(kept, (one) => one.CompletedOn && one.CompletedOn <= one[due]);
};
/** Closed, and the whole window over: did it happen again within it? */
const closed = records.filter(({ ClosedAt }) => ClosedAt);
const windows = closed.map((record) => ({ ...record, from: implementedOn(record) }));
const over = windows.filter(({ from }) => from && after(from, observationDays) < today);
const recurred = ({ from, Recurrences }) =>
  [...(Recurrences ?? '').matchAll(/\(([\d-]{10})\)/g)].some(
    ([, on]) => from <= on && on <= after(from, observationDays),
  );
const isOver = (stage) => ['closed', 'riskAccepted'].includes(stage);
const openNow = planned.filter(({ Reference, Status }) => Status === 'open' && !isOver(stageOf.get(Reference)));
const figures = {
  timeToIdentify: mean(records.map(({ OccurredOn, DetectedOn }) => [OccurredOn, DetectedOn])),
  timeToImplement: mean(records.map((record) => [record.DetectedOn, implementedOn(record)])),
  timeToClose: mean(closed.map(({ DetectedOn, ClosedAt }) => [DetectedOn, dayOf(ClosedAt)])),
  recurrence: share(over, recurred),
  repeats: share(records, ({ RecurrenceOf }) => RecurrenceOf),
  onSchedule: onSchedule('OriginalDueOn'),
  onCurrentSchedule: onSchedule('DueOn'),
  cancellation: share(fallenDue('OriginalDueOn'), ({ Status }) => Status === 'cancelled'),
  overdue: share(openNow, ({ DueOn }) => DueOn < today),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
