import { useEffect, useState } from 'react';
import { isReference, type Reference } from '../../procedure/record/reference.ts';

/** Where in the tab a person is: on the register, or on one record. It stands in the hash, so a reload stays there. */
export type Place = Reference | undefined;

const here = (): Place => {
  const text = location.hash.slice(2);
  return isReference(text) ? text : undefined;
};

const hashOf = (place: Place): string => `#/${place ?? ''}`;

/**
 * The place and the way to another. Going back to the register from a record that was opened there is a step back in the
 * browser's history, so the back button of the browser and ours do the same.
 */
export const usePlace = (opens: Place) => {
  const [place, setPlace] = useState<Place>(() => {
    if (opens && !here()) history.replaceState(null, '', hashOf(opens));
    return here();
  });
  useEffect(() => {
    const moved = () => setPlace(here());
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  const open = (reference: Reference): void => {
    history.pushState({ fromRegister: true }, '', hashOf(reference));
    setPlace(reference);
  };
  const close = (): void => {
    const state: unknown = history.state;
    if (state && typeof state === 'object' && 'fromRegister' in state) {
      history.back();
      return;
    }
    history.replaceState(null, '', hashOf(undefined));
    setPlace(undefined);
  };
  return { place, open, close };
};
