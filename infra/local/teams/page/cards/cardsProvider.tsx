import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { cardActionOf, isRecord } from '../../cards/cardAction.ts';
import type { CardAction, ChatMessage, Outcome } from '../../wire.ts';
import { useStandIn } from '../standIn.tsx';
import { type CardState, type Cards, CardsContext } from './cardsContext.ts';
import { type OpenDialog, TaskDialog } from './taskDialog.tsx';

const untouched: CardState = { busy: false, view: undefined, note: undefined };
const failed: Outcome = { kind: 'failed' };
type Props = { readonly openLink: (url: string) => void; readonly children: ReactNode };

export function CardsProvider({ openLink, children }: Props) {
  const { api, theme, words } = useStandIn();
  const [states, setStates] = useState<ReadonlyMap<string, CardState>>(new Map());
  const [dialog, setDialog] = useState<OpenDialog>();
  const closeDialog = useCallback(() => setDialog(undefined), []);

  const change = useCallback((id: string, changed: Partial<CardState>) => {
    setStates((now) => new Map(now).set(id, { ...(now.get(id) ?? untouched), ...changed }));
  }, []);

  const act = useCallback(
    async (message: ChatMessage, action: CardAction) => {
      change(message.id, { busy: true, note: undefined });
      const outcome = await api.act(message.id, action).catch(() => failed);
      change(message.id, { busy: false, ...changeBy(outcome, message, words.failed) });
      if (outcome.kind === 'dialog') setDialog({ message, content: outcome, ofExtension: false });
    },
    [api, change, words],
  );

  const report = useCallback(
    async (message: ChatMessage) => {
      const outcome = await api.act(message.id, { kind: 'fetchExtension', theme }).catch(() => failed);
      const said = outcome.kind === 'text' ? outcome.text : words.failed;
      const content = outcome.kind === 'dialog' ? outcome : ({ kind: 'text', text: said } as const);
      setDialog({ message, content, ofExtension: true });
    },
    [api, theme, words],
  );

  const refresh = useRefresh(change);
  const value = useMemo((): Cards => {
    return {
      stateOf: (message) => states.get(message.id) ?? untouched,
      press: (message, button) => {
        const action = cardActionOf(button, false, theme);
        if (action) void act(message, action);
      },
      refresh,
      report: (message) => void report(message),
      search: (message, dataset, text) => api.search(message.id, dataset, text),
      openLink,
    };
  }, [states, act, report, refresh, api, theme, openLink]);

  return (
    <CardsContext value={value}>
      {children}
      {dialog && <TaskDialog dialog={dialog} onChange={setDialog} onClose={closeDialog} />}
    </CardsContext>
  );
}

function changeBy(outcome: Outcome, message: ChatMessage, failure: string): Partial<CardState> {
  switch (outcome.kind) {
    case 'card':
      return { view: { revision: message.revision, card: outcome.card } };
    case 'text':
      return { note: { text: outcome.text, failed: false } };
    case 'failed':
      return { note: { text: failure, failed: true } };
    case 'dialog':
    case 'done':
      return {};
  }
}

/** A client refreshes a card at most once a minute and revision, docs User-Specific-Views. */
const refreshAgainAfterMs = 60_000;

function useRefresh(change: (id: string, changed: Partial<CardState>) => void): Cards['refresh'] {
  const { api } = useStandIn();
  const last = useRef(new Map<string, { readonly revision: number; readonly at: number }>());
  return useCallback(
    (message, card, trigger) => {
      const offered = isRecord(card) && isRecord(card.refresh) ? card.refresh.action : undefined;
      if (!isRecord(offered) || typeof offered.verb !== 'string') return;
      const before = last.current.get(message.id);
      const tooSoon = before?.revision === message.revision && Date.now() - before.at < refreshAgainAfterMs;
      if (trigger === 'automatic' && tooSoon) return;
      last.current.set(message.id, { revision: message.revision, at: Date.now() });
      const action: CardAction = { kind: 'execute', verb: offered.verb, data: offered.data ?? {}, trigger };
      void api.act(message.id, action).then(
        // Other outcomes are not shown, because the person pressed nothing.
        (outcome) => outcome.kind === 'card' && change(message.id, changeBy(outcome, message, '')),
        () => undefined,
      );
    },
    [api, change],
  );
}
