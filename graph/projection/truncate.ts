import { maxMultiLineLength } from '../lists/column.ts';

const cut = (text: string | undefined, most: number): string =>
  text === undefined || text.length <= most
    ? (text ?? '')
    : // Half a surrogate pair is no text any more, and Graph refuses it.
      `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

/** What a single line of text holds: 255 UTF-16 code units, and no line break. */
export const truncateLine = (text: string | undefined): string => cut(text?.replace(/\s*[\r\n]+\s*/g, ' '), 255);

/** What a column of several lines holds: 63,999 UTF-16 code units. */
export const truncateLines = (text: string | undefined): string => cut(text, maxMultiLineLength);

/** Parts under each other with an empty line between; those that tell nothing are left out. */
export const paragraphs = (parts: readonly (string | undefined)[]): string =>
  truncateLines(parts.filter(Boolean).join('\n\n'));

/** `2026-11-24 09:00 UTC` of an instant. */
export const stamp = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;
