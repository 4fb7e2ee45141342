type Metric = {
  readonly kind: 'counter' | 'histogram' | 'gauge';
  /** As UCUM writes it; `{…}` is what is counted. */
  readonly unit: string;
  readonly meaning: string;
  /** Each takes values of a closed list: a kind, an outcome, an operation, an event. Never a person, a record or a text. */
  readonly attributes: readonly string[];
};

/** Every metric, once. The table in docs/runbook.md follows from it. */
export const metrics = {
  'tentwo.turn.duration': {
    kind: 'histogram',
    unit: 's',
    attributes: ['kind', 'outcome'],
    meaning: 'What Teams or the tab asked, until all of the answer was out; `late` was told *Not saved yet*',
  },
  'tentwo.log.events': {
    ...{ kind: 'counter', unit: '{line}', attributes: ['event', 'level', 'code'] },
    meaning:
      'Lines of the log that are warnings or errors, such as `notice.putAside`; `code` says what was wrong with Microsoft 365',
  },
  'tentwo.graph.request.duration': {
    kind: 'histogram',
    unit: 's',
    attributes: ['operation', 'outcome'],
    meaning: 'A request to Microsoft 365, until it was answered; `throttled` among the outcomes',
  },
  'tentwo.graph.units': {
    ...{ kind: 'counter', unit: '{resource unit}', attributes: ['operation'] },
    meaning: 'What SharePoint counts for these requests; see [capacity](capacity.md)',
  },
  'tentwo.graph.retries': {
    ...{ kind: 'counter', unit: '{request}', attributes: ['operation'] },
    meaning: 'Readings that were sent once more',
  },
  'tentwo.graph.wait.duration': {
    kind: 'histogram',
    unit: 's',
    attributes: ['operation'],
    meaning: 'How long a request was held because Microsoft 365 had said to come later',
  },
  'tentwo.graph.waiting': {
    ...{ kind: 'gauge', unit: '{request}', attributes: [] },
    meaning: 'Requests that are held so now',
  },
  'tentwo.changes.age': {
    kind: 'gauge',
    unit: 's',
    attributes: ['operation'],
    meaning: 'Since the changes of a list were heard last',
  },
  'tentwo.outgoing.waiting': {
    ...{ kind: 'gauge', unit: '{message}', attributes: [] },
    meaning: 'Messages and edits whose turn in their conversation has not come',
  },
  'tentwo.contributions.waiting': {
    ...{ kind: 'gauge', unit: '{contribution}', attributes: [] },
    meaning: 'What was given in sessions and is in no row yet',
  },
  'tentwo.outbox.records': {
    ...{ kind: 'gauge', unit: '{record}', attributes: [] },
    meaning: 'Records for which a list item, a notice or a card is owed, or may be by another server',
  },
  'tentwo.outbox.age': {
    kind: 'gauge',
    unit: 's',
    attributes: [],
    meaning: 'How long the oldest of them has been',
  },
  'tentwo.register.records': {
    ...{ kind: 'gauge', unit: '{record}', attributes: [] },
    meaning: 'Records in the register in memory',
  },
  'tentwo.sessions.live': {
    ...{ kind: 'gauge', unit: '{session}', attributes: [] },
    meaning: '5-Whys sessions and trainings that are followed now',
  },
  'tentwo.checkpoint.age': {
    kind: 'gauge',
    unit: 's',
    attributes: [],
    meaning: 'Since the last checkpoint was made, by whichever server',
  },
  'tentwo.eventloop.delay': {
    kind: 'gauge',
    unit: 's',
    attributes: [],
    meaning: 'How late this process came to what was due, 99 times in a hundred at most, since it was asked last',
  },
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricName = keyof typeof metrics;

type NameOf<Kind extends Metric['kind']> = {
  [Name in MetricName]: (typeof metrics)[Name]['kind'] extends Kind ? Name : never;
}[MetricName];
export type CounterName = NameOf<'counter'>;
export type HistogramName = NameOf<'histogram'>;
export type GaugeName = NameOf<'gauge'>;
