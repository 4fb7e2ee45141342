import { Fault } from '../../procedure/runtime/fault.ts';
import { createPoller } from './poller.ts';

type Timer = { readonly milliseconds: number; readonly run: () => void };

const aStage = () => {
  const timers: Timer[] = [];
  const logged: unknown[] = [];
  const works: { readonly done: () => void; readonly fail: (error: unknown) => void }[] = [];
  const ports = {
    clock: {
      now: () => new Date(0),
      after: (milliseconds: number, run: () => void) => {
        const timer = { milliseconds, run };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer), 1);
      },
    },
    log: (...line: unknown[]) => void logged.push(line),
  };
  const work = () => new Promise<void>((done, fail) => void works.push({ done, fail }));
  const poller = createPoller(ports, { everyMs: 100, event: 'x.failed' }, work);
  return { timers, logged, works, poller, turn: () => new Promise((resolve) => setImmediate(resolve)) };
};

describe('createPoller', () => {
  it('polls at each interval, and sets the next timer when the poll is done', async () => {
    const { timers, works, poller, turn } = aStage();
    poller.start();
    expect(timers.map(({ milliseconds }) => milliseconds)).toEqual([100]);
    timers.shift()?.run();
    await turn();
    expect([works.length, timers.length]).toEqual([1, 0]);
    works[0]?.done();
    await turn();
    expect(timers).toHaveLength(1);
  });

  it('never runs two polls at once; calls made meanwhile share the next one', async () => {
    const { works, poller, turn } = aStage();
    void poller.now();
    const [second, third] = [poller.now(), poller.now()];
    await turn();
    expect(works).toHaveLength(1);
    works[0]?.done();
    await turn();
    expect(works).toHaveLength(2);
    works[1]?.done();
    await Promise.all([second, third]);
    expect(works).toHaveLength(2);
  });

  it('logs a failure and continues', async () => {
    const { timers, logged, works, poller, turn } = aStage();
    poller.start();
    timers.shift()?.run();
    works[0]?.fail(new Fault('unreachable', 'x'));
    await turn();
    expect(logged).toEqual([['warn', 'x.failed', { code: 'unreachable' }]]);
    expect(timers).toHaveLength(1);
  });

  it('stops polling, and waits for the poll under way', async () => {
    const { timers, works, poller, turn } = aStage();
    poller.start();
    timers.shift()?.run();
    let stopped = false;
    const stopping = poller.stop().then(() => {
      stopped = true;
    });
    await turn();
    expect(stopped).toBe(false);
    works[0]?.done();
    await stopping;
    await poller.now();
    expect([works.length, timers.length]).toEqual([1, 0]);
  });
});
