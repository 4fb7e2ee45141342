import { type CalendarDate, isCalendarDate } from '../../../../../procedure/record/values/calendarDate.ts';
import type { SheetCell } from '../reading/sheet.ts';

/** Whether day or month comes first, if the file does not show it. */
export const dateOrders = ['dayFirst', 'monthFirst'] as const;
export type DateOrder = (typeof dateOrders)[number];

const written = /^(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{2}|\d{4})(?:[ T,].*)?$/;
const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/;

/** Excel counts days from the end of 1899; these are 1954 to 2064. */
const [firstSerial, lastSerial] = [20_000, 60_000];
const dayZero = Date.UTC(1899, 11, 30);

const two = (number: string | number): string => String(number).padStart(2, '0');

const dateIf = (year: string, month: string, day: string): CalendarDate | undefined => {
  // Two-digit years up to 69 are in this century, as in spreadsheets.
  const full = year.length === 2 ? `${Number(year) < 70 ? 20 : 19}${year}` : year;
  const text = `${full}-${two(month)}-${two(day)}`;
  return isCalendarDate(text) ? text : undefined;
};

const serialDate = (cell: SheetCell): CalendarDate | undefined => {
  const serial =
    typeof cell === 'number'
      ? cell
      : typeof cell === 'string' && /^\d{5}([.,]\d+)?$/.test(cell.trim())
        ? Number(cell.trim().replace(',', '.'))
        : Number.NaN;
  if (!(serial >= firstSerial && serial <= lastSerial)) return undefined;
  const text = new Date(dayZero + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
  return isCalendarDate(text) ? text : undefined;
};

/** A cell as a date; undefined if it is not one in that order. */
export const dateIn = (cell: SheetCell, order: DateOrder): CalendarDate | undefined => {
  if (cell instanceof Date) {
    const text = Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
    return isCalendarDate(text) ? text : undefined;
  }
  const serial = serialDate(cell);
  if (serial !== undefined || typeof cell !== 'string') return serial;
  const [, isoYear, isoMonth = '', isoDay = ''] = iso.exec(cell.trim()) ?? [];
  if (isoYear !== undefined) return dateIf(isoYear, isoMonth, isoDay);
  const [, first = '', second = '', year] = written.exec(cell.trim()) ?? [];
  if (year === undefined) return undefined;
  return order === 'dayFirst' ? dateIf(year, second, first) : dateIf(year, first, second);
};

/**
 * The date order of a file, from dates that are valid in one order only. `unclear` if there are none or they disagree,
 * and it matters; undefined if it does not matter.
 */
export const dateOrderOf = (cells: readonly SheetCell[]): DateOrder | 'unclear' | undefined => {
  const both = cells.map((cell) => dateOrders.map((order) => dateIn(cell, order)));
  const dayFirst = both.some(([day, month]) => day !== undefined && month === undefined);
  const monthFirst = both.some(([day, month]) => day === undefined && month !== undefined);
  if (dayFirst !== monthFirst) return dayFirst ? 'dayFirst' : 'monthFirst';
  const matters = dayFirst || both.some(([day, month]) => day !== month);
  return matters ? 'unclear' : undefined;
};
