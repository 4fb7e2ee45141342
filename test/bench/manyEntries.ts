import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { MeasuredFacts } from '../../procedure/measures/measuredFacts.ts';
import { calendarDate, dayNumber } from '../../procedure/measures/periods/dayNumber.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { causeCategories, impacts, priorities } from '../../procedure/record/values/choices.ts';
import { clauses } from '../../procedure/record/values/clauses.ts';
import { shortDescription } from '../../procedure/record/values/plainText.ts';
import { formatReference } from '../../procedure/record/values/reference.ts';
import type { Stage } from '../../procedure/stages/stages.ts';
import { measuredEntry } from '../builders/measuredEntries.ts';

const told = z.object({ lang: z.string(), text: z.string(), system: z.string().optional() });
const { matters } = z
  .object({ matters: z.array(z.object({ clause: z.string().optional(), tellings: z.array(told) })) })
  .parse(JSON.parse(readFileSync(fileURLToPath(new URL('../samples/toldTwice.json', import.meta.url)), 'utf8')));

const tellings = matters.flatMap(({ clause, tellings: all }) =>
  all.map((one) => ({ ...one, clause: clauses.find((known) => known === clause) })),
);
export const texts: readonly string[] = tellings.map(({ text }) => text);
const systems = [...new Set(tellings.flatMap(({ system }) => system ?? []))];

/** A fixed sequence of numbers from 0 to 1 (mulberry32). */
const numbersFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const syllables = 'ba ce di fo gu la me ni po ru sa te vi zo'.split(' ');
/** Rare names, which make the vocabulary grow every year. */
const rareWord = (next: () => number): string => {
  let number = Math.floor(Math.exp(next() * Math.log(60_000))) + 200;
  let word = '';
  for (; number > 0; number = Math.floor(number / syllables.length)) word += syllables[number % syllables.length];
  return word;
};

const lastDay = dayNumber('2026-11-24');
export const tenYears = 3650;

type Chance = { readonly next: () => number; readonly pick: <T>(all: readonly T[]) => T };

/** About 310 characters, like the collected reports. */
const whatOf = (lang: string, { next, pick }: Chance): string => {
  const of = tellings.filter((one) => one.lang === lang);
  let what = pick(of).text;
  while (what.length < 180 + next() * 100) what += ` ${pick(of).text}`;
  return `${what} ${rareWord(next)}, ${rareWord(next)} (srv-${Math.floor(next() * 5000)}).`;
};

const factsOf = (day: number, isOpen: boolean, { next, pick }: Chance): Partial<MeasuredFacts> => {
  const person = () => `00000000-0000-4000-8000-${String(Math.floor(next() * 2000)).padStart(12, '0')}`;
  const action = (_: unknown, index: number) => ({
    id: `A${index + 1}`,
    owner: person(),
    originalDue: day + 30,
    due: day + 30 + Math.floor(next() * 10),
    ...(!isOpen && { doneOn: day + 25 + Math.floor(next() * 15) }),
  });
  const begun: Partial<MeasuredFacts> = {
    lane: 'standard',
    grade: 'minor',
    owner: person(),
    triaged: day * 1440 + 2000,
    contained: next() < 0.3 ? 'notNecessary' : day + 1,
    actions: Array.from({ length: 1 + 2 * next() }, action),
    ...(next() < 0.6 && { occurred: day - Math.floor(next() * 40) }),
  };
  if (isOpen) return begun;
  return {
    ...begun,
    causes: [pick(causeCategories)],
    planned: day * 1440 + 20_000,
    implemented: day + 40,
    closed: (day + 130) * 1440,
    verdicts: [{ verdict: 'effective', at: (day + 128) * 1440 }],
  };
};

/**
 * The entry of one of `count` nonconformities of ten years up to 24 November 2026, always the same one: one in twenty
 * is open, one in twenty was rejected. No two of its texts are one object, as if it came from the list.
 */
export const entryAt = (index: number, count: number): RegisterEntry => {
  const next = numbersFrom(index);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
  const day = lastDay - tenYears + 1 + Math.floor((index * tenYears) / count);
  const { lang, clause } = pick(tellings);
  const isOpen = index >= count * 0.95;
  const stage: Stage = isOpen
    ? pick(['reported', 'analysis', 'implementation'] as const)
    : next() < 0.05
      ? 'rejected'
      : 'closed';
  const what = whatOf(lang, { next, pick });
  const system = next() < 0.7 ? pick(systems) : undefined;
  const reference = formatReference(2016 + Math.floor((index * 10) / count), (index % Math.ceil(count / 10)) + 1);
  const facts = { ...factsOf(day, isOpen, { next, pick }), stage, clause, system };
  const changes = {
    what,
    title: shortDescription(what),
    stage,
    system,
    priority: pick(priorities),
    impact: pick(impacts),
  };
  const reporter = `00000000-0000-4000-8000-${String(Math.floor(next() * 5000)).padStart(12, '0')}`;
  return JSON.parse(JSON.stringify(measuredEntry(reference, calendarDate(day), facts, { ...changes, reporter })));
};
