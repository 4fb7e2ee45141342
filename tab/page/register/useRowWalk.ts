import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type RowFocus, rowReached } from './rowFocus.ts';

/** What is used of react-window's list, which comes without types. */
type RowList = { readonly scrollToItem: (index: number) => void };
type Rendered = { readonly visibleStartIndex: number; readonly visibleStopIndex: number };

type Walked = {
  readonly asked: string;
  readonly total: number;
  readonly height: number;
  readonly itemSize: number;
  /** The row that a person comes back from: the walk begins there, once. */
  readonly lastOpened: RefObject<number | undefined>;
};

/**
 * Walks through the rows by keyboard, and keeps the scroll position: at the top for another view, where it was on
 * return.
 */
export const useRowWalk = ({ asked, total, height, itemSize, lastOpened }: Walked) => {
  const list = useRef<RowList>(null);
  const startsAt = useRef(lastOpened.current).current;
  const wanted = useRef(startsAt);
  const [active, setActive] = useState(startsAt ?? 0);
  useEffect(() => {
    lastOpened.current = undefined;
  }, [lastOpened]);

  const shownAsked = useRef(asked);
  useEffect(() => {
    if (shownAsked.current === asked) return;
    shownAsked.current = asked;
    list.current?.scrollToItem(0);
    setActive(0);
  }, [asked]);

  const onKey = useCallback(
    (event: KeyboardEvent, index: number) => {
      const to = rowReached(event.key, index, total, Math.floor(height / itemSize) - 1);
      if (to === undefined) return;
      event.preventDefault();
      wanted.current = to;
      list.current?.scrollToItem(to);
      setActive(to);
    },
    [total, height, itemSize],
  );
  const listProps = useMemo(
    () => ({
      ref: list,
      overscanCount: 6,
      initialScrollOffset: startsAt === undefined ? 0 : Math.max(0, startsAt * itemSize - height / 2),
      // The Tab key must reach a row that is there.
      onItemsRendered: ({ visibleStartIndex: first, visibleStopIndex: last }: Rendered) =>
        setActive((now) => (now < first || now > last ? first : now)),
    }),
    [startsAt, itemSize, height],
  );
  const focus: RowFocus = useMemo(() => ({ active, wanted }), [active]);
  return { focus, onKey, listProps };
};
