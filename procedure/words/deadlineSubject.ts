import type { Deadline } from '../deadlines/deadline.ts';

/** `NC-2026-0042, A1`: what a deadline is about. */
export const deadlineSubject = ({ reference, action }: Pick<Deadline, 'reference' | 'action'>): string =>
  action === undefined ? reference : `${reference}, ${action}`;
