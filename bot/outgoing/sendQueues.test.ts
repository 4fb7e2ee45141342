import type { Clock } from '../../procedure/ports/platform.ts';
import { Fault, type FaultCode } from '../../procedure/runtime/fault.ts';
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

describe('what waits until its conversation is free', () => {
  it('goes out at the platform’s own rate, without a pause and without a loss', async () => {
    const { sendQueues, out, saying } = someQueues();
    await Promise.all(Array.from({ length: 300 }, (_, n) => sendQueues.sendWhenFree(chat('a'), 2, saying(`${n}`))));
    const times = out.map(([at]) => at);
    expect(said(out)).toEqual(Array.from({ length: 300 }, (_, n) => `${n}`));
    expect(mostWithin(times, 30_000)).toBeLessThanOrEqual(60);
    // 300 messages, 55 in half a minute.
    expect(times.at(-1)).toBeLessThanOrEqual(165_000);
    expect(Math.max(...times.slice(1).map((time, n) => time - (times[n] ?? 0)))).toBeLessThanOrEqual(30_000);
  });

  it('goes out by rank, and in order within a rank', async () => {
    const { sendQueues, out, saying } = someQueues();
    const ranks = [2, 3, 2, 0, 1, 0, 2];
    await Promise.all(ranks.map((rank, n) => sendQueues.sendWhenFree(chat('a'), rank, saying(`${rank}.${n}`))));
    expect(said(out)).toEqual(['0.3', '0.5', '1.4', '2.0', '2.2', '2.6', '3.1']);
  });

  it('does not hold up the answer to a press', async () => {
    const { sendQueues, out, saying } = someQueues();
    const many = Array.from({ length: 500 }, (_, n) => sendQueues.sendWhenFree(chat('a'), 2, saying(`${n}`)));
    const answer = sendQueues.edit(chat('a'), 'm', saying('answer'));
    await answer;
    expect(out.length).toBeLessThan(5);
    await Promise.all(many);
  });

  it('is redrawn once, with the last state', async () => {
    const { sendQueues, out, saying } = someQueues();
    const options = (sequence: number) => ({ sequence, rank: 3 });
    const edits = [1, 3, 2].map((sequence) =>
      sendQueues.edit(chat('a'), 'm', saying(`seq ${sequence}`), options(sequence)),
    );
    await Promise.all(edits);
    expect(said(out)).toEqual(['seq 3']);
  });

  it('is refused if too much waits already', async () => {
    const { sendQueues, saying } = someQueues();
    const all = Array.from({ length: 1001 }, () => sendQueues.sendWhenFree(chat('a'), 2, saying('it')));
    await expect(all[1000]).rejects.toMatchObject({ code: 'throttled' });
    expect(sendQueues.waiting()).toBeGreaterThan(990);
    await Promise.all(all.slice(0, 1000));
    expect(sendQueues.waiting()).toBe(0);
  });

  it('is sent before a stop only if that is possible at once', async () => {
    const { sendQueues, out, saying } = someQueues();
    const all = Array.from({ length: 100 }, (_, n) =>
      sendQueues.sendWhenFree(chat('a'), 2, async () => saying(`${n}`)()),
    );
    sendQueues.stopWaiting();
    await Promise.all(all);
    expect(out.length).toBeGreaterThan(0);
    expect(out.map(([at]) => at).every((at) => at === 0)).toBe(true);
    expect(sendQueues.waiting()).toBe(0);
    const late = Array.from({ length: 20 }, () => sendQueues.sendWhenFree(chat('a'), 2, async () => 'sent'));
    expect(await Promise.all(late)).toContain(undefined);
  });
});

describe('while Teams is down', () => {
  /** Calls to three chats have failed. */
  const outage = async (code: FaultCode) => {
    const all = someQueues();
    const { sendQueues, gate, out } = all;
    const service = { isDown: true };
    const call = (id: string) => () =>
      gate.watch(chat(id), async () => {
        out.push([0, id]);
        if (service.isDown) throw new Fault(code, 'teams.send');
      });
    for (const id of ['a', 'b', 'c']) await sendQueues.send(chat(id), call(id)).catch(() => undefined);
    out.splice(0);
    return { ...all, service, call };
  };

  it.each(['unreachable', 'notKnownYet'] as const)(
    '(%s) one call in half a minute tests it, and what waits goes out after that',
    async (code) => {
      const { sendQueues, out, service, call, pause } = await outage(code);
      const all = Array.from({ length: 40 }, (_, n) =>
        sendQueues.sendWhenFree(chat(`chat ${n}`), 2, call(`chat ${n}`)).catch(() => 'failed'),
      );
      await pause(10 * 60_000);
      expect(out.length).toBeGreaterThanOrEqual(18);
      expect(out.length).toBeLessThanOrEqual(21);
      const tests = out.length;
      service.isDown = false;
      expect((await Promise.all(all)).filter((one) => one === 'failed')).toHaveLength(tests);
      expect(out).toHaveLength(40);
    },
  );

  it('what does not wait fails at once, without a call', async () => {
    const { sendQueues, out, call } = await outage('unreachable');
    await expect(sendQueues.send(chat('d'), call('d'))).rejects.toMatchObject({
      code: 'unreachable',
      operation: 'teams.down',
      retryAfter: 30,
    });
    expect(out).toEqual([]);
  });

  it.each(['refused', 'throttled'] as const)('but not after calls that Teams has %s: it answered', async (code) => {
    const { sendQueues, out, service, call } = await outage(code);
    service.isDown = false;
    await sendQueues.send(chat('d'), call('d'));
    expect(said(out)).toEqual(['d']);
  });

  it('another service is not affected', async () => {
    const { sendQueues } = await outage('unreachable');
    const elsewhere = { serviceUrl: 'https://smba.example/', conversationId: 'e' };
    expect(await sendQueues.send(elsewhere, async () => 'sent')).toBe('sent');
  });
});
