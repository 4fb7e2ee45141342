import { activity, deliver, postJson } from '../asTeams.ts';
import type { LocalSystem } from '../localSystem.ts';
import { comings, withoutChat } from './cast.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';
import type { Servers } from './servers.ts';

/** Who is not to be reached by the bot for a while, or for ever: without a chat, or having blocked it. */
export type Comings = {
  /** At a server whose power is cut when it settles: a person may just have been met there. */
  readonly beforeCut: (url: string) => Promise<void>;
  /** Settles when the weather has cleared up and everyone who came is met. */
  readonly settled: () => Promise<void>;
};

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Time after the person's hello, in milliseconds, until the power may go: before, while or after their pending notices
 * are sent.
 */
const lastMoment = 600;

/** @param given `done`: how much of the storm is over, from 0 to 1 */
export const createComings = (
  given: {
    readonly system: LocalSystem;
    readonly ledger: Ledger;
    readonly servers: Servers;
    readonly now: () => string;
    readonly done: () => number;
  },
  random: Random,
): Comings => {
  const { system, ledger, servers, now, done } = given;
  type Person = (typeof withoutChat)[number];
  const met = new Set<Person>();
  /** Those waiting for the next power cut. */
  const atCut: Person[] = [];
  const write = ({ id }: Person, is: 'none' | 'blocked' | 'met'): void =>
    ledger.write({ line: 'chat', who: id, is, at: now() });
  const block = (who: Person, blocked: boolean) =>
    postJson(`${system.local.teams}/_control/block`, { userId: who.id, blocked });

  /** The person installs the bot, and again where no server answers. */
  const meet = async (who: Person, url: string): Promise<void> => {
    met.add(who);
    write(who, 'met');
    const install = activity(system, who, { type: 'installationUpdate', action: 'add' });
    for (let to = url; ; to = servers.any().url) {
      const answer = await deliver(system, install, to).catch(() => undefined);
      if (answer?.status === 200) return;
      await wait(250);
    }
  };

  const come = async ([how, who]: (typeof comings)[number]): Promise<void> => {
    if (how === 'blocks') {
      const late = atCut.indexOf(who);
      if (late >= 0) await Promise.all(atCut.splice(late, 1).map((one) => meet(one, servers.any().url)));
      await block(who, true);
      write(who, 'blocked');
      return;
    }
    await block(who, false);
    if (random.chance(0.5)) atCut.push(who);
    else await meet(who, servers.any().url);
  };

  const goOn = async (): Promise<void> => {
    for (const [index, coming] of comings.entries()) {
      while (done() < (index + 1) / (comings.length + 2)) await wait(50);
      await come(coming);
    }
  };

  for (const who of withoutChat) write(who, 'none');
  const going = goOn();
  const meeting: Promise<void>[] = [];
  return {
    beforeCut: async (url) => {
      const who = atCut.shift();
      if (!who) return;
      meeting.push(meet(who, url));
      await wait(random.between(0, lastMoment));
    },
    settled: async () => {
      await going;
      await Promise.all(meeting);
      // A person told that it may take long may not have been met, and says hello again.
      for (const who of new Set([...atCut, ...met])) await meet(who, system.url);
    },
  };
};
