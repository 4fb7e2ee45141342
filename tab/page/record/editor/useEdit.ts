import { useEffect, useRef, useState } from 'react';
import type { Person } from '../../../../procedure/record/values/person.ts';
import { draw } from '../draw.ts';
import { type Choices, type Divergence, isSettled, takenOver } from './divergence.ts';
import { type Edit, forget, keep, keptAt, type Place } from './kept.ts';

/** How drafts of one kind are compared and put together. */
export type Drafting<Draft> = {
  readonly isDraft: (value: unknown) => value is Draft;
  /** What a draft comes to when it is sent: two that are sent alike are one. */
  readonly sent?: (draft: Draft) => unknown;
  /** What is typed here, in the others' numbering where both added something. */
  readonly inNumbers?: (was: Draft, theirs: Draft, mine: Draft) => Draft;
  readonly divergences: (was: Draft, theirs: Draft, mine: Draft) => readonly Divergence[];
  readonly merged: (theirs: Draft, mine: Draft, taken: ReadonlySet<string>) => Draft;
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
/** As the procedure stores texts: without spaces around them. */
const stored = (value: unknown): string =>
  JSON.stringify(value, (_key, part) => (typeof part === 'string' ? part.trim() : part));

/**
 * One edit: what is typed, kept in the window until it is saved, and merged with the changes of others.
 * @param now the draft that the record has now, and its sequence
 */
export const useEdit = <Draft>(
  place: Place,
  now: { readonly draft: Draft; readonly sequence: number },
  drafting: Drafting<Draft>,
) => {
  const isAlike = (one: Draft, other: Draft): boolean => {
    const { sent = (draft: Draft): unknown => draft } = drafting;
    return stored(sent(one)) === stored(sent(other));
  };
  const fresh = (): Edit<Draft> => ({
    at: new Date().toISOString(),
    n: draw(),
    basedOn: now.sequence,
    was: now.draft,
    typed: now.draft,
    met: [],
  });
  const [found, setFound] = useState(() => {
    const kept = keptAt(place, drafting.isDraft);
    // It was saved after all: its answer was lost.
    return kept && isAlike(kept.typed, now.draft) ? undefined : kept;
  });
  const [edit, setEdit] = useState(fresh);
  /** It was sent, and whether it arrived is not known: until something is changed it is that very command. */
  const [isUnheard, setUnheard] = useState(false);
  const [choices, setChoices] = useState<Choices>({});
  /** What came of the others' change: it is said until something is typed. */
  const [news, setNews] = useState<'taken' | 'untouched'>();
  const isTouched = !isSame(edit.typed, edit.was);
  const isMoved = !isSame(now.draft, edit.was);
  const mine = isMoved ? (drafting.inNumbers?.(edit.was, now.draft, edit.typed) ?? edit.typed) : edit.typed;
  const isThere = isUnheard && isMoved && isAlike(edit.typed, now.draft);
  const diverging = isMoved && isTouched && !isThere && !found ? drafting.divergences(edit.was, now.draft, mine) : [];

  /** What may have arrived under a number does not share it with anything else. */
  const number = isUnheard ? { n: draw() } : {};
  const onNow = { basedOn: now.sequence, was: now.draft };
  const rebase = (typed: Draft, what: 'taken' | 'untouched' | undefined) => {
    setEdit({ ...edit, ...number, ...onNow, typed });
    setUnheard(false);
    setChoices({});
    setNews(what);
  };
  // Nothing to choose: nothing was typed here, or the others changed it to just that.
  useEffect(() => {
    if (!found && isMoved && !isThere && diverging.length === 0)
      rebase(isTouched ? mine : now.draft, isTouched ? undefined : 'untouched');
  });
  const isSaved = useRef(false);
  useEffect(() => {
    if (found || isSaved.current) return;
    if (isTouched) keep(place, edit);
    else forget(place);
  });

  return {
    edit,
    isTouched,
    found,
    goOn: () => {
      if (found) setEdit(found);
      setUnheard(true);
      setFound(undefined);
    },
    throwAway: () => {
      forget(place);
      setFound(undefined);
    },
    change: (typed: Draft) => {
      const since = isTouched ? {} : { at: new Date().toISOString() };
      setEdit((before) => ({ ...before, ...number, ...(isThere && onNow), ...since, typed }));
      setUnheard(false);
      setNews(undefined);
    },
    /** Whose names are known, with those who were found here. */
    knownWith: (people: readonly Person[]) => [
      ...new Map([...edit.met, ...people].map((person) => [person.id, person])).values(),
    ],
    meet: (person: Person) => setEdit((before) => ({ ...before, met: [...before.met, person] })),
    diverging,
    choices,
    choose: (path: string, side: 'theirs' | 'mine') => setChoices((before) => ({ ...before, [path]: side })),
    isSettled: isSettled(diverging, choices),
    putTogether: () => rebase(drafting.merged(now.draft, mine, takenOver(diverging, choices)), 'taken'),
    news,
    isUnheard,
    /** Whether the record is as it was seen here, or as it is once a request without an answer has arrived. */
    isAsSeen: (draft: Draft): boolean => isSame(draft, edit.was) || (isUnheard && isAlike(draft, edit.typed)),
    /** It was sent and not committed. @param passes it may have arrived even so */
    failed: (passes: boolean) => setUnheard(passes),
    /** It is committed. */
    saved: () => {
      isSaved.current = true;
      forget(place);
    },
  };
};
export type Editing<Draft> = ReturnType<typeof useEdit<Draft>>;
