import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { ChatMessage, ClockReading, ConversationSummary, LiveEvent, Person, Switches, World } from '../wire.ts';
import type { PersonApi } from './api.ts';
import type { ThemeName } from './session.ts';
import type { Words } from './words/en.ts';
import { languageOf, words } from './words/words.ts';

type Typing = Readonly<Record<string, number>>;

export type StandIn = {
  readonly api: PersonApi;
  readonly world: World;
  readonly theme: ThemeName;
  readonly words: Words;
  readonly locale: string;
  readonly conversations: readonly ConversationSummary[];
  readonly clock: ClockReading;
  readonly switches: Switches;
  /** Whether the event stream is connected; undefined before the first connection. */
  readonly online: boolean | undefined;
  /** Time of the bot's last typing event by conversation and thread (`id root`). */
  readonly typing: Typing;
  readonly personOf: (id: string) => Person | undefined;
};

const Context = createContext<StandIn | undefined>(undefined);

export function useStandIn(): StandIn {
  const standIn = useContext(Context);
  if (!standIn) throw new Error('useStandIn must be used inside StandInProvider.');
  return standIn;
}

type Props = {
  readonly api: PersonApi;
  readonly world: World;
  readonly theme: ThemeName;
  readonly children: ReactNode;
};

/** Provides the state of a person's window, updated by server events. */
export function StandInProvider({ api, world, theme, children }: Props) {
  const live = useLiveEvents(api, world);
  const conversations = useQuery({
    queryKey: ['conversations'],
    queryFn: api.conversations,
    initialData: world.conversations,
  }).data;
  const value = useMemo((): StandIn => {
    const people = new Map(world.people.map((person) => [person.id, person]));
    return {
      api,
      world,
      theme,
      conversations,
      ...live,
      words: words[languageOf(world.me.locale)],
      locale: world.me.locale,
      personOf: (id) => people.get(id),
    };
  }, [api, world, theme, conversations, live]);
  // Children query only once the event stream is open, so that no message is missed in between.
  return <Context value={value}>{live.online !== undefined && children}</Context>;
}

function useLiveEvents(api: PersonApi, world: World) {
  const queries = useQueryClient();
  const [clock, setClock] = useState(world.clock);
  const [switches, setSwitches] = useState(world.switches);
  const [online, setOnline] = useState<boolean>();
  const [typing, setTyping] = useState<Typing>({});

  useEffect(() => {
    const source = new EventSource(api.eventsUrl);
    const on = <Type extends LiveEvent['type']>(
      type: Type,
      handle: (event: Extract<LiveEvent, { type: Type }>) => void,
    ) => source.addEventListener(type, (event) => handle(JSON.parse(event.data)));
    on('message', ({ message }) => {
      addMessage(queries, message);
      setTyping((now) => ({ ...now, [`${message.conversation} ${message.root}`]: 0 }));
      void queries.invalidateQueries({ queryKey: ['conversations'] });
    });
    on('typing', ({ conversation, root }) => setTyping((now) => ({ ...now, [`${conversation} ${root}`]: Date.now() })));
    on('clock', (event) => setClock(event.clock));
    on('meetings', () => void queries.invalidateQueries({ queryKey: ['world'] }));
    on('switches', (event) => setSwitches(event.switches));
    // Reload what may have changed while disconnected.
    source.onopen = () => {
      setOnline(true);
      void queries.invalidateQueries();
    };
    source.onerror = () => setOnline(false);
    return () => source.close();
  }, [api, queries]);

  return useMemo(() => ({ clock, switches, online, typing }), [clock, switches, online, typing]);
}

export const keyOf = (conversation: string) => ['messages', conversation];
/** Messages received as events. An event may arrive before the response to a query that was answered without it. */
export const arrivedKeyOf = (conversation: string) => ['arrived', conversation];

/** Adds a message received as an event. */
function addMessage(queries: QueryClient, message: ChatMessage): void {
  const add = (known: readonly ChatMessage[]) => mergeMessages(known, [message]);
  queries.setQueryData<readonly ChatMessage[]>(arrivedKeyOf(message.conversation), (known = []) => add(known));
  queries.setQueryData<readonly ChatMessage[]>(keyOf(message.conversation), (known) => known && add(known));
}

/** Merges two lists and keeps the latest revision of each message. An unchanged message keeps its identity, so React does not redraw it. */
export function mergeMessages(known: readonly ChatMessage[], more: readonly ChatMessage[]): readonly ChatMessage[] {
  const byId = new Map(known.map((message) => [message.id, message]));
  for (const message of more) {
    const before = byId.get(message.id);
    if (!before || before.revision < message.revision) byId.set(message.id, message);
  }
  return [...byId.values()].sort((a, b) => Number(a.id) - Number(b.id));
}
