import type { Reference } from './reference.ts';

/** `S1`, `S2` …: a session of its record. */
export type SessionId = `S${number}`;
export const isSessionId = (text: string): text is SessionId => /^S[1-9]\d{0,3}$/.test(text);

/** `NC-2026-0042/S1`: marks the contributions of a session, and is its address in links. */
export type SessionKey = `${Reference}/${SessionId}`;
export const sessionKeyOf = (reference: Reference, session: SessionId): SessionKey => `${reference}/${session}`;
