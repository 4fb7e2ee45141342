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
