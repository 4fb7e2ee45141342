import { useEffect, useState } from 'react';
import { type RecordPlace, readRecordPlace, recordPlaceText } from '../../procedure/record/recordPlace.ts';
import { sessionKeyOf } from '../../procedure/record/values/sessionKey.ts';

/** The pages of the tab beside the register. */
export const sidePages = ['work', 'numbers', 'audit', 'report', 'procedure', 'administration', 'case'] as const;
export type SidePage = (typeof sidePages)[number];

/**
 * The current place in the tab: the register, another page, a record, or a session of it. Kept in the hash, so a reload
 * stays there.
 */
export type Place = RecordPlace | SidePage | undefined;

export const isSidePage = (text: unknown): text is SidePage => sidePages.some((page) => page === text);

const here = (): Place => {
  const text = location.hash.slice(2);
  return isSidePage(text) ? text : readRecordPlace(text);
};

const hashOf = (place: Place): string => `#/${isSidePage(place) ? place : place ? textOf(place) : 'register'}`;

const textOf = ({ reference, evidence, session }: RecordPlace): string =>
  session ? sessionKeyOf(reference, session) : recordPlaceText(reference, evidence);

/**
 * The current place, and navigation. Going back from what was opened here is a step back in the browser's history, so
 * the browser's back button and ours do the same.
 */
export const usePlace = (opens: Place) => {
  const [place, setPlace] = useState<Place>(() => {
    if (opens && location.hash.length <= 2) history.replaceState(null, '', hashOf(opens));
    return here();
  });
  useEffect(() => {
    const moved = () => setPlace(here());
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  const open = (to: RecordPlace): void => {
    // A record is closed to the register, whichever way it was opened; a session to what it was opened from.
    const isStep = place === undefined || to.session !== undefined;
    history.pushState(isStep ? { fromHere: true } : null, '', hashOf(to));
    setPlace(to);
  };
  /** Each change of page is a step in the history. */
  const go = (to: SidePage | undefined): void => {
    history.pushState({ fromHere: true }, '', hashOf(to));
    setPlace(to);
  };
  const close = (): void => {
    const state: unknown = history.state;
    if (state && typeof state === 'object' && 'fromHere' in state) {
      history.back();
      return;
    }
    history.replaceState(null, '', hashOf(undefined));
    setPlace(undefined);
  };
  return { place, open, go, close };
};
