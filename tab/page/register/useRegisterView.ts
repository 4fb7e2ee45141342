import { useEffect, useState } from 'react';
import { askedFor, everything, type RegisterView, viewOf } from './registerView.ts';

const address = '#/register';

const toldHere = (): RegisterView | undefined => {
  const { hash } = location;
  return hash.startsWith(`${address}?`) ? viewOf(hash.slice(address.length + 1)) : undefined;
};

const untouched = askedFor(everything);

const hashOf = (view: RegisterView): string => {
  const asked = askedFor(view);
  return asked === untouched ? address : `${address}?${asked}`;
};

/** What of the register is looked at. While it is in sight its address says so, so that it is kept and can be shared. */
export const useRegisterView = (isInSight: boolean) => {
  const [view, setView] = useState(() => toldHere() ?? everything);
  useEffect(() => {
    const moved = () => {
      const told = toldHere();
      if (told) setView((now) => (askedFor(now) === askedFor(told) ? now : told));
    };
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  // After every render: an address of a page closed to this person leads here as well.
  useEffect(() => {
    if (isInSight && location.hash !== hashOf(view)) history.replaceState(history.state, '', hashOf(view));
  });
  return [view, setView] as const;
};
