import { Agent, get } from 'node:http';
import { answering } from './inChild.ts';

/** The items to read, and how. */
export type ReadingOrder = {
  /** Without the item's number, which is from 1 to `count`. */
  readonly url: string;
  readonly token: string;
  readonly count: number;
  readonly rounds: number;
};

/** Concurrent requests, and reads per round. */
const [atOnce, reads] = [16, 4000];

const measure = async ({ url, token, count, rounds }: ReadingOrder): Promise<readonly number[]> => {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const headers = { authorization: `Bearer ${token}` };
  const read = (item: number): Promise<void> =>
    new Promise((resolve, reject) => {
      get(`${url}/${item}?$expand=fields`, { agent, headers }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`item ${item}: ${answer.statusCode}`));
        answer.on('end', resolve).on('error', reject).resume();
      }).on('error', reject);
    });
  const all: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let next = 0;
    const work = async (): Promise<void> => {
      // At scattered positions in the list, like people's requests.
      while (next < reads) await read(((next++ * 7919) % count) + 1);
    };
    const begun = performance.now();
    await Promise.all(Array.from({ length: atOnce }, work));
    all.push((performance.now() - begun) / reads);
  }
  agent.destroy();
  return all;
};

// Sent by the parent.
answering((order) => measure(order as ReadingOrder));
