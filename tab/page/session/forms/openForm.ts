/** The open form, and its subject. */
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

/** Maximum lengths in UTF-16 units, as in `procedure/commands/fields.ts`, which is not part of the page. */
export const longest = { problem: 2000, why: 400, statement: 1000, reason: 1000 } as const;
