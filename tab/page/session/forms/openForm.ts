/** Which form is open, and for what. */
export type OpenForm =
  | { readonly name: 'problem' }
  | { readonly name: 'cause'; readonly why: string }
  | { readonly name: 'evidence'; readonly cause: string }
  | { readonly name: 'object'; readonly round: string }
  | { readonly name: 'root'; readonly cause: string }
  | { readonly name: 'merge'; readonly cause: string }
  | { readonly name: 'handOver' }
  | { readonly name: 'close' };

export type FormProps<Name extends OpenForm['name']> = {
  readonly form: Extract<OpenForm, { name: Name }>;
  readonly close: () => void;
};

/** Longest texts, in UTF-16 units, as the procedure takes them (`procedure/commands/fields.ts`, which is no part of the page). */
export const longest = { problem: 2000, why: 400, statement: 1000, reason: 1000 } as const;
