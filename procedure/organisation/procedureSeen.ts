/** The procedure as a person saw it: its version, and SHA-256 over the English page with the rules in force. */
export type ProcedureSeen = { readonly version: string; readonly digest: string };
