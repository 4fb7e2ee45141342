import { maxMultiLineLength } from '../lists/column.ts';

const cut = (text: string | undefined, most: number): string =>
  text === undefined || text.length <= most
    ? (text ?? '')
    : // Half a surrogate pair is not valid text, and Graph refuses it.
      `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

/** Limit of a single-line text column: 255 UTF-16 code units, and no line break. */
export const truncateLine = (text: string | undefined): string => cut(text?.replace(/\s*[\r\n]+\s*/g, ' '), 255);

/** Limit of a multi-line text column: 63,999 UTF-16 code units. */
export const truncateLines = (text: string | undefined): string => cut(text, maxMultiLineLength);

/** Joins the parts with an empty line between them; empty parts are left out. */
export const paragraphs = (parts: readonly (string | undefined)[]): string =>
  truncateLines(parts.filter(Boolean).join('\n\n'));

/** Formats an instant as `2026-11-24 09:00 UTC`. */
export const stamp = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;
