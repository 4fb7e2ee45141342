import { type Counter, type Histogram, metrics as provided } from '@opentelemetry/api';

type Metric = {
  readonly kind: 'counter' | 'histogram' | 'gauge';
  /** In UCUM notation; `{…}` is what is counted. */
  readonly unit: string;
  readonly meaning: string;
  /**
   * Each takes values from a closed list: a kind, an outcome, an operation, an event. Never a person, a record or a
   * text.
   */
  readonly attributes: readonly string[];
};

/** All metrics. The table in docs/runbook.md repeats them. */
export const metrics = {
  'tentwo.turn.duration': {
    kind: 'histogram',
    unit: 's',
    attributes: ['kind', 'outcome'],
    meaning:
      'Duration of a request from Teams or the tab, until the whole answer was sent; `late` was answered with *Not saved yet*',
  },
  'tentwo.log.events': {
    kind: 'counter',
    unit: '{line}',
    attributes: ['event', 'level', 'code'],
    meaning: 'Log lines that are warnings or errors, such as `notice.putAside`; `code` is the fault of Microsoft 365',
  },
  'tentwo.graph.request.duration': {
    kind: 'histogram',
    unit: 's',
    attributes: ['operation', 'outcome'],
    meaning: 'Duration of a request to Microsoft 365; `throttled` is one of the outcomes',
  },
  'tentwo.graph.units': {
    kind: 'counter',
    unit: '{resource unit}',
    attributes: ['operation'],
    meaning: 'Resource units that SharePoint charges for these requests; see [capacity](capacity.md)',
  },
  'tentwo.graph.retries': {
    kind: 'counter',
    unit: '{request}',
    attributes: ['operation'],
    meaning: 'Reads that were retried',
  },
  'tentwo.graph.wait.duration': {
    kind: 'histogram',
    unit: 's',
    attributes: ['operation'],
    meaning:
      'How long a request was held back because Microsoft 365 asked to retry later, or by the budget of its work',
  },
  'tentwo.graph.waiting': {
    kind: 'gauge',
    unit: '{request}',
    attributes: [],
    meaning: 'Requests that are held back now because Microsoft 365 asked to retry later',
  },
  'tentwo.graph.queued': {
    kind: 'gauge',
    unit: '{request}',
    attributes: ['urgency'],
    meaning:
      'Requests that wait for the budget of work that no person waits for; `bulk` (list items, repairs) waits for `background`',
  },
  'tentwo.graph.allowance': {
    kind: 'gauge',
    unit: '{resource unit}',
    attributes: [],
    meaning: 'Resource units that this work may use at once; 0 while it is held back',
  },
  'tentwo.changes.age': {
    kind: 'gauge',
    unit: 's',
    attributes: ['operation'],
    meaning: 'Time since the changes of a list were last read',
  },
  'tentwo.outgoing.waiting': {
    kind: 'gauge',
    unit: '{message}',
    attributes: [],
    meaning: 'Messages and edits in the send queues',
  },
  'tentwo.contributions.waiting': {
    kind: 'gauge',
    unit: '{contribution}',
    attributes: [],
    meaning: 'Contributions to sessions that are not yet written to a row',
  },
  'tentwo.outbox.records': {
    kind: 'gauge',
    unit: '{record}',
    attributes: [],
    meaning:
      'Records with pending effects: a list item, a notice or a card, including those that another server may be running',
  },
  'tentwo.outbox.age': {
    kind: 'gauge',
    unit: 's',
    attributes: [],
    meaning: 'Age of the oldest pending effect',
  },
  'tentwo.outbox.failed': {
    kind: 'gauge',
    unit: '{record}',
    attributes: ['reason'],
    meaning:
      'Of these, records whose last attempt on this server failed, by reason: the fault of Microsoft 365, `claimed`, `reaction` or `unexpected`',
  },
  'tentwo.notices.undelivered': {
    kind: 'gauge',
    unit: '{notice}',
    attributes: [],
    meaning: 'Notices waiting because their recipients cannot be reached, at the last check',
  },
  'tentwo.notices.age': {
    kind: 'gauge',
    unit: 's',
    attributes: [],
    meaning: 'Age of the oldest notice that waits',
  },
  'tentwo.roles.reachable': {
    kind: 'gauge',
    unit: '{person}',
    attributes: ['role'],
    meaning: 'Holders of the role who can be reached; 0 is an alert',
  },
  'tentwo.roles.unreachable': {
    kind: 'gauge',
    unit: '{person}',
    attributes: ['role'],
    meaning: 'Holders of the role who cannot be reached: they never met the bot, or blocked or removed it',
  },
  'tentwo.register.records': {
    kind: 'gauge',
    unit: '{record}',
    attributes: [],
    meaning: 'Records in the register in memory',
  },
  'tentwo.sessions.live': {
    kind: 'gauge',
    unit: '{session}',
    attributes: [],
    meaning: '5-Whys sessions and trainings that are live now',
  },
  'tentwo.checkpoint.age': {
    kind: 'gauge',
    unit: 's',
    attributes: [],
    meaning: 'Time since the last checkpoint, made by any server',
  },
  'tentwo.eventloop.delay': {
    kind: 'gauge',
    unit: 's',
    attributes: [],
    meaning: 'Delay of the event loop, 99th percentile since the last measurement',
  },
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricName = keyof typeof metrics;

type NameOf<Kind extends Metric['kind']> = {
  [Name in MetricName]: (typeof metrics)[Name]['kind'] extends Kind ? Name : never;
}[MetricName];
type CounterName = NameOf<'counter'>;
type HistogramName = NameOf<'histogram'>;
export type GaugeName = NameOf<'gauge'>;

/** Bucket bounds in seconds: Graph takes tenths, a person is notified after 2.5, a request is given up after 30. */
const seconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Named after the product, like everything it reports. */
export const scope = 'tentwo';

/** Resolved lazily: an SDK is registered before the server starts. Without one, nothing is counted. */
export const meter = () => provided.getMeter(scope);

export const counter = (name: CounterName): Counter =>
  meter().createCounter(name, { unit: metrics[name].unit, description: metrics[name].meaning });

export const histogram = (name: HistogramName): Histogram =>
  meter().createHistogram(name, {
    unit: metrics[name].unit,
    description: metrics[name].meaning,
    advice: { explicitBucketBoundaries: seconds },
  });
