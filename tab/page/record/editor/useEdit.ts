import { useEffect, useRef, useState } from 'react';
import type { Person } from '../../../../procedure/record/values/person.ts';
import { draw } from '../draw.ts';
import { type Choices, type Divergence, isSettled, takenOver } from './divergence.ts';
import { type Edit, forget, keep, keptAt, type Place } from './kept.ts';

/** How drafts of one kind are compared and merged. */
export type Drafting<Draft> = {
  readonly isDraft: (value: unknown) => value is Draft;
  /** The text of a draft as sent; drafts with equal texts are the same. */
  readonly sent?: (draft: Draft) => unknown;
  /** The typed draft, renumbered if both added something. */
  readonly inNumbers?: (was: Draft, theirs: Draft, mine: Draft) => Draft;
  readonly divergences: (was: Draft, theirs: Draft, mine: Draft) => readonly Divergence[];
  readonly merged: (theirs: Draft, mine: Draft, taken: ReadonlySet<string>) => Draft;
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
/** As the procedure stores texts: trimmed. */
const stored = (value: unknown): string =>
  JSON.stringify(value, (_key, part) => (typeof part === 'string' ? part.trim() : part));

/**
 * One edit: the typed draft, kept in the window until it is saved, and merged with the changes of others.
 * @param now the current draft of the record, and its sequence
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
  /** It was sent, and it is unknown whether it arrived: until something is changed, it stays the same command. */
  const [isUnheard, setUnheard] = useState(false);
  const [choices, setChoices] = useState<Choices>({});
  /** The result of merging the others' change, shown until something is typed. */
  const [news, setNews] = useState<'taken' | 'untouched'>();
  const isTouched = !isSame(edit.typed, edit.was);
  const isMoved = !isSame(now.draft, edit.was);
  const mine = isMoved ? (drafting.inNumbers?.(edit.was, now.draft, edit.typed) ?? edit.typed) : edit.typed;
  const isThere = isUnheard && isMoved && isAlike(edit.typed, now.draft);
  const diverging = isMoved && isTouched && !isThere && !found ? drafting.divergences(edit.was, now.draft, mine) : [];

  /** A number that may have been used is not used for anything else. */
  const number = isUnheard ? { n: draw() } : {};
  const onNow = { basedOn: now.sequence, was: now.draft };
  const rebase = (typed: Draft, what: 'taken' | 'untouched' | undefined) => {
    setEdit({ ...edit, ...number, ...onNow, typed });
    setUnheard(false);
    setChoices({});
    setNews(what);
  };
  // Nothing to choose: nothing was typed here, or the others made the same change.
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
    /** People whose names are known, including those found here. */
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
    /** Whether the record is unchanged since it was seen here, apart from our own unanswered request. */
    isAsSeen: (draft: Draft): boolean => isSame(draft, edit.was) || (isUnheard && isAlike(draft, edit.typed)),
    /**
     * Called when it was sent and not committed.
     * @param passes it may still have arrived
     */
    failed: (passes: boolean) => setUnheard(passes),
    /** It is committed. */
    saved: () => {
      isSaved.current = true;
      forget(place);
    },
  };
};
export type Editing<Draft> = ReturnType<typeof useEdit<Draft>>;
