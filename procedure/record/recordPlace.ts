import { isReference, type Reference } from './values/reference.ts';
import { isSessionId, type SessionId } from './values/sessionKey.ts';

/** The target of a link on a record. */
export type RecordPlace = {
  readonly reference: Reference;
  /** Its evidence: of the named action (`A2`), or of no particular one. */
  readonly evidence?: { readonly action?: string };
  /** One of its sessions, as `sessionKeyOf` writes it: `NC-2026-0042/S1`. */
  readonly session?: SessionId;
};

const shape = /^([^/]+)(?:\/(?:(evidence)(?:\/(A[1-9]\d{0,3}))?|(S\d+)))?$/;

/** As written in a link: `NC-2026-0042`, `NC-2026-0042/evidence`, `NC-2026-0042/evidence/A2`. */
export const recordPlaceText = (reference: string, evidence?: RecordPlace['evidence']): string =>
  [reference, ...(evidence ? ['evidence'] : []), ...(evidence?.action === undefined ? [] : [evidence.action])].join(
    '/',
  );

/** The link is untrusted: returns `undefined` for anything not written exactly so. */
export const readRecordPlace = (text: string): RecordPlace | undefined => {
  const [, reference = '', evidence, action, session] = shape.exec(text) ?? [];
  if (!isReference(reference)) return undefined;
  if (session !== undefined) return isSessionId(session) ? { reference, session } : undefined;
  return { reference, ...(evidence && { evidence: action === undefined ? {} : { action } }) };
};
