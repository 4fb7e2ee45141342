import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Attributes, ObservableCallback } from '@opentelemetry/api';
import type { Checkpoints } from '../../graph/checkpoints/checkpoints.ts';
import type { GraphRoom } from '../../graph/graphRoom.ts';
import { reachOfRoles } from '../../procedure/notices/unreachedPeople.ts';
import { retryReasons } from '../../procedure/ports/health.ts';
import type { Conversations } from '../../procedure/ports/messages/conversations.ts';
import type { Clock } from '../../procedure/ports/platform.ts';
import type { UndeliveredNotices } from '../workers/notices/undeliveredNotices.ts';
import type { Outbox } from '../workers/outbox/outbox.ts';
import { type GaugeName, meter, metrics } from './metrics.ts';
import type { GraphWatch } from './watchGraph.ts';

type Reading = readonly [value: number | undefined, attributes?: Attributes];

/** How each gauge is read on request. */
export type Gauges = Readonly<Record<GaugeName, () => readonly Reading[]>>;

/** @returns a function that stops it */
export const showGauges = (gauges: Gauges): (() => void) => {
  const stops = Object.entries(gauges).map(([name, read]) => {
    const { unit, meaning } = metrics[name as GaugeName];
    const gauge = meter().createObservableGauge(name, { unit, description: meaning });
    const show: ObservableCallback = (result) => {
      for (const [value, attributes] of read()) if (value !== undefined) result.observe(value, attributes);
    };
    gauge.addCallback(show);
    return () => gauge.removeCallback(show);
  });
  return () => {
    for (const stop of stops) stop();
  };
};

/** The event loop is sampled every 20 ms, starting with the first request. */
export const createLoopDelay = (): (() => number) => {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  return () => {
    delay.enable();
    const seconds = delay.percentile(99) / 1e9;
    delay.reset();
    return seconds;
  };
};

type Sources = {
  readonly graph: Pick<GraphRoom, 'gauges' | 'people'> & {
    readonly conversations: Pick<Conversations, 'reachOf'>;
  };
  readonly graphWatch: Pick<GraphWatch, 'sinceSync'>;
  readonly outgoing: { readonly waiting: () => number };
  readonly outbox: Pick<Outbox, 'pending'>;
  readonly undeliveredNotices: Pick<UndeliveredNotices, 'latest'>;
  readonly checkpoints: Pick<Checkpoints, 'recent'>;
  readonly clock: Pick<Clock, 'now'>;
};

const oldestOf = (notices: readonly { readonly since: Date }[]): Date | undefined =>
  notices.map(({ since }) => since).toSorted((a, b) => a.getTime() - b.getTime())[0];

/** The lists that are synced as long as the server runs. */
const always: readonly string[] = ['history.follow', 'register.follow', 'actions.follow'];
/** Synced only while a session is in memory. */
const inSessions = 'contributions.follow';

/** Where each gauge is read. Ages use the clock of the procedure, which also set the timestamps. */
export const gaugesOf = (sources: Sources): Gauges => {
  const { graph, graphWatch, outgoing, outbox, undeliveredNotices, checkpoints, clock } = sources;
  const roles = () => reachOfRoles({ people: graph.people, reachOf: graph.conversations.reachOf });
  const secondsSince = (then: Date | undefined): number | undefined =>
    then && Math.max(0, clock.now().getTime() - then.getTime()) / 1000;
  const lastCheckpoint = (): Date | undefined => {
    const last = checkpoints.recent().at(-1);
    return last && new Date(last.checkpoint.at);
  };
  const isFollowed = (operation: string): boolean =>
    always.includes(operation) || (operation === inSessions && graph.gauges().sessions > 0);
  const loopDelay = createLoopDelay();
  return {
    'tentwo.graph.waiting': () => [[graph.gauges().requestsWaiting]],
    'tentwo.graph.queued': () =>
      Object.entries(graph.gauges().governed?.queued ?? {}).map(([urgency, count]) => [count, { urgency }]),
    'tentwo.graph.allowance': () => [[graph.gauges().governed?.unitsLeft]],
    'tentwo.changes.age': () =>
      [...graphWatch.sinceSync()]
        .filter(([operation]) => isFollowed(operation))
        .map(([operation, ago]) => [ago, { operation }]),
    'tentwo.outgoing.waiting': () => [[outgoing.waiting()]],
    'tentwo.contributions.waiting': () => [[graph.gauges().contributionsWaiting]],
    'tentwo.outbox.records': () => [[outbox.pending().records]],
    'tentwo.outbox.age': () => [[secondsSince(outbox.pending().since) ?? 0]],
    'tentwo.outbox.failed': () => {
      const { reasons } = outbox.pending();
      return retryReasons.map((reason) => [reasons[reason] ?? 0, { reason }]);
    },
    'tentwo.notices.undelivered': () => [[undeliveredNotices.latest().length]],
    'tentwo.notices.age': () => [[secondsSince(oldestOf(undeliveredNotices.latest())) ?? 0]],
    'tentwo.roles.reachable': () => roles().map(({ role, reachable }) => [reachable, { role }]),
    'tentwo.roles.unreachable': () => roles().map(({ role, unreachable }) => [unreachable, { role }]),
    'tentwo.register.records': () => [[graph.gauges().records]],
    'tentwo.sessions.live': () => [[graph.gauges().sessions]],
    'tentwo.checkpoint.age': () => [[secondsSince(lastCheckpoint())]],
    'tentwo.eventloop.delay': () => [[loopDelay()]],
  };
};
