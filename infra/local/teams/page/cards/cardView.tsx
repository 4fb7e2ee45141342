import { mergeClasses, ProgressBar } from '@fluentui/react-components';
import { type Action, AdaptiveCard, ExecuteAction, OpenUrlAction, SubmitAction } from 'adaptivecards';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { isRecord, type PressedButton } from '../../cards/cardAction.ts';
import type { Choice } from '../../wire.ts';
import type { Words } from '../words/en.ts';
import { hostConfig } from './hostConfig.ts';
import { markMentionsInCard } from './mentionMarks.ts';
import { Typeahead } from './typeahead.tsx';
import { TypeaheadInput } from './typeaheadInput.ts';

type Props = {
  readonly card: unknown;
  readonly label: string;
  /** Whether an action is running, which disables the buttons. */
  readonly busy: boolean;
  readonly words: Words;
  readonly onPress: (button: PressedButton) => void;
  readonly onLink: (url: string) => void;
  readonly search: (dataset: string, text: string) => Promise<readonly Choice[]>;
};

/**
 * Draws an adaptive card. A new `card` object is redrawn and loses unsent input, as in Teams when a message is edited.
 * Nothing else redraws it, because the theme uses CSS variables.
 */
export function CardView({ card, label, busy, words, onPress, onLink, search }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const [typeaheads, setTypeaheads] = useState<readonly TypeaheadInput[]>([]);
  const [drawable, setDrawable] = useState(true);
  const handlers = useRef({ onPress, onLink, search });
  useEffect(() => {
    handlers.current = { onPress, onLink, search };
  });
  // Stable identity: a new function would restart a running search.
  const searchNow = useCallback<Props['search']>((dataset, text) => handlers.current.search(dataset, text), []);

  useLayoutEffect(() => {
    const drawn = isShownByTeams(card) ? draw(card, handlers) : undefined;
    setDrawable(drawn !== undefined);
    place.current?.replaceChildren(...(drawn ? [drawn.element] : []));
    setTypeaheads(drawn?.typeaheads ?? []);
  }, [card]);
  useFocusReturn(root, busy);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form, and a card need not be one
    <div ref={root} className="card" role="group" aria-label={label} aria-busy={busy} tabIndex={-1}>
      {busy && <ProgressBar className="card-progress" thickness="medium" aria-label={words.working} />}
      <div ref={place} inert={busy} className={mergeClasses(busy && 'card-busy')} />
      {!drawable && <p className="card-refused">{words.cardNotShown}</p>}
      {typeaheads.map((input) =>
        createPortal(<Typeahead input={input} words={words} search={searchNow} />, input.host, input.id),
      )}
    </div>
  );
}

/**
 * The pressed button loses the focus while its action runs; afterwards the card receives it, for keyboard users.
 * An answer taller than the window is scrolled to its beginning, where errors are shown.
 */
function useFocusReturn(root: RefObject<HTMLElement | null>, busy: boolean): void {
  const had = useRef(false);
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    if (busy) had.current = element.contains(document.activeElement);
    else if (had.current && document.activeElement === document.body) {
      element.focus({ preventScroll: true });
      const log = element.closest('[role="log"], [role="dialog"]');
      if (log && element.offsetHeight > log.clientHeight) element.scrollIntoView({ block: 'start' });
    }
  }, [root, busy]);
}

type Drawn = { readonly element: HTMLElement; readonly typeaheads: readonly TypeaheadInput[] };
type Handlers = { readonly current: Pick<Props, 'onPress' | 'onLink'> };

function draw(json: Readonly<Record<string, unknown>>, handlers: Handlers): Drawn | undefined {
  const card = new AdaptiveCard();
  card.hostConfig = hostConfig;
  card.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) return action.url && handlers.current.onLink(action.url);
    const button = buttonOf(action);
    if (button) handlers.current.onPress(button);
  };
  card.onAnchorClicked = (_element, anchor) => {
    handlers.current.onLink(anchor.href);
    return true;
  };
  card.parse(markMentionsInCard(json));
  const element = card.render();
  if (!element) return undefined;
  const typeaheads = card.getAllInputs().filter((input) => input instanceof TypeaheadInput);
  return { element, typeaheads: typeaheads.filter((input) => input.isTypeahead) };
}

function buttonOf(action: Action): PressedButton | undefined {
  if (action instanceof ExecuteAction) {
    return { type: 'Action.Execute', id: action.id, verb: action.verb, data: action.data };
  }
  return action instanceof SubmitAction ? { type: 'Action.Submit', id: action.id, data: action.data } : undefined;
}

/** Teams shows cards up to version 1.5, and on phones none without a version. */
const isShownByTeams = (card: unknown): card is Readonly<Record<string, unknown>> =>
  isRecord(card) && card.type === 'AdaptiveCard' && typeof card.version === 'string' && /^1\.[0-5]$/.test(card.version);
