import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { aBotService, type BotService } from '../builders/aBotService.ts';
import { aPress } from '../builders/anActivity.ts';
import { type Line, median } from './line.ts';
import type { Begin } from './pressServer.ts';

type Server = { readonly url: string; readonly cpu: () => Promise<number>; readonly stop: () => void };

const ask = async (child: ChildProcess, message: Begin | 'cpu'): Promise<unknown> => {
  const answer = once(child, 'message');
  child.send(message);
  return (await answer)[0];
};

const start = async (begin: Begin): Promise<Server> => {
  const child = fork(fileURLToPath(new URL('pressServer.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return {
    url: String(await ask(child, begin)),
    cpu: async () => {
      const { user, system } = (await ask(child, 'cpu')) as NodeJS.CpuUsage;
      return user + system;
    },
    stop: () => child.kill(),
  };
};

let pressed = 0;

/** A report from a sentence, with its own `n`: each makes a record and draws a receipt. */
const press = (service: BotService) => {
  pressed += 1;
  const n = pressed.toString(16).padStart(32, '0');
  return aPress('report.send', { v: 1, n, what: 'The backup has not run since Friday.' }, { serviceUrl: service.url });
};

const send = async (server: Server, service: BotService, token: string): Promise<string> => {
  const answer = await fetch(`${server.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(press(service)),
  });
  if (answer.status !== 200) throw new Error(`a press was answered with ${answer.status} by ${server.url}`);
  return answer.text();
};

const round = async (server: Server, service: BotService, token: string, presses: number): Promise<number> => {
  const before = await server.cpu();
  for (let sent = 0; sent < presses; sent += 8)
    await Promise.all(Array.from({ length: 8 }, () => send(server, service, token)));
  return ((await server.cpu()) - before) / presses;
};

/**
 * CPU of a card press, decided and drawn with the token check on and Graph in memory, against stock botbuilder on fastify
 * with its own token check and a fixed card of the same size.
 */
export const benchPress = async (presses = 1600, rounds = 5): Promise<Line> => {
  const service = await aBotService();
  const begin = {
    openIdMetadataUrl: service.openIdMetadataUrl,
    serviceUrl: service.url,
    credentials: service.credentials,
    card: {},
  };
  const ours = await start({ ...begin, kind: 'ours' });
  const token = service.token();
  const { value: card } = JSON.parse(await send(ours, service, token)) as { value: unknown };
  const stock = await start({ ...begin, kind: 'stock', card });
  try {
    const spent: { ours: number; stock: number }[] = [];
    for (let turn = -1; turn < rounds; turn += 1) {
      const pair = {
        ours: await round(ours, service, token, presses),
        stock: await round(stock, service, token, presses),
      };
      // The first round warms up.
      if (turn >= 0) spent.push(pair);
    }
    const bytes = Buffer.byteLength(JSON.stringify(card));
    const [mine, theirs] = [median(spent.map((pair) => pair.ours)), median(spent.map((pair) => pair.stock))];
    return {
      name: 'a card press against stock botbuilder',
      value: median(spent.map((pair) => pair.ours / pair.stock)),
      atMost: 0.7,
      unit: 'times its CPU',
      detail: `${mine.toFixed(0)} against ${theirs.toFixed(0)} µs, card of ${bytes} bytes`,
    };
  } finally {
    ours.stop();
    stock.stop();
    await service.stop();
  }
};
