import { createMemoryRegister, type MemoryRegister } from '../../graph/register/memoryRegister.ts';
import { type Measuring, usualRules } from '../../procedure/measures/measuring.ts';
import type { RegisterQuery } from '../../procedure/ports/register/register.ts';
import type { RegisterEntry } from '../../procedure/record/registerEntry.ts';
import { freezeFigures } from '../../procedure/review/freezeFigures.ts';
import { mostWithTexts } from '../../tab/api/exports/exportWire.ts';
import { exportRegister } from './exportRegister.ts';
import { answering } from './inChild.ts';
import { entryAt, texts } from './manyEntries.ts';
import { fastest, longestTurn, p99 } from './timing.ts';

/** Typical searches: words of both languages, prefixes, numbers, a letter, nothing; filtered and sorted. */
const searched = [
  '',
  's',
  'e',
  'the',
  'de',
  'pass',
  'password',
  'mot de passe',
  'backup',
  'sauvegarde',
  'porte',
  'serveur',
  'badge door',
  'file server',
  'clé usb',
  'stolen laptop',
  'ordinateur volé',
  'a.8.13',
  'crm',
  'zzz',
  '0042',
  '2024',
  'nc-2026',
  'srv-42',
  'NC-2020-0042',
  'chiffré',
  'expired certificate',
  'revue de direction',
  'audit',
  'lost phone train',
  'accès',
  "l'accueil",
  'ransomware',
  'contract supplier files years',
];
const narrowed: readonly Partial<RegisterQuery>[] = [
  {},
  { stages: ['reported', 'analysis', 'implementation'] },
  { priorities: ['high'], clauses: ['A.7.2', 'A.8.13'] },
  { sortBy: 'priority', descending: true, offset: 500 },
  { overdueOn: '2026-11-24', lanes: ['standard'] },
  { holder: '00000000-0000-4000-8000-000000000042', detectedFrom: '2020-01-01', detectedTo: '2026-11-24' },
];

/** The check of the register's page whether a reader may see an entry. */
const mayRead = ({ notToIsmsManager }: RegisterEntry): boolean => !notToIsmsManager;

/** Bytes of heap and buffers after garbage collection. */
const bytes = (): number => {
  for (let time = 0; time < 3; time += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const searches = (register: MemoryRegister): readonly number[] =>
  searched.flatMap((text) =>
    narrowed.map((more) => fastest(() => register.find({ text, offset: 0, limit: 50, ...more }, mayRead))),
  );

const similar = (register: MemoryRegister): readonly number[] =>
  texts.map((text) => fastest(() => register.similar({ text, system: 'CRM', clause: 'A.8.13' }, mayRead, 5)));

const measure = async (count: number) => {
  const register = createMemoryRegister();
  // Common to every register: the table of meanings, the first words.
  register.learn(entryAt(0, count));
  const before = bytes();
  let learning = 0;
  for (let index = 1; index < count; index += 1) {
    const entry = entryAt(index, count);
    const begun = performance.now();
    register.learn(entry);
    learning += performance.now() - begun;
  }
  const learnt = performance.now();
  await register.prepared();
  const preparing = performance.now() - learnt;
  const measuring: Measuring = { timeZone: 'Europe/Paris', today: '2026-11-24', ...usualRules };
  const { entries } = register.find({ offset: 0, limit: count }, mayRead);
  const csv = await exportRegister(entries, 'csv');
  const xlsx = await exportRegister(entries, 'xlsx');
  const withTexts = await exportRegister(entries.slice(0, mostWithTexts), 'xlsx');
  const [search, alike] = [searches(register), similar(register)];
  const turns: number[] = [];
  for (const day of ['2026-11-22', '2026-11-23', '2026-11-24'] as const)
    turns.push(await longestTurn(register.counted({ ...measuring, today: day })));
  const counted = await register.counted(measuring);
  const year = { from: '2025-11-25', to: '2026-11-24' } as const;
  return {
    learnMicroseconds: (learning * 1000) / count,
    prepareMicroseconds: (preparing * 1000) / count,
    bytesEach: (bytes() - before) / count,
    search: p99(search),
    similar: p99(alike),
    year: fastest(() => counted.figures(year), 15),
    ever: fastest(() => counted.figures({}), 15),
    review: fastest(() => freezeFigures(counted, { from: '2016-12-01' }), 15),
    turn: Math.min(...turns),
    csv,
    xlsx,
    withTexts,
  };
};
export type RegisterMeasured = Awaited<ReturnType<typeof measure>>;

answering((order) => measure(Number(order)));
