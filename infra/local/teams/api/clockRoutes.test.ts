import { StandIn } from '../testing/standIn.ts';

describe('clock of the stand-ins', () => {
  let standIn: StandIn;
  beforeEach(async () => {
    standIn = await StandIn.start();
  });
  afterEach(() => standIn.close());

  it('moves forward by a call and never back', async () => {
    const moved = await standIn.call('POST', '/_control/clock', { advanceMs: 86_400_000 });
    expect(moved).toMatchObject({ status: 200, body: { offsetMs: 86_400_000 } });
    expect((await standIn.call('POST', '/_control/clock', { now: new Date().toISOString() })).status).toBe(400);
    expect((await standIn.call('POST', '/_control/clock', { advanceMs: -1 })).status).toBe(400);
    await standIn.restart();
    expect((await standIn.call('GET', '/_control/clock')).body).toMatchObject({ offsetMs: 86_400_000 });
  });

  it('streams a reading at once and after each move', async () => {
    const response = await fetch(`${standIn.teams.url}/_control/clock/stream`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const until = async (part: string) => {
      while (!text.includes(part)) text += (await reader?.read())?.value ?? '';
    };
    await until('"offsetMs":0}');
    standIn.clock.advance(5_000);
    await until('"offsetMs":5000}');
    expect(text).toMatch(/event: clock\ndata: \{"now":"[^"]+","offsetMs":5000\}\n\n$/);
    await reader?.cancel();
  });
});
