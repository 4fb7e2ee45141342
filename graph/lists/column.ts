import { z } from 'zod';

/**
 * A column: how SharePoint creates it, and how its values are read, both from one declaration. SharePoint keeps no
 * empty text (it comes back as absent), so a text column always reads as a string, `''` for nothing.
 */
export type Column<Value extends string | number | undefined = string | number | undefined> = {
  /** The column heading that people see. The internal name is the key in the table, and never changes. */
  readonly displayName: string;
  readonly facet: Facet;
  readonly index: 'none' | 'indexed' | 'unique';
  /** A built-in column of the list (Title): neither created nor renamed. */
  readonly builtIn: boolean;
  readonly value: z.ZodType<Value>;
};

/** The type facet of Graph's columnDefinition: one of the three. */
type Facet = {
  readonly text?: { readonly allowMultipleLines: boolean; readonly [property: string]: unknown };
  readonly number?: object;
  readonly dateTime?: object;
};

type Index = Column['index'];

const text = z.string().default('');

/** One line, at most 255 characters: the only kind of text that SharePoint can index, sort and filter. */
export const line = (displayName: string, index: Index = 'none'): Column<string> => ({
  displayName,
  facet: { text: { allowMultipleLines: false, maxLength: 255, textType: 'plain' } },
  index,
  builtIn: false,
  value: text,
});

/** The Title that every list of the template has. */
export const title = (displayName: string): Column<string> => ({ ...line(displayName), builtIn: true });

/** Up to 63,999 characters. Plain: SharePoint rewrites rich text (graph-lists 6.5). */
export const lines = (displayName: string): Column<string> => ({
  displayName,
  facet: {
    text: { allowMultipleLines: true, appendChangesToExistingText: false, linesForEditing: 6, textType: 'plain' },
  },
  index: 'none',
  builtIn: false,
  value: text,
});
export const maxMultiLineLength = 63_999;

export const wholeNumber = (displayName: string, index: Index = 'none'): Column<number | undefined> => ({
  displayName,
  facet: { number: { decimalPlaces: 'none' } },
  index,
  builtIn: false,
  value: z.number().optional(),
});

/**
 * An instant, written and read as ISO 8601 in UTC. SharePoint may keep whole seconds only, so it is for people and
 * views; the exact value is kept beside it as a text.
 */
export const instant = (displayName: string, index: Index = 'none'): Column<string> => ({
  displayName,
  facet: { dateTime: { displayAs: 'default', format: 'dateTime' } },
  index,
  builtIn: false,
  value: text,
});
