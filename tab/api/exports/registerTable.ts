import { setImmediate } from 'node:timers/promises';
import { isOverdue } from '../../../procedure/measures/isOverdue.ts';
import { calendarDate, dayNumber, daysOfZone, type Minute } from '../../../procedure/measures/periods/dayNumber.ts';
import type { LogText } from '../../../procedure/ports/register/logTexts.ts';
import type { RegisterEntry } from '../../../procedure/record/registerEntry.ts';
import { unnamedReporter } from '../../../procedure/record/report/identity.ts';
import { type CalendarDate, dayOf } from '../../../procedure/record/values/calendarDate.ts';
import type { Actor, PersonId } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import { mayRead } from '../../../procedure/stages/reads.ts';
import type { ProcedureWords } from '../../../procedure/words/en/procedureWords.ts';
import type { Language } from '../../../procedure/words/languages.ts';
import { stageName } from '../../../procedure/words/stageName.ts';
import { procedureWords } from '../../../procedure/words/words.ts';
import type { Cell } from '../files/csv.ts';
import { apiWords } from '../words/apiWords.ts';
import type { Column } from './workbook.ts';

/** Data of a line besides its entry. */
type TableOf = {
  readonly actor: Actor;
  readonly language: Language;
  readonly today: CalendarDate;
  readonly timeZone: string;
  /** Undefined if the file omits them. */
  readonly texts: ReadonlyMap<Reference, LogText> | undefined;
  /** For a heading, if so. */
  readonly mostWithTexts: number;
  readonly nameOf: (id: PersonId) => string | undefined;
};

type Line = { readonly entry: RegisterEntry; readonly text: LogText | undefined };
type Named = keyof TableWords['head'];
/** `text`: read from the list, not from memory. */
type Told = readonly [name: Named, width: number, cell: (line: Line) => Cell, from?: 'list'];

type LongText = Exclude<keyof LogText, 'planManager' | 'owner' | 'reportedBy' | 'anonymity' | 'closedAt' | 'verdictBy'>;

/** Lines per slice; other requests are served in between. */
const atOnce = 250;

const longWidth = 60;

const dayCell = (day: CalendarDate | undefined): Cell => day && { day };

const nextDue = ({ measured }: RegisterEntry): Cell => {
  const open = measured?.actions.filter(({ doneOn, cancelled }) => doneOn === undefined && !cancelled) ?? [];
  return open.length > 0 ? { day: calendarDate(Math.min(...open.map(({ due }) => due))) } : undefined;
};

/** The reporter's name if it may be read; otherwise the kind of anonymity. */
const reporterCell = ({ entry, text }: Line, { actor }: TableOf, words: TableWords): Cell => {
  if (!text || !mayRead('reporter', actor, entry)) return undefined;
  if (text.anonymity !== 'named') return words.unnamed[text.anonymity];
  return entry.reporter === unnamedReporter ? undefined : text.reportedBy;
};

/** The procedure's ten fields first, then the others of the register. */
const toldOf = (of: TableOf, words: TableWords): readonly Told[] => {
  const procedure = procedureWords[of.language].terms;
  const today = dayNumber(of.today);
  const long =
    (name: LongText) =>
    ({ text }: Line): Cell =>
      of.texts && !text ? words.edited : text?.[name];
  const who = (id: PersonId | undefined, shown: string | undefined): Cell =>
    id === undefined ? undefined : (of.nameOf(id) ?? shown);
  // A register from before TenTwo has the manager as text only.
  const managerCell = ({ entry: { measured }, text }: Line): Cell =>
    measured?.imported !== undefined && measured.planManager === undefined
      ? text?.planManager
      : who(measured?.planManager, text?.planManager);
  const dayAt = (at: string | undefined): Cell => (at ? { day: dayOf(new Date(at), of.timeZone) } : undefined);
  const dayOfMinute = (minute: Minute | undefined): Cell =>
    minute === undefined ? undefined : { day: calendarDate(daysOfZone(of.timeZone)(minute)) };
  const verdictsIn = ({ entry: { measured } }: Line) => measured?.verdicts ?? [];
  const earlierVerdicts = (line: Line): Cell =>
    verdictsIn(line)
      .slice(0, -1)
      .map(({ verdict, at }) => `${calendarDate(daysOfZone(of.timeZone)(at))} ${procedure.verdict[verdict]}`)
      .join('\n') || undefined;
  const overdue = ({ entry }: Line): Cell =>
    entry.measured && (isOverdue(entry.measured, today) ? words.yes : words.no);
  return [
    ['reference', 15, ({ entry }) => entry.reference],
    ['what', longWidth, ({ entry }) => entry.what],
    ['clause', 12, ({ entry }) => entry.clause],
    ['detectedOn', 13, ({ entry }) => dayCell(entry.detectedOn)],
    ['rootCause', longWidth, long('rootCause'), 'list'],
    ['shortTermPlan', longWidth, long('shortTermPlan'), 'list'],
    ['longTermPlan', longWidth, long('longTermPlan'), 'list'],
    ['planManager', 22, managerCell],
    [
      'nextFollowUp',
      13,
      ({ entry: { measured } }) =>
        dayCell(measured?.followUp === undefined ? undefined : calendarDate(measured.followUp)),
    ],
    ['successCriteria', longWidth, long('successCriteria'), 'list'],
    [
      'stage',
      18,
      ({ entry }) =>
        stageName({ stage: entry.stage, closedBefore: entry.measured?.closedBefore !== undefined }, procedure),
    ],
    ['priority', 12, ({ entry }) => procedure.priority[entry.priority]],
    ['lane', 18, ({ entry: { measured } }) => measured?.lane && procedure.lane[measured.lane]],
    ['owner', 22, ({ entry, text }) => who(entry.measured?.owner, text?.owner)],
    ['nextDue', 13, ({ entry }) => nextDue(entry)],
    ['overdue', 10, overdue],
    ['system', 24, ({ entry }) => entry.system],
    ['impact', 24, ({ entry }) => procedure.impact[entry.impact]],
    ['source', 20, ({ entry: { measured } }) => measured?.source && procedure.source[measured.source]],
    ['reportedOn', 13, ({ entry }) => dayAt(entry.reportedAt)],
    ['reporter', 22, (line) => reporterCell(line, of, words), 'list'],
    ['triagedOn', 13, ({ entry }) => dayOfMinute(entry.measured?.triaged)],
    ['triageReason', longWidth, long('triageReason'), 'list'],
    ['externalAudit', longWidth, long('externalAudit'), 'list'],
    ['planApprovedOn', 13, ({ entry }) => dayOfMinute(entry.measured?.planned)],
    ['ismsChange', longWidth, long('ismsChange'), 'list'],
    [
      'verdict',
      22,
      (line) => {
        const last = verdictsIn(line).at(-1);
        return last && procedure.verdict[last.verdict];
      },
    ],
    ['verdictOn', 13, (line) => dayOfMinute(verdictsIn(line).at(-1)?.at)],
    ['verdictBy', 22, ({ text }) => text?.verdictBy, 'list'],
    ['earlierVerdicts', 30, earlierVerdicts],
    ['closedOn', 13, ({ text }) => dayAt(text?.closedAt), 'list'],
    ['closingSummary', longWidth, long('closingSummary'), 'list'],
  ];
};

export type RegisterTable = {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly slices: AsyncIterable<readonly (readonly Cell[])[]>;
};

/** The lines of the register as a table. */
export const registerTable = (entries: readonly RegisterEntry[], of: TableOf): RegisterTable => {
  const words = tableWords(of.language, procedureWords[of.language].terms);
  const chosen = toldOf(of, words);
  const leftOut = words.leftOut(new Intl.NumberFormat(of.language).format(of.mostWithTexts));
  async function* slices() {
    for (let from = 0; from < entries.length; from += atOnce) {
      if (from > 0) await setImmediate();
      yield entries.slice(from, from + atOnce).map((entry) => {
        const line = { entry, text: of.texts?.get(entry.reference) };
        return chosen.map(([, , cell]) => cell(line));
      });
    }
  }
  return {
    name: words.sheet,
    columns: chosen.map(([name, width, , from]) => ({
      head: of.texts || from !== 'list' ? words.head[name] : `${words.head[name]} (${leftOut})`,
      width,
    })),
    slices: slices(),
  };
};

/** The words of the register's table: its own and those of the procedure. */
const tableWords = (language: Language, procedure: ProcedureWords) => {
  const own = apiWords[language].registerTable;
  const { logField, field } = procedure;
  return {
    ...own,
    head: {
      ...own.head,
      ...logField,
      clause: field.clause,
      system: field.system,
      detectedOn: field.detectedOn,
      priority: field.priority,
    },
  };
};
type TableWords = ReturnType<typeof tableWords>;
