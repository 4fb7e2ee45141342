import { type ReactNode, useEffect, useRef } from 'react';
import { goToHeading } from './heading.ts';

/**
 * Stands beside a page, and takes the focus to its heading when the page is another one. Not to the first: nobody has been
 * anywhere before.
 * @param at names the page; absent where the page sees to the focus by itself
 */
export const Arrival = ({ at }: { at: string | undefined }): ReactNode => {
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    if (at !== undefined) goToHeading();
  }, [at]);
  return undefined;
};
