import { type ReactNode, useEffect, useRef } from 'react';

/**
 * Placed beside a page, moves the focus to its heading when the page changes. Not on the first page: there was none
 * before.
 * @param at names the page; absent if the page manages the focus itself
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

/** Moves the focus to the page's heading: a screen reader reads it, and the Tab key continues from there. */
export const goToHeading = (): void => {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
};
