import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { formatReference } from '../../procedure/record/values/reference.ts';
import type { SimilarQuery } from '../../procedure/similarity/similar.ts';
import { worthShowing } from '../../procedure/similarity/weights.ts';
import { measuredEntry } from '../../test/builders/measuredEntries.ts';
import { createMemoryRegister } from './memoryRegister.ts';

const sample = (name: string): unknown =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../test/samples/${name}.json`, import.meta.url)), 'utf8'));

const { records } = z
  .object({ records: z.array(z.object({ id: z.string(), lang: z.string(), description: z.string() })) })
  .parse(sample('nonconformities'));
const { matters } = z
  .object({
    matters: z.array(
      z.object({
        matter: z.string(),
        sample: z.string().optional(),
        untaught: z.boolean().optional(),
        tellings: z.array(z.object({ lang: z.string(), text: z.string() })),
      }),
    ),
  })
  .parse(sample('toldTwice'));

type Telling = { readonly matter: string; readonly untaught: boolean; readonly lang: string; readonly text: string };

const tellings: readonly Telling[] = matters.flatMap(({ matter, sample: id, untaught = false, tellings: told }) =>
  [
    ...records.filter((record) => record.id === id).map(({ lang, description }) => ({ lang, text: description })),
    ...told,
  ].map((telling) => ({ ...telling, matter, untaught })),
);

const referenceOf = (index: number) => formatReference(2026, index + 1);
const everyone = () => true;
/** As many as a card shows. */
const shown = 5;

describe('the same issue described differently', () => {
  const register = createMemoryRegister();
  for (const [index, { text }] of tellings.entries())
    register.learn(measuredEntry(referenceOf(index), '2026-10-05', {}, { what: text }));

  /** Compares each description with every other of its issue: is that among the first results for its words? */
  const found = tellings.flatMap((telling, index) => {
    const similar = register.similar({ text: telling.text, except: referenceOf(index) }, everyone, shown);
    const scores = new Map(similar.map(({ entry, score }) => [entry.reference, score]));
    return tellings.flatMap((other, otherIndex) => {
      if (other.matter !== telling.matter || other === telling) return [];
      const name = `${telling.matter}: ${telling.lang} to ${other.lang}`;
      const score = scores.get(referenceOf(otherIndex)) ?? 0;
      return { ...telling, other, name, hit: score > 0, shows: score >= worthShowing };
    });
  });
  const across = ({ lang, other }: (typeof found)[number]) => lang !== other.lang;
  const share = (all: typeof found): number => all.filter(({ hit }) => hit).length / all.length;
  const print = (what: string, all: typeof found): void => {
    const hits = all.filter(({ hit }) => hit).length;
    process.stdout.write(`${what}: ${hits} of ${all.length} among the first ${shown} of ${tellings.length}\n`);
  };

  it('is found by its words among the first five, with few exceptions', () => {
    const taught = found.filter(({ untaught }) => !untaught);
    print(
      'similar, told in one language',
      taught.filter((one) => !across(one)),
    );
    print('similar, told in the other', taught.filter(across));
    expect(taught.length).toBeGreaterThan(250);
    expect(share(taught)).toBeGreaterThanOrEqual(0.96);
    expect(share(taught.filter(across))).toBeGreaterThanOrEqual(0.96);
  });

  it('is found in texts for which no word of the table was added', () => {
    const untaught = found.filter((one) => one.untaught);
    print('similar, texts never seen before', untaught);
    expect(untaught.length).toBeGreaterThanOrEqual(48);
    expect(share(untaught)).toBeGreaterThanOrEqual(0.95);
  });

  it('is missed when the texts share hardly a word: a list to be shortened', () => {
    expect([...new Set(found.filter(({ hit }) => !hit).map(({ name }) => name))]).toEqual([
      'tailgating: en to en',
      'tailgating: fr to en',
      'tailgating: en to fr',
      'wifiGuest: fr to fr',
      'wifiGuest: fr to en',
      'drTest: fr to en',
      'drTest: fr to fr',
      'drTest: en to fr',
    ]);
  });

  it('is nearly always relevant when found', () => {
    const hits = found.filter(({ hit }) => hit);
    expect(hits.filter(({ shows }) => shows).length / hits.length).toBeGreaterThanOrEqual(0.9);
  });
});

describe('similar', () => {
  const entry = (number: number, what: string, changes: Partial<RegisterEntry> = {}): RegisterEntry =>
    measuredEntry(formatReference(2026, number), '2026-10-05', {}, { what, ...changes });
  const aRegister = (...entries: readonly RegisterEntry[]) => {
    const register = createMemoryRegister();
    for (const one of entries) register.learn(one);
    const similar = (query: SimilarQuery, mayRead: (one: RegisterEntry) => boolean = everyone, limit = shown) =>
      register.similar(query, mayRead, limit);
    const numbers = (...asked: Parameters<typeof similar>) =>
      similar(...asked).map(({ entry: { reference } }) => Number(reference.slice(8)));
    return { register, similar, numbers };
  };
  const door = entry(1, 'The door of the server room stood open.', { system: 'Server room 2', clause: 'A.7.2' });
  const backup = entry(2, 'Sauvegarde du CRM en échec depuis lundi.', { system: 'CRM', clause: 'A.8.13' });
  const climate = entry(3, 'No trace of climate change in the context.', { clause: '4.1' });

  it('gives the reasons: words as typed, the rarest first; system and clause', () => {
    const { similar } = aRegister(door, backup, climate, entry(4, 'A window stood open.'));
    const query = { text: 'Porte ouverte, salle serveur !', system: 'server  room 2', clause: 'A.7.2' };
    expect(similar({ ...query, system: 'SERVER ROOM 2' })).toEqual([
      {
        entry: expect.objectContaining({ reference: 'NC-2026-0001' }),
        words: ['Porte', 'salle serveur', 'ouverte'],
        sameSystem: true,
        sameClause: true,
        score: expect.any(Number),
      },
      {
        entry: expect.objectContaining({ reference: 'NC-2026-0004' }),
        words: ['ouverte'],
        sameSystem: false,
        sameClause: false,
        score: expect.any(Number),
      },
    ]);
  });

  it('scores an identical description with one, and any other with less', () => {
    const { similar } = aRegister(door, backup, climate);
    const [first, ...others] = similar({ text: door.what, system: door.system, clause: door.clause });
    expect(first).toMatchObject({ entry: { reference: 'NC-2026-0001' }, score: 1 });
    expect(others).toEqual([]);
    expect(similar({ text: 'the door of the garage' })[0]?.score).toBeLessThan(0.8);
    expect(similar({ text: 'door' })[0]?.score).toBeLessThanOrEqual(1);
  });

  it('counts the same system and the same clause where no word is shared', () => {
    const { numbers, similar } = aRegister(door, backup, climate);
    expect(numbers({ text: 'Slow', system: 'crm' })).toEqual([2]);
    expect(similar({ text: 'Slow', clause: 'A.8.13' })).toMatchObject([
      { words: [], sameSystem: false, sameClause: true },
    ]);
    expect(numbers({ text: 'Slow' })).toEqual([]);
    expect(numbers({ text: '' })).toEqual([]);
  });

  it('never finds the record itself, nor what may not be read, nor more than requested', () => {
    const { numbers } = aRegister(door, entry(4, door.what), entry(5, door.what), backup);
    expect(numbers({ text: door.what, except: 'NC-2026-0004' })).toEqual([5, 1]);
    expect(numbers({ text: door.what }, ({ reference }) => reference !== 'NC-2026-0005')).toEqual([4, 1]);
    expect(numbers({ text: door.what }, everyone, 1)).toEqual([5]);
    expect(numbers({ text: door.what }, () => false)).toEqual([]);
  });

  it('forgets the old words of a changed entry, and keeps the remaining ones', () => {
    const { register, numbers } = aRegister(door, backup, climate);
    register.learn({ ...door, what: 'A phone was stolen.', system: undefined, sequence: 2 });
    expect(numbers({ text: 'porte' })).toEqual([]);
    expect(numbers({ text: '', system: 'Server room 2' })).toEqual([]);
    expect(numbers({ text: 'vol de téléphone' })).toEqual([1]);
    expect(numbers({ text: '', clause: 'A.7.2' })).toEqual([1]);
    register.learn({ ...door, sequence: 3 });
    expect(numbers({ text: 'vol de téléphone' })).toEqual([]);
    expect(numbers({ text: 'porte' })).toEqual([1]);
  });
});
