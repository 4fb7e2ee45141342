import { useEffect, useState } from 'react';
import type { RegisterColumn } from '../../../procedure/ports/register/register.ts';
import { type CalendarDate, isCalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import {
  type Lane,
  lanes,
  type Priority,
  priorities,
  type Source,
  sources,
} from '../../../procedure/record/values/choices.ts';
import { type Clause, clauses } from '../../../procedure/record/values/clauses.ts';
import type { PersonId } from '../../../procedure/record/values/person.ts';
import { type Stage, stages } from '../../../procedure/stages/stages.ts';
import { columnsFor } from './columnsFor.ts';

/** The view of the register: filters and order. */
export type RegisterView = {
  readonly text: string;
  readonly stages: readonly Stage[];
  readonly clauses: readonly Clause[];
  readonly priorities: readonly Priority[];
  readonly lanes: readonly Lane[];
  readonly sources: readonly Source[];
  readonly overdue: boolean;
  /** Owner of the nonconformity: `me`, or a person's ID. */
  readonly ownedBy?: PersonId | undefined;
  /** Who holds open work in it, in the same form. */
  readonly holder?: PersonId | undefined;
  /** Days of detection, both included. */
  readonly detectedFrom?: CalendarDate | undefined;
  readonly detectedTo?: CalendarDate | undefined;
  readonly sort: RegisterColumn;
  readonly descending: boolean;
  /** Only the records a number counts: as a query of the API, and their name if known. */
  readonly behind?: { readonly query: string; readonly label?: string | undefined } | undefined;
};

/** All records, newest first. */
export const everything: RegisterView = {
  text: '',
  stages: [],
  clauses: [],
  priorities: [],
  lanes: [],
  sources: [],
  overdue: false,
  sort: 'reference',
  descending: true,
};

/** Number of active filters that are not always visible. */
export const moreFilters = (view: RegisterView): number =>
  [
    view.lanes.length > 0,
    view.sources.length > 0,
    view.overdue,
    view.ownedBy,
    view.holder,
    view.detectedFrom ?? view.detectedTo,
  ].filter(Boolean).length;

export const isFiltered = (view: RegisterView): boolean =>
  view.behind !== undefined ||
  view.text.trim() !== '' ||
  view.stages.length + view.clauses.length + view.priorities.length + moreFilters(view) > 0;

/** The view as a query of the API. Equal views give equal texts, so it is also the cache key of pages. */
export const queryOf = (view: RegisterView): string => {
  const { text, ownedBy, holder, detectedFrom, detectedTo, sort, descending, behind } = view;
  const query = new URLSearchParams({ sort, descending: String(descending) });
  const set = (name: string, value: string | undefined): void => {
    if (value) query.set(name, value);
  };
  const several = (name: string, values: readonly string[]): void => set(name, [...values].sort().join(','));
  set('text', text.trim());
  several('stage', view.stages);
  several('clause', view.clauses);
  several('priority', view.priorities);
  several('lane', view.lanes);
  several('source', view.sources);
  set('overdue', view.overdue ? 'true' : undefined);
  for (const [name, value] of Object.entries({ ownedBy, holder, detectedFrom, detectedTo })) set(name, value);
  return behind ? `${query}&${behind.query}` : query.toString();
};

/** Parameters for the records a number counts (`tab/api/register/registerQuery.ts`). */
const behindNames = ['figure', 'part', 'of', 'owner', 'from', 'to'] as const;
const longestText = 200;

/**
 * Reads the view from an address: only valid values are accepted, because anyone may have written it. The server checks
 * the query for the records a number counts.
 */
export const viewOf = (query: string): RegisterView => {
  const params = new URLSearchParams(query);
  const among = <T extends string>(name: string, values: readonly T[]): readonly T[] => {
    const named = params.getAll(name).flatMap((text) => text.split(','));
    return values.filter((value) => named.includes(value));
  };
  const day = (name: string): CalendarDate | undefined => {
    const text = params.get(name) ?? '';
    return isCalendarDate(text) ? text : undefined;
  };
  const person = (name: string): PersonId | undefined => /^[\w-]{1,64}$/.exec(params.get(name) ?? '')?.[0];
  const sort = columnsFor(Number.POSITIVE_INFINITY).find((column) => column === params.get('sort')) ?? everything.sort;
  const behind = new URLSearchParams(
    behindNames.flatMap((name) => (params.has(name) ? [[name, params.get(name) ?? '']] : [])),
  );
  return {
    text: (params.get('text') ?? '').slice(0, longestText),
    stages: among('stage', stages),
    clauses: among('clause', clauses),
    priorities: among('priority', priorities),
    lanes: among('lane', lanes),
    sources: among('source', sources),
    overdue: params.get('overdue') === 'true',
    ownedBy: person('ownedBy'),
    holder: person('holder'),
    detectedFrom: day('detectedFrom'),
    detectedTo: day('detectedTo'),
    sort,
    descending: params.has('descending') ? params.get('descending') === 'true' : sort === 'reference',
    behind: behind.has('figure') ? { query: behind.toString() } : undefined,
  };
};

const address = '#/register';

const viewFromAddress = (): RegisterView | undefined => {
  const { hash } = location;
  return hash.startsWith(`${address}?`) ? viewOf(hash.slice(address.length + 1)) : undefined;
};

const untouched = queryOf(everything);

const hashOf = (view: RegisterView): string => {
  const query = queryOf(view);
  return query === untouched ? address : `${address}?${query}`;
};

/**
 * The current view of the register. While it is displayed it is in the address, so that it is kept and can be shared.
 */
export const useRegisterView = (isInSight: boolean) => {
  const [view, setView] = useState(() => viewFromAddress() ?? everything);
  useEffect(() => {
    const moved = () => {
      const viewHere = viewFromAddress();
      if (viewHere) setView((now) => (queryOf(now) === queryOf(viewHere) ? now : viewHere));
    };
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  // After every render, because the address of a page closed to this person leads here as well.
  useEffect(() => {
    if (isInSight && location.hash !== hashOf(view)) history.replaceState(history.state, '', hashOf(view));
  });
  return [view, setView] as const;
};
