import type { RegisterColumn } from '../../../procedure/handling/ports.ts';
import type { Priority } from '../../../procedure/record/choices.ts';
import type { Clause } from '../../../procedure/record/clauses.ts';
import type { Stage } from '../../../procedure/stages/stages.ts';

/** What of the register is looked at, and in which order. */
export type RegisterView = {
  readonly text: string;
  readonly stages: readonly Stage[];
  readonly clauses: readonly Clause[];
  readonly priorities: readonly Priority[];
  readonly sort: RegisterColumn;
  readonly descending: boolean;
  /** Only those behind a number: as the API is asked for them, and what they are called. */
  readonly behind?: { readonly asked: string; readonly label: string } | undefined;
};

/** All of it, the newest first. */
export const everything: RegisterView = {
  text: '',
  stages: [],
  clauses: [],
  priorities: [],
  sort: 'reference',
  descending: true,
};

export const isFiltered = (view: RegisterView): boolean =>
  view.behind !== undefined ||
  view.text.trim() !== '' ||
  view.stages.length + view.clauses.length + view.priorities.length > 0;

/** The view as the API is asked for it; equal views give equal texts, so it is also the key under which pages are kept. */
export const askedFor = (view: RegisterView): string => {
  const { text, stages, clauses, priorities, sort, descending, behind } = view;
  const asked = new URLSearchParams({ sort, descending: String(descending) });
  if (text.trim()) asked.set('text', text.trim());
  if (stages.length > 0) asked.set('stage', [...stages].sort().join(','));
  if (clauses.length > 0) asked.set('clause', [...clauses].sort().join(','));
  if (priorities.length > 0) asked.set('priority', [...priorities].sort().join(','));
  return behind ? `${asked}&${behind.asked}` : asked.toString();
};
