import fastify, { type FastifyInstance } from 'fastify';
import type { Log } from '../../procedure/ports/platform.ts';
import { Fault } from '../../procedure/runtime/fault.ts';
import { aTelemetry, type Telemetry } from '../../test/builders/aTelemetry.ts';
import { countedLog } from './countedLog.ts';
import { type Gauges, showGauges } from './gauges.ts';
import { type MetricName, metrics } from './metrics.ts';
import { createGraphWatch } from './watchGraph.ts';
import { watchTurns } from './watchTurns.ts';

let telemetry: Telemetry;

type Point = { readonly attributes: object; readonly value: unknown };

const pointsOf = async (name: MetricName): Promise<readonly Point[]> =>
  (await telemetry.measured())
    .filter(({ descriptor }) => descriptor.name === name)
    .flatMap(({ dataPoints }): readonly Point[] => dataPoints);

describe('the metrics', () => {
  type Line = { readonly event: string; readonly facts: Readonly<Record<string, unknown>> | undefined };
  const lines: Line[] = [];
  let app: FastifyInstance;
  let log: Log;
  let [asked, over] = [(): void => undefined, (): void => undefined];

  beforeAll(async () => {
    telemetry = aTelemetry();
    log = countedLog((_level, event, facts) => void lines.push({ event, facts }));
    const { watch } = createGraphWatch();
    app = fastify();
    watchTurns(app);
    app.addHook('preHandler', (_request, { raw }, next) => {
      raw.once('close', () => over());
      next();
    });
    app.post('/api/messages', async (request) => {
      const { text } = request.body as { readonly text?: string };
      const request1 = { operation: 'history.append', resourceUnits: 2, attempt: 1, waitedMs: 0 };
      await watch(request1, async () => undefined);
      if (text === 'slow') log('warn', 'turn.slow', { trouble: '12345678' });
      if (text === 'throttled') log('warn', 'turn.failed', { code: 'throttled', operation: 'history.append' });
      if (text === 'ours') log('error', 'turn.failed', { code: 'Sam Carter' });
      log('info', 'bot.installed');
      return {};
    });
    app.post('/api/commands', (_request, reply) => reply.code(409).send({}));
    app.get('/api/nonconformities', () => Promise.reject(new Error('of ours')));
    app.post('/api/unknown', (_request, reply) => reply.code(501).send({}));
    app.get('/api/sessions/:session/live', () => ({}));
    app.get('/api/export', () => {
      asked();
      return new Promise(() => undefined);
    });
    app.get('/healthz', () => ({}));
    await app.listen({ host: '127.0.0.1', port: 0 });
  });
  beforeEach(() => {
    lines.length = 0;
    telemetry.forget();
  });
  afterAll(async () => {
    await app.close();
    await telemetry.stop();
  });

  /** Waits until the server, too, has finished with it. */
  const ask = async (path: string, init: RequestInit = {}): Promise<void> => {
    const isOver = new Promise<void>((resolve) => {
      over = resolve;
    });
    await fetch(`${app.listeningOrigin}${path}`, init).then(
      (answer) => answer.arrayBuffer(),
      () => undefined,
    );
    await isOver;
  };
  const post = (path: string, payload: object, more: Readonly<Record<string, string>> = {}): Promise<void> =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...more },
      body: JSON.stringify(payload),
    });
  const press = { type: 'invoke', name: 'adaptiveCard/action', from: { name: 'Sam Carter' } };

  it('count turns by kind and outcome, and ignore health requests', async () => {
    await post('/api/messages', press);
    await post('/api/messages', { ...press, text: 'slow' });
    await post('/api/messages', { type: 'invoke', name: 'x/of a stranger' });
    await post('/api/commands', {});
    await ask('/api/nonconformities?text=secret');
    await post('/api/unknown', {});
    await ask('/api/sessions/S1/live');
    await ask('/healthz');
    const turns = await pointsOf('tentwo.turn.duration');
    expect(turns.map(({ attributes }) => attributes)).toEqual([
      { kind: 'press', outcome: 'done' },
      { kind: 'press', outcome: 'late' },
      { kind: 'otherActivity', outcome: 'done' },
      { kind: 'command', outcome: 'refused' },
      { kind: 'read', outcome: 'failed' },
      { kind: 'write', outcome: 'refused' },
    ]);
    expect(await pointsOf('tentwo.log.events')).toMatchObject([
      { attributes: { event: 'turn.slow', level: 'warn' }, value: 1 },
    ]);
    expect(JSON.stringify(telemetry.spans().map(({ name, attributes }) => ({ name, attributes })))).not.toMatch(
      /Sam|secret|stranger/,
    );
  });

  it('count clients who did not wait for the answer', async () => {
    const stopping = new AbortController();
    asked = () => stopping.abort();
    await ask('/api/export', { signal: stopping.signal });
    expect(await pointsOf('tentwo.turn.duration')).toContainEqual(
      expect.objectContaining({ attributes: { kind: 'read', outcome: 'abandoned' } }),
    );
  });

  it('count log lines by the fault of Microsoft 365, and by nothing else in them', async () => {
    log('warn', 'tab.fault', { reference: 'c0ffee', code: 'throttled', operation: 'history.open' });
    log('error', 'tab.unexpected', { code: 'Sam Carter', error: 'TypeError' });
    const counted = (await pointsOf('tentwo.log.events')).map(({ attributes }) => attributes);
    expect(counted).toContainEqual({ event: 'tab.fault', level: 'warn', code: 'throttled' });
    expect(counted).toContainEqual({ event: 'tab.unexpected', level: 'error' });
  });

  it('make a trace of each turn, with its Graph requests as children, and name it in the log', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await post('/api/messages', press, { traceparent });
    const [graph, turn] = telemetry.spans();
    expect([graph?.name, turn?.name]).toEqual(['graph history.append', 'turn press']);
    const { traceId, spanId } = turn?.spanContext() ?? { traceId: '', spanId: '' };
    expect(graph?.parentSpanContext?.spanId).toBe(spanId);
    expect(graph?.spanContext().traceId).toBe(traceId);
    // Trace headers sent by a caller are not trusted.
    expect(traceId).not.toBe('0af7651916cd43dd8448eb211c80319c');
    expect(lines).toEqual([{ event: 'bot.installed', facts: { trace: traceId } }]);
  });

  it('count the costs of Graph, retries, waits and throttling, and pass all of it on', async () => {
    let now = 0;
    const { watch, sinceSync } = createGraphWatch(() => now);
    const follow = { operation: 'register.follow', resourceUnits: 1, attempt: 2, waitedMs: 250 };
    expect(await watch(follow, async () => 'page')).toBe('page');
    const throttled = new Fault('throttled', 'register.follow');
    await expect(watch({ ...follow, attempt: 1, waitedMs: 0 }, () => Promise.reject(throttled))).rejects.toBe(
      throttled,
    );
    now = 30_000;
    expect(sinceSync()).toEqual(new Map([['register.follow', 30]]));
    const operation = 'register.follow';
    expect(await pointsOf('tentwo.graph.units')).toContainEqual(
      expect.objectContaining({ attributes: { operation }, value: 2 }),
    );
    expect(await pointsOf('tentwo.graph.retries')).toMatchObject([{ attributes: { operation }, value: 1 }]);
    expect(await pointsOf('tentwo.graph.wait.duration')).toMatchObject([
      { attributes: { operation }, value: { count: 1, sum: 0.25 } },
    ]);
    const outcomes = (await pointsOf('tentwo.graph.request.duration')).map(({ attributes }) => attributes);
    expect(outcomes).toEqual(
      expect.arrayContaining([
        { operation, outcome: 'done' },
        { operation, outcome: 'throttled' },
      ]),
    );
  });

  it('read gauges on demand, omit unknown values, and end', async () => {
    let pending = 3;
    const names = Object.entries(metrics).flatMap(([name, { kind }]) => (kind === 'gauge' ? [name] : []));
    const read = (name: string): Gauges[keyof Gauges] => {
      if (name === 'tentwo.outbox.records') return () => [[pending]];
      return name === 'tentwo.changes.age' ? () => [[7, { operation: 'history.follow' }]] : () => [[undefined]];
    };
    const hide = showGauges(Object.fromEntries(names.map((name) => [name, read(name)])) as Gauges);
    expect(await pointsOf('tentwo.outbox.records')).toMatchObject([{ value: 3 }]);
    pending = 0;
    expect(await pointsOf('tentwo.outbox.records')).toMatchObject([{ value: 0 }]);
    expect(await pointsOf('tentwo.changes.age')).toMatchObject([
      { attributes: { operation: 'history.follow' }, value: 7 },
    ]);
    expect(await pointsOf('tentwo.checkpoint.age')).toEqual([]);
    hide();
    pending = 5;
    // An SDK may keep reporting the last value.
    expect(await pointsOf('tentwo.outbox.records')).not.toMatchObject([{ value: 5 }]);
  });
});
