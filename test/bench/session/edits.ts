import { z } from 'zod';
import type { LocalSystem } from '../../journeys/localSystem.ts';

/** One state of a card, as displayed to a reader of the channel. */
export type ShownState = {
  /** Milliseconds of `performance.now()`. */
  readonly at: number;
  readonly revision: number;
  /** Number of contributions displayed, including late ones. */
  readonly count: number;
  readonly late: number;
  readonly card: string;
};

const eventSchema = z.object({
  message: z.object({
    root: z.string(),
    sender: z.string(),
    revision: z.number(),
    attachments: z.array(z.object({ content: z.unknown() }).loose()),
  }),
});

const numberIn = (text: string, shape: RegExp): number => Number(shape.exec(text)?.[1] ?? 0);

/** Follows the events sent to the window of a team member, and keeps each state of the bot's card in a thread. */
export const followCards = async (system: LocalSystem, userId: string) => {
  const closing = new AbortController();
  const states = new Map<string, ShownState[]>();
  const take = (data: string): void => {
    const read = eventSchema.safeParse(JSON.parse(data));
    if (!read.success || read.data.message.sender !== 'bot') return;
    const { root, revision, attachments } = read.data.message;
    const card = JSON.stringify(attachments.map(({ content }) => content));
    const late = numberIn(card, /(\d+) contributions? came after/);
    const given = numberIn(card, /· (\d+) contribution/);
    const state = { at: performance.now(), revision, count: given + late, late, card };
    states.set(root, [...(states.get(root) ?? []), state]);
  };
  const answer = await fetch(`${system.local.teams}/api/events?as=${userId}`, { signal: closing.signal });
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of answer.body ?? []) {
      rest += decoder.decode(chunk, { stream: true });
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data:')) take(line.slice(5));
    }
  };
  void read().catch(() => undefined);
  return { in: (root: string): readonly ShownState[] => states.get(root) ?? [], close: () => closing.abort() };
};

/** Maximum number of them within a period, in milliseconds. */
export const mostWithin = (states: readonly ShownState[], milliseconds: number): number =>
  Math.max(0, ...states.map(({ at }) => states.filter((one) => one.at >= at && one.at < at + milliseconds).length));

/** Number of times a card displayed less than before. */
export const falls = (states: readonly ShownState[]): number =>
  states.filter(({ count }, index) => states.slice(0, index).some((before) => before.count > count)).length;
