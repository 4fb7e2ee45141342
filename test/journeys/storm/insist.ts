import { randomBytes } from 'node:crypto';
import { type Deed, verbs } from './deed.ts';
import type { Deliver } from './delivery.ts';
import type { CommandLine, Ledger, Outcome } from './ledger.ts';
import type { Random } from './random.ts';
import type { Servers } from './servers.ts';

export type Insisting = {
  /**
   * Gives a command: to one server or, as Teams may, to two at once; repeatedly with the same `n` while the outcome is
   * unknown. Some people go away instead.
   */
  readonly give: (deed: Deed, life: number, patient: boolean) => Promise<Outcome>;
  /** Settles when what is delivered once more, later, has been answered. */
  readonly settled: () => Promise<void>;
  readonly count: () => number;
};

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** In milliseconds: longer than a server may take to find out, and what a dropped line or an impatient client takes. */
const patience = 25_000;
/**
 * Maximum time, in milliseconds, the same command is repeated while its outcome is unknown. People who must know go on
 * into the clear weather after the storm: another command would be answered that it is done already.
 */
const longest = { patient: 300_000, other: 60_000 };
const pauses = [50, 150, 400, 800] as const;

export const createInsisting = (
  ports: { readonly ledger: Ledger; readonly deliver: Deliver; readonly servers: Servers; readonly now: () => string },
  random: Random,
  seed: number,
): Insisting => {
  const { ledger, deliver, servers, now } = ports;
  const later = new Set<Promise<unknown>>();
  /** By the reference: the last acknowledged commit. */
  const seen = new Map<string, number>();
  let commands = 0;
  let deliveries = 0;

  const commandOf = (deed: Deed, life: number): CommandLine => {
    commands += 1;
    const id = `storm-${seed}-${String(commands).padStart(6, '0')}`;
    // The forbidden command comes from a person who never got a card of the record.
    const seenBy = (about: unknown) => (deed.mustBeRefused ? undefined : seen.get(String(about)));
    const shown = seenBy(deed.reference);
    let says = false;
    const form = deed.form((text) => {
      says = true;
      return `${text} ${id}`;
    });
    const shownOf = seenBy(form.of);
    return {
      line: 'command',
      id,
      life,
      form,
      says,
      door: deed.door ?? 'tab',
      actor: deed.who.id,
      verb: deed.door === 'bot' ? (verbs[deed.name] ?? deed.name) : deed.name,
      // As a card or the tab draws it, so that no two storms on one site meet.
      n: randomBytes(16).toString('hex'),
      ...(deed.reference !== undefined && { reference: deed.reference }),
      ...(shown !== undefined && { seen: shown }),
      ...(shownOf !== undefined && { seenOf: shownOf }),
      mustBeRefused: deed.mustBeRefused ?? false,
    };
  };

  const send = async (command: CommandLine): Promise<Outcome> => {
    const server = servers.any();
    deliveries += 1;
    const delivery = deliveries;
    ledger.write({ line: 'sent', id: command.id, delivery, server: server.name, at: now() });
    const outcome = await deliver(command, server.url, random.chance(0.02) ? random.between(5, 300) : patience);
    ledger.write({ line: 'answer', id: command.id, delivery, ...outcome });
    if (outcome.outcome === 'done') {
      const { reference, sequence, shows } = outcome;
      seen.set(reference, Math.max(seen.get(reference) ?? 1, sequence ?? 1, shows ?? 1));
    }
    return outcome;
  };

  const sendMany = async (command: CommandLine): Promise<Outcome> => {
    const outcomes = await Promise.all(Array.from({ length: random.chance(0.15) ? 2 : 1 }, () => send(command)));
    const of = (kind: Outcome['outcome']) => outcomes.find(({ outcome }) => outcome === kind);
    return of('done') ?? of('unknown') ?? of('refused') ?? { outcome: 'unknown', why: 'no answer' };
  };

  const sendLater = (command: CommandLine): void => {
    const again = wait(random.between(200, 4000)).then(() => send(command));
    later.add(again);
    void again.then(() => later.delete(again));
  };

  return {
    count: () => commands,
    settled: async () => {
      await Promise.all(later);
    },
    give: async (deed, life, patient) => {
      const command = commandOf(deed, life);
      ledger.write(command);
      const last = performance.now() + (patient ? longest.patient : longest.other);
      for (let press = 0; ; press += 1) {
        const outcome = await sendMany(command);
        if (outcome.outcome === 'done' && random.chance(0.1)) sendLater(command);
        // A command decided much later, after the last retry, would have to be forbidden for ever.
        const goesAway = !patient && !command.mustBeRefused && random.chance(0.2);
        if (outcome.outcome !== 'unknown' || goesAway || performance.now() > last) return outcome;
        await wait(pauses[Math.min(press, pauses.length - 1)] ?? 800);
      }
    },
  };
};
