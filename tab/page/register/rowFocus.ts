import { createContext, type RefObject, useContext, useEffect, useRef } from 'react';

/**
 * Which row the Tab key reaches, and which one takes the focus when it is rendered. A separate context, so that a move
 * renders rows and not the table. Fluent's own arrow keys know only the rows that exist, and few of 100,000 do.
 */
export type RowFocus = {
  readonly active: number;
  readonly wanted: RefObject<number | undefined>;
};

export const RowFocusContext = createContext<RowFocus>({ active: 0, wanted: { current: undefined } });

export const useRowFocus = (index: number) => {
  const { active, wanted } = useContext(RowFocusContext);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wanted.current !== index) return;
    wanted.current = undefined;
    ref.current?.focus({ preventScroll: true });
  });
  return { ref, tabIndex: active === index ? 0 : -1 };
};

/** Where a key leads from a row; `undefined` for keys that lead nowhere. */
export const rowReached = (key: string, from: number, total: number, page: number): number | undefined => {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: total - 1,
  };
  const to = steps[key];
  return to === undefined ? undefined : Math.max(0, Math.min(total - 1, to));
};
