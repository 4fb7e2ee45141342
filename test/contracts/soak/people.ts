import type { RecordCommand } from '../../../procedure/commands/recordCommands.ts';
import type { Report } from '../../../procedure/commands/report/report.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import { dayOf } from '../../../procedure/record/values/calendarDate.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import type { Order } from '../../../procedure/useCases/commits/outcome.ts';
import { orderOf, readPosted } from '../../../tab/api/commands/commandRequest.ts';
import { ApiError } from '../../../tab/api/http/apiError.ts';
import { sha256 } from '../../builders/sha256.ts';
import type { Deed } from '../../journeys/storm/deed.ts';
import type { Outcome } from '../../journeys/storm/ledger.ts';
import { type Living, live } from '../../journeys/storm/lives.ts';
import { fromSeed } from '../../journeys/storm/random.ts';
import type { GraphStage } from '../graphStage.ts';
import { type Replica, timeZone } from './replica.ts';

/** Outcomes of the commands, by their `CommandId`; the number of unknown outcomes; what stopped a life. */
export type Told = {
  readonly done: Set<string>;
  readonly refused: Set<string>;
  unsaid: number;
  readonly stuck: string[];
};

/** A refusal stands: the life goes no further. */
class LifeEnds extends Error {}

const mostPresses = 40;
/**
 * For one step: the replica that refuses it may not have seen the previous step yet. Lag is real time, 1.5 seconds at
 * most, and the replica that did it may have forgotten: so the pauses grow, to nearly three seconds in total.
 */
const mostTries = 8;
const pause = 100;
/** Clock step per command, in milliseconds, which triggers polls and retries. */
const tick = 1000;

/** A person does not press again before reading that it failed. */
const breath = (error: Fault): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, (error.retryAfter ?? 0.02) * 1000));

/** People who give their commands to any replica, sometimes to two at once, and again until there is an answer. */
export const createPeople = (stage: GraphStage, replicas: readonly [Replica, ...Replica[]], seed: number) => {
  const random = fromSeed(seed);
  const told: Told = { done: new Set(), refused: new Set(), unsaid: 0, stuck: [] };
  const others: Living['others'] = { running: [], acted: [] };
  let commands = 0;

  const orderFor = (deed: Deed, replica: Replica): Order<Report | RecordCommand> => {
    commands += 1;
    const form = deed.form((text) => `${text} soak-${commands}`);
    const wrapped = deed.name === 'correctReport' && deed.door === 'bot' ? { facts: form } : form;
    const command =
      deed.name === 'report'
        ? { name: 'report', language: 'en', facts: form }
        : { ...wrapped, name: deed.name, reference: deed.reference };
    const { id, displayName, guest } = deed.who;
    const posted = readPosted({ n: commands.toString(16).padStart(32, '0'), command });
    return orderOf(posted, replica.actor(id, displayName, guest), dayOf(stage.clock.now(), timeZone), sha256);
  };

  const press = async (order: Order<Report | RecordCommand>): Promise<Outcome> => {
    const at = random.chance(0.1) ? replicas : [random.pick(replicas)];
    const handled = await Promise.all(at.map((replica) => replica.handle(order)));
    const done = handled.find((one) => one.kind === 'done');
    if (done?.kind === 'done')
      return { outcome: 'done', reference: done.stream.key, sequence: lastCommit(done.stream).sequence };
    return { outcome: 'refused', why: handled[0]?.kind === 'refused' ? handled[0].refusal.reason : '' };
  };

  const insist = async (order: Order<Report | RecordCommand>): Promise<Outcome> => {
    for (let presses = 1; ; presses += 1) {
      stage.clock.advance(tick);
      try {
        const outcome = await press(order);
        told[outcome.outcome === 'done' ? 'done' : 'refused'].add(order.commandId);
        return outcome;
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        if (presses >= mostPresses) {
          told.unsaid += 1;
          return { outcome: 'unknown', why: error.message };
        }
        await breath(error);
      }
    }
  };

  const give = async (deed: Deed): Promise<Outcome> => {
    try {
      return await insist(orderFor(deed, random.pick(replicas)));
    } catch (error) {
      if (error instanceof ApiError) return { outcome: 'refused', why: error.message };
      throw error;
    }
  };

  const does: Living['does'] = async (deed) => {
    for (let tries = 1; ; tries += 1) {
      const outcome = await give(deed);
      if (outcome.outcome === 'done') return { reference: outcome.reference, sequence: outcome.sequence ?? 0 };
      if (tries >= mostTries) {
        told.stuck.push(`${deed.name}: ${outcome.why}`);
        throw new LifeEnds(`${deed.name}: ${outcome.why}`);
      }
      await new Promise((resolve) => setTimeout(resolve, pause * tries));
    }
  };

  const one = async (number: number): Promise<void> => {
    const today = dayOf(stage.clock.now(), timeZone);
    await live({ random: fromSeed(seed * 1000 + number), today, others, does, tries: give }).catch((error: unknown) => {
      if (!(error instanceof LifeEnds)) throw error;
    });
  };

  return {
    told,
    commands: () => commands,
    /** Runs this number of nonconformity lives, some of them at once. */
    live: async (lives: number, atOnce: number): Promise<void> => {
      let begun = 0;
      const go = async (): Promise<void> => {
        while (begun < lives) {
          begun += 1;
          await one(begun);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, go));
    },
  };
};
