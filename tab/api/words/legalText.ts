export type LegalPage = 'privacy' | 'terms';

/** The organisation's data from its settings. */
export type LegalFacts = {
  readonly organisation?: string | undefined;
  /** The contact: a name, a mail address, a page. */
  readonly privacyContact?: string | undefined;
  readonly anonymousPage: boolean;
};

export type Section = {
  readonly heading: string;
  readonly text?: readonly string[];
  readonly points?: readonly string[];
  /** The table of who reads the fields below. */
  readonly table?: 'reads';
};

export type LegalText = { readonly title: string; readonly sections: (facts: LegalFacts) => readonly Section[] };
