import { type Export, type ExportEvent, evolveExport } from '../../procedure/exports/exported.ts';
import { type ExportKey, exportKeys } from '../../procedure/exports/exportKinds.ts';
import {
  evolveOrganisation,
  newOrganisation,
  type Organisation,
  type OrganisationEvent,
  organisationKey,
} from '../../procedure/organisation/organisation.ts';
import type {
  Draft,
  Loaded,
  OrganisationStream,
  Records,
  SideStreams,
  Streams,
  Written,
} from '../../procedure/ports/streams.ts';
import { type Commit, type Damage, lastCommit, type Stream } from '../../procedure/record/history/commit.ts';
import type { NonconformityEvent } from '../../procedure/record/history/events.ts';
import { evolve } from '../../procedure/record/history/evolve.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import type { Attribution } from '../../procedure/record/values/attribution.ts';
import { canonicalJson } from '../../procedure/record/values/canonicalJson.ts';
import type { Digest } from '../../procedure/record/values/digest.ts';
import { formatReference, type Reference } from '../../procedure/record/values/reference.ts';
import type { SideKeys } from '../../procedure/record/values/sideKeys.ts';
import { evolveReview, type Review, type ReviewEvent } from '../../procedure/review/review.ts';
import { type ReviewKey, reviewKeys } from '../../procedure/review/reviewKey.ts';
import { Fault, type FaultCode } from '../../procedure/runtime/fault.ts';

export type Operation = 'load' | 'append' | 'open';

/** Test control of the store beyond the port. */
export type Handles<State, Event> = {
  /** From now on the operations throw this fault, before or after taking effect. */
  readonly breakDown: (
    code: FaultCode,
    how?: { readonly when?: 'before' | 'after'; readonly only?: Operation },
  ) => void;
  /** Ends a breakdown. */
  readonly mend: () => void;
  /** Blocks new operations until the returned function is called. */
  readonly hold: () => () => void;
  /** Another replica commits: read by `fresh`, unknown to `inHand`. */
  readonly elsewhere: (key: string, draft: Draft<Event>) => Stream<State, Event>;
  /** Makes a stream read-only, here and in the store. */
  readonly damage: (key: string, damage: Damage) => void;
  /** Makes even the first row unreadable, as if a later version had written it. */
  readonly unreadable: (key: string) => void;
  /** All stored streams, in the order of their start. */
  readonly stored: () => readonly Stream<State, Event>[];
  /** Calls so far, such as `load NC-2026-0001 fresh`. */
  readonly calls: readonly string[];
};

export type MemoryRecords = Records & Handles<Nonconformity, NonconformityEvent>;
export type MemorySide<State, Event, Key extends string> = SideStreams<State, Event, Key> & Handles<State, Event>;
export type MemoryReviews = MemorySide<Review, ReviewEvent, ReviewKey>;
export type MemoryExports = MemorySide<Export, ExportEvent, ExportKey>;
export type MemoryOrganisation = OrganisationStream & Handles<Organisation, OrganisationEvent>;

type Fold<State, Event> = (before: State | undefined, event: Event, told: Attribution, key: string) => State;

/** One more row after `before`, with the hash that design section 2 gives it. */
const grow = <State, Event>(
  before: Stream<State, Event> | undefined,
  key: string,
  draft: Draft<Event>,
  fold: Fold<State, Event>,
  digest: Digest,
): { readonly stream: Stream<State, Event>; readonly commit: Commit<Event> } => {
  const last = before && lastCommit(before);
  const sequence = (last?.sequence ?? 0) + 1;
  const now = draft.at.toISOString();
  const at = last && last.at > now ? last.at : now;
  const previousHash = last?.hash ?? '';
  const { actor, commandId, events } = draft;
  const commitKey = `${key}/${String(sequence).padStart(4, '0')}`;
  const hash = digest(JSON.stringify([commitKey, commandId, at, actor.id, canonicalJson(events), previousHash]));
  const row = { key, sequence, commandId, at, actorId: actor.id, actorName: actor.name, events, previousHash, hash };
  const [first, ...more] = events;
  const told = { at, by: actor.id, sequence };
  const state = more.reduce((so, event) => fold(so, event, told, key), fold(before?.state, first, told, key));
  return { stream: { key, state, commits: before ? [...before.commits, row] : [row] }, commit: row };
};

/** Adds the faults and delays that a test requests to each operation. */
const createWeather = () => {
  const calls: string[] = [];
  let breakdown: { code: FaultCode; when: 'before' | 'after'; only: Operation | undefined } | undefined;
  let gate: Promise<void> = Promise.resolve();
  const around = async <T>(operation: Operation, about: string, work: () => T): Promise<T> => {
    calls.push(`${operation} ${about}`);
    await gate;
    const broken = breakdown && (breakdown.only ?? operation) === operation ? breakdown : undefined;
    if (broken?.when === 'before') throw new Fault(broken.code, `memory.${operation}`);
    const result = work();
    if (broken) throw new Fault(broken.code, `memory.${operation}`);
    return result;
  };
  return {
    around,
    calls,
    breakDown: (code: FaultCode, how: { when?: 'before' | 'after'; only?: Operation } = {}): void => {
      breakdown = { code, when: how.when ?? 'before', only: how.only };
    },
    mend: (): void => {
      breakdown = undefined;
    },
    hold: (): (() => void) => {
      let open: () => void = () => undefined;
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return open;
    },
  };
};

/** A store shared by all replicas (`stored`) and the memory of one replica (`inHand`), as design section 2 has them. */
const createStreams = <State, Event>(fold: Fold<State, Event>, digest: Digest) => {
  const stored = new Map<string, Stream<State, Event>>();
  const inHand = new Map<string, Stream<State, Event>>();
  const unreadable = new Set<string>();
  const { around, ...weather } = createWeather();

  const ofCommand = (stream: Stream<State, Event> | undefined, commandId: string) => {
    const commit = stream?.commits.find((one) => one.commandId === commandId);
    return stream && commit ? { outcome: 'repeated' as const, stream, commit } : undefined;
  };
  const commit = (key: string, draft: Draft<Event>) => {
    const grown = grow(stored.get(key), key, draft, fold, digest);
    stored.set(key, grown.stream);
    return { outcome: 'committed' as const, ...grown };
  };
  const load = (key: string, how: 'inHand' | 'fresh' | 'now'): Loaded<State, Event> => {
    if (unreadable.has(key)) throw new Fault('unexpectedAnswer', 'memory.load');
    const known = inHand.get(key);
    if (known && how === 'inHand') return { stream: known, fresh: false };
    const stream = stored.get(key);
    if (stream) inHand.set(key, stream);
    return { stream, fresh: true };
  };
  const append = (key: string, after: Stream<State, Event> | undefined, draft: Draft<Event>): Written<State, Event> => {
    const there = stored.get(key);
    const repeated = ofCommand(there, draft.commandId);
    if (!repeated && (there?.commits.length ?? 0) !== (after?.commits.length ?? 0)) return { outcome: 'conflict' };
    const written = repeated ?? commit(key, draft);
    inHand.set(key, written.stream);
    return written;
  };
  const streams: Streams<State, Event> = {
    load: (key, how) =>
      around('load', `${key} ${how}`, () => load(key, how)).catch((error: unknown) => {
        const known = how === 'now' ? inHand.get(key) : undefined;
        if (!known) throw error;
        return { stream: known, fresh: false };
      }),
    append: (key, after, draft) => around('append', key, () => append(key, after, draft)),
  };
  const handles: Handles<State, Event> = {
    ...weather,
    elsewhere: (key, draft) => commit(key, draft).stream,
    damage: (key, damage) => {
      for (const map of [stored, inHand]) {
        const stream = map.get(key);
        if (stream) map.set(key, { ...stream, damage });
      }
    },
    unreadable: (key) => void unreadable.add(key),
    stored: () => [...stored.values()],
  };
  return { port: { ...streams, ...handles }, around, append, ofCommand, inHand };
};

/** `Records` without Graph: one replica's memory over a store that other replicas may write to. */
export const createMemoryRecords = ({ digest }: { readonly digest: Digest }): MemoryRecords => {
  const { port, around, append, ofCommand } = createStreams<Nonconformity, NonconformityEvent>(
    (before, event, told, key) => evolve(before, event, told, key as Reference),
    digest,
  );
  const highest = new Map<number, number>();
  const begun = new Map<string, string>();
  const open: Records['open'] = (draft) =>
    around('open', draft.commandId, () => {
      const before = begun.get(draft.commandId);
      const repeated =
        before &&
        ofCommand(
          port.stored().find(({ key }) => key === before),
          draft.commandId,
        );
      if (repeated) return repeated;
      const year = draft.at.getUTCFullYear();
      const number = (highest.get(year) ?? 0) + 1;
      const written = append(formatReference(year, number), undefined, draft);
      if (written.outcome === 'conflict') throw new Fault('busy', 'memory.open');
      highest.set(year, number);
      begun.set(draft.commandId, written.stream.key);
      return written;
    });
  const lookFor: Records['lookFor'] = async (key, isThere) => {
    const { stream } = await port.load(key, 'fresh');
    return isThere(stream) ? stream : undefined;
  };
  return { ...port, open, lookFor };
};

/** `SideStreams` without Graph. */
const createMemorySide = <State, Event, Key extends string>(
  fold: Fold<State, Event>,
  { isKey, keyOf, numberOf }: SideKeys<Key>,
  digest: Digest,
): MemorySide<State, Event, Key> => {
  const { port, around, append, ofCommand } = createStreams<State, Event>(fold, digest);
  const keys = () =>
    port
      .stored()
      .flatMap(({ key }) => (isKey(key) ? key : []))
      .sort((a, b) => numberOf(b) - numberOf(a));
  const begunBy = (commandId: string) =>
    port
      .stored()
      .map((stream) => ofCommand(stream, commandId))
      .find((begun) => begun);
  return {
    ...port,
    keys: () => around('load', 'keys', keys),
    begunBy: (commandId) => around('load', commandId, () => begunBy(commandId)),
    open: (draft) =>
      around('open', draft.commandId, () => {
        const [last] = keys();
        const key = keyOf((last ? numberOf(last) : 0) + 1);
        const written = begunBy(draft.commandId) ?? append(key, undefined, draft);
        if (written.outcome === 'conflict') throw new Fault('busy', 'memory.open');
        return written;
      }),
  };
};

export const createMemoryReviews = ({ digest }: { readonly digest: Digest }): MemoryReviews =>
  createMemorySide<Review, ReviewEvent, ReviewKey>(
    (before, event, told, key) => evolveReview(before, event, told, key as ReviewKey),
    reviewKeys,
    digest,
  );

export const createMemoryExports = ({ digest }: { readonly digest: Digest }): MemoryExports =>
  createMemorySide<Export, ExportEvent, ExportKey>(
    (before, event, told, key) => evolveExport(before, event, told, key as ExportKey),
    exportKeys,
    digest,
  );

export const createMemoryOrganisation = ({ digest }: { readonly digest: Digest }): MemoryOrganisation => {
  const { port, inHand } = createStreams<Organisation, OrganisationEvent>(
    (before, event) => evolveOrganisation(before ?? newOrganisation, event),
    digest,
  );
  return { ...port, current: () => inHand.get(organisationKey)?.state ?? newOrganisation };
};
