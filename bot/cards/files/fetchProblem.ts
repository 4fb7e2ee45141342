/**
 * Why a file cannot be fetched: its host is not allowed; Teams answered with a page; it no longer exists; the other side
 * is slow or down.
 */
export type FetchProblem = 'otherHost' | 'page' | 'gone' | 'unreachable';
