import type { BotRoom } from '../../bot/botRoom.ts';
import type { WalkAnswer } from '../../bot/incoming/activity/activityContext.ts';
import { aBotOnHttp, type BotOnHttp } from '../builders/aBotOnHttp.ts';
import type { BotService } from '../builders/aBotService.ts';
import { aDialogPress, aPress } from '../builders/anActivity.ts';
import { type PersonName, thePeople } from '../builders/thePeople.ts';
import { about, type Life, type PressCase } from './examples.ts';
import { live, theCode } from './pressCases.ts';

/** A bot on whose record all of a life has happened. */
type Lived = { readonly bot: BotOnHttp; readonly code: string };

const liveOn = async (service: BotService, life: Life, changes: Partial<BotRoom>): Promise<Lived> => {
  const bot = aBotOnHttp(service, changes);
  for (const { id, roles } of Object.values(thePeople)) bot.setRoles(id, roles);
  return { bot, code: await live(bot.room.handling, life) };
};

export type PressStages = {
  /** For a press that changes something. */
  readonly own: (verb: string, one: PressCase) => Promise<PressStage>;
  /** One bot for all presses on the same, because none of them changes anything. */
  readonly shared: (verb: string, one: PressCase) => Promise<PressStage>;
  readonly stop: () => Promise<void>;
};

export const createPressStages = (service: BotService, changes: Partial<BotRoom> = {}): PressStages => {
  const all: Promise<Lived>[] = [];
  const byLife = new Map<Life, Promise<Lived>>();
  const begin = (life: Life): Promise<Lived> => {
    const living = liveOn(service, life, changes);
    all.push(living);
    return living;
  };
  return {
    own: async (verb, one) => pressStage(await begin(one.life), verb, one),
    shared: async (verb, one) => {
      const living = byLife.get(one.life) ?? begin(one.life);
      byLife.set(one.life, living);
      return pressStage(await living, verb, one);
    },
    stop: async () => {
      for (const one of all) await (await one).bot.stop();
    },
  };
};

type Pressed = { readonly by?: PersonName; readonly data?: object; readonly changes?: object };

export type PressStage = {
  readonly bot: BotOnHttp;
  /** What is typed, with the code that there is. */
  readonly typed: Readonly<Record<string, string>>;
  /** Sequence of the last commit of the record. */
  readonly sequence: number;
  /** The press as its case has it, or by another person, with other data; where its button stands. */
  readonly activity: (pressed?: Pressed) => object;
  /** The same on a card, where a button of its verb may have stood before, and where a client refreshes by itself. */
  readonly onCard: (pressed?: Pressed & { readonly trigger?: 'automatic' }) => object;
  readonly inDialog: (pressed?: Pressed) => object;
  readonly press: (pressed?: Pressed) => Promise<WalkAnswer>;
  /** How many rows there are in History, and confirmations of trainings. */
  readonly written: () => Promise<number>;
  /** Events of the log: warnings and errors. */
  readonly heard: () => readonly string[];
  /** Mistakes of ours: nothing that comes from outside makes one. */
  readonly bugs: () => readonly unknown[];
};

/** Whether its buttons name a record. */
export const isOfRecord = (verb: string): boolean => !/^(report|case|own)\./.test(verb);

/** Displaying something and approving a plan take no input, and a digest is never redrawn. */
const onCards: ReadonlySet<string> = new Set([
  'approval',
  'approvePlan',
  'training',
  'snoozeReminder',
  'reports',
  'help',
  'tasks',
]);
/** Whether it takes input while the message behind it may be redrawn: then it is in a dialog. */
const isInDialog = (verb: string): boolean =>
  isOfRecord(verb) && verb !== 'record.show' && !onCards.has(verb.split('.')[0] ?? '');

/** The press of a case, on what has been lived. */
const pressStage = ({ bot, code }: Lived, verb: string, { by, typed: meant }: PressCase): PressStage => {
  const typed = Object.fromEntries(Object.entries(meant).map(([id, text]) => [id, text === theCode ? code : text]));
  const stream = () => bot.records.stored().find(({ key }) => key === about);
  const sequence = stream()?.commits.length ?? 0;
  const activityOf = (pressOf: typeof aDialogPress, { by: who = by, data, changes }: Pressed = {}): object => {
    const { id, name } = thePeople[who];
    const button = { v: 1, n: 'a'.repeat(32), ...(isOfRecord(verb) && { ref: about, seq: sequence }) };
    const from = { from: { id: `29:${id}`, name, aadObjectId: id } };
    return pressOf(verb, { ...button, ...typed, ...data }, { ...from, ...changes });
  };
  const onCard: PressStage['onCard'] = ({ trigger, ...pressed } = {}) =>
    activityOf((...of) => aPress(...of, trigger), pressed);
  const inDialog = (pressed?: Pressed): object => activityOf(aDialogPress, pressed);
  const activity = isInDialog(verb) ? inDialog : onCard;
  return {
    bot,
    typed,
    sequence,
    activity,
    onCard,
    inDialog,
    press: (pressed) => {
      bot.setRoster(thePeople[pressed?.by ?? by].guest);
      return bot.receive(activity(pressed));
    },
    written: async () => {
      const record = stream();
      const trainings = record ? await bot.room.handling.trainings(record) : [];
      const streams = [...bot.records.stored(), ...bot.organisation.stored()];
      const rows = streams.reduce((sum, { commits }) => sum + commits.length, 0);
      return trainings.reduce((sum, { confirmed }) => sum + confirmed.size, rows);
    },
    heard: () => bot.logged.map(([, event]) => event),
    bugs: () => bot.logged.filter(([level]) => level === 'error'),
  };
};

/** Ids that are new in each failure or drawing are left out, and so is the record's reference. */
export const alike = ({ body }: WalkAnswer, reference: string): string =>
  JSON.stringify(body)
    .replaceAll(reference, '#')
    .replaceAll(/\b[0-9a-f]{8}\b/g, 'id')
    .replaceAll(/[0-9a-f]{32}/g, 'n');
