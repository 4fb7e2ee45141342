import type { Reference } from './reference.ts';

/** `S1`, `S2` …: which one of its record. */
export type SessionId = `S${number}`;
export const isSessionId = (text: string): text is SessionId => /^S[1-9]\d{0,3}$/.test(text);

/** `NC-2026-0042/S1`: how all that is given in it is marked, and how a link leads to it. */
export type SessionKey = `${Reference}/${SessionId}`;
export const sessionKeyOf = (reference: Reference, session: SessionId): SessionKey => `${reference}/${session}`;
