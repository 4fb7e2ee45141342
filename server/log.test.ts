import { createLog } from './log.ts';

const clock = { now: () => new Date('2026-11-24T09:15:30.123Z') };

const linesAt = (level: Parameters<typeof createLog>[0]): readonly string[] => {
  const lines: string[] = [];
  const log = createLog(level, clock, { write: (line) => lines.push(line) });
  log('info', 'server.ready');
  log('warn', 'press.refused', { reason: 'stale', tries: 2, gone: undefined });
  log('error', 'turn.failed', { trouble: 'c0ffee' });
  return lines;
};

describe('the log', () => {
  it('is one JSON line per event, with the time of the clock', () => {
    expect(linesAt('info')).toEqual([
      '{"level":30,"time":"2026-11-24T09:15:30.123Z","event":"server.ready"}\n',
      '{"level":40,"time":"2026-11-24T09:15:30.123Z","reason":"stale","tries":2,"event":"press.refused"}\n',
      '{"level":50,"time":"2026-11-24T09:15:30.123Z","trouble":"c0ffee","event":"turn.failed"}\n',
    ]);
  });

  it('omits events below its level', () => {
    expect(linesAt('error')).toHaveLength(1);
    expect(linesAt('silent')).toEqual([]);
  });
});
