import type { Clock } from '../../procedure/ports/platform.ts';
import { createOutageGate } from './outageGate.ts';
import { createSendQueues } from './sendQueues.ts';

/**
 * Send queues with a virtual clock, which advances when everything waits for it; and the send times in milliseconds.
 */
const someQueues = () => {
  let time = 0;
  const timers: { readonly at: number; readonly ring: () => void }[] = [];
  const pause = (milliseconds: number) =>
    new Promise<void>((ring) => {
      if (timers.length === 0) setImmediate(goOn);
      timers.push({ at: time + milliseconds, ring });
    });
  const goOn = (): void => {
    const next = Math.min(...timers.map(({ at }) => at));
    time = Math.max(time, next);
    for (const { ring } of timers.filter(({ at }) => at <= time)) ring();
    timers.splice(0, timers.length, ...timers.filter(({ at }) => at > time));
    if (timers.length > 0) setImmediate(goOn);
  };
  const clock: Clock = {
    now: () => new Date(time),
    after: (milliseconds, run) => {
      void pause(milliseconds).then(run);
      return () => undefined;
    },
  };
  const out: [at: number, what: string][] = [];
  const saying =
    (what: string, taking = 0) =>
    async () => {
      out.push([time, what]);
      if (taking > 0) await pause(taking);
    };
  const gate = createOutageGate(clock);
  return { sendQueues: createSendQueues(clock, gate), gate, out, saying, pause };
};
const chat = (conversationId: string) => ({ serviceUrl: 'https://smba/', conversationId });
const said = (out: readonly (readonly [number, string])[]) => out.map(([, what]) => what);
const mostWithin = (times: readonly number[], during: number) =>
  Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + during).length));

describe('a send queue', () => {
  it('keeps the order, however long each call takes, and a failure delays no other call', async () => {
    const { sendQueues, out, saying } = someQueues();
    const failing = sendQueues.send(chat('a'), async () => {
      await saying('1')();
      throw new Error('no');
    });
    const all = [
      failing.catch(() => undefined),
      sendQueues.send(chat('a'), saying('2', 500)),
      sendQueues.edit(chat('a'), 'm', saying('3')),
      sendQueues.send(chat('a'), saying('4')),
    ];
    await Promise.all(all);
    await expect(failing).rejects.toThrow('no');
    expect(said(out)).toEqual(['1', '2', '3', '4']);
  });

  it('never exceeds the platform’s limit for a conversation', async () => {
    const { sendQueues, out, saying } = someQueues();
    for (let burst = 0; burst < 6; burst += 1)
      await Promise.all(
        Array.from({ length: 40 }, (_, n) => sendQueues.send(chat('a'), saying(`${burst}.${n}`)).catch(() => 0)),
      );
    const times = out.map(([at]) => at);
    expect(times.length).toBeGreaterThan(60);
    for (const [during, most] of [
      [1000, 7],
      [2000, 8],
      [30_000, 60],
      [3_600_000, 1800],
    ] as const)
      expect(mostWithin(times, during)).toBeLessThanOrEqual(most);
  });

  it('never exceeds the limit for a tenant', async () => {
    const { sendQueues, out, saying } = someQueues();
    await Promise.all(Array.from({ length: 200 }, (_, n) => sendQueues.send(chat(String(n)), saying(String(n)))));
    expect(out).toHaveLength(200);
    expect(
      mostWithin(
        out.map(([at]) => at),
        1000,
      ),
    ).toBeLessThanOrEqual(50);
  });

  it('returns calls that would wait longer than half a minute, and continues', async () => {
    const { sendQueues, out, saying, pause } = someQueues();
    const asked = Array.from({ length: 300 }, (_, n) => sendQueues.send(chat('a'), saying(String(n))));
    const results = await Promise.allSettled(asked);
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused.length + out.length).toBe(300);
    expect(refused[0]).toMatchObject({ reason: { code: 'throttled', operation: 'teams.lane' } });
    expect(out.at(-1)?.[0]).toBeLessThanOrEqual(30_000);
    await pause(60_000);
    await sendQueues.send(chat('a'), saying('again'));
    expect(said(out).at(-1)).toBe('again');
  });
});

describe('edits of one message', () => {
  it('waiting together become one, with the last state', async () => {
    const { sendQueues, out, saying } = someQueues();
    const first = sendQueues.edit(chat('a'), 'm', saying('seq 1', 900), { sequence: 1 });
    await Promise.resolve();
    await Promise.resolve();
    const rest = [3, 4, 2].map((sequence) => sendQueues.edit(chat('a'), 'm', saying(`seq ${sequence}`), { sequence }));
    const other = sendQueues.edit(chat('a'), 'other', saying('other'), { sequence: 1 });
    await Promise.all([first, ...rest, other]);
    expect(said(out).filter((what) => what !== 'other')).toEqual(['seq 1', 'seq 4']);
    expect(said(out)).toContain('other');
    await sendQueues.edit(chat('a'), 'm', saying('seq 5'), { sequence: 5 });
    expect(said(out).at(-1)).toBe('seq 5');
  });

  it('fail together, and the next one is tried', async () => {
    const { sendQueues, out, saying } = someQueues();
    const busy = sendQueues.send(chat('a'), saying('busy'));
    const fails = () => Promise.reject(new Error('gone'));
    const [one, two] = [sendQueues.edit(chat('a'), 'm', saying('never')), sendQueues.edit(chat('a'), 'm', fails)];
    await expect(one).rejects.toThrow('gone');
    await expect(two).rejects.toThrow('gone');
    await busy;
    await sendQueues.edit(chat('a'), 'm', saying('now'));
    expect(said(out)).toEqual(['busy', 'now']);
  });
});
