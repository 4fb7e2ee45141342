import { z } from 'zod';
import type { SeededPerson } from '../../infra/local/tenant.ts';
import { theClassification } from '../builders/aRecord.ts';
import { personNamed } from '../journeys/asTeams.ts';
import { type FixedServer, openSurroundings, startFixedServer, type Usage } from '../journeys/fixedServer.ts';
import type { Line } from './line.ts';

const [sam, claire, hana, pedro, priya, chloe] = [
  ...['Sam Carter', 'Claire Dubois', 'Hana Ito', 'Pedro Alvarez', 'Priya Nair', 'Chloé Garnier'].map(personNamed),
] as [SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson];

type Step = { readonly by: SeededPerson; readonly name: string; readonly form: object };
const step = (by: SeededPerson, name: string, form: object = {}): Step => ({ by, name, form });

const act = { act: { kind: 'done', what: 'Badges collected', by: 'Reception', doneOn: '2026-11-23' } };
const cause = { statement: 'Access groups are copied without review', category: 'changeNotManaged', whyId: 'w1' };
const plan = {
  manager: hana.id,
  objective: 'No group of doors is changed without review',
  actions: [
    { id: 'A1', title: 'Separate the visitors’ group', term: 'short', due: '2027-01-10' },
    { id: 'A2', title: 'Review each change of a group', term: 'long', due: '2027-02-10' },
  ].map((action) => ({ ...action, kind: 'corrective', priority: 'high', owner: pedro.id })),
  successCriteria: 'No visitor badge opens a secure area in 90 days',
  verification: { method: 'Door log', on: '2027-05-24', verifier: chloe.id },
  followUps: ['2027-01-15'],
  ismsChange: { needed: false, because: 'The policy is right' },
};

/** Clause 10.2 a to g, each step by the person responsible for it. */
const steps: readonly Step[] = [
  step(sam, 'report', {
    facts: { what: 'Visitor badges open the server room in Lyon.', ongoing: 'yes', detectedOn: '2026-11-20' },
    language: 'en',
  }),
  step(claire, 'triageReport', {
    lane: 'standard',
    grade: 'minor',
    gradeReason: 'One office',
    ...theClassification,
    owner: hana.id,
  }),
  step(claire, 'recordContainment', act),
  step(claire, 'recordCorrection', act),
  step(claire, 'recordConsequences', { consequences: { kind: 'none', because: 'No one had used one' } }),
  step(hana, 'confirmStatement', { problem: 'Visitor badges open the server room', implications: 'Anybody gets in' }),
  step(hana, 'recordSimilar', { similar: { areas: 'All offices', checkedBy: 'Hana', found: false, result: 'No' } }),
  step(hana, 'determineCauses', {
    causes: {
      whys: [{ id: 'w1', question: 'Why do they open it?', answer: 'A group was copied', children: [] }],
      rootCauses: [cause],
      agreedBy: [claire.id],
    },
  }),
  step(hana, 'draftPlan', { plan }),
  step(hana, 'submitPlan'),
  step(priya, 'approvePlan'),
  step(pedro, 'completeAction', { action: 'A1', doneOn: '2026-11-24', note: 'Separated' }),
  step(pedro, 'completeAction', { action: 'A2', doneOn: '2026-11-24', note: 'In the change form' }),
  step(chloe, 'judgeEffectiveness', { verdict: 'effective', result: 'No such entry in the log' }),
  step(claire, 'closeNonconformity', { summary: 'Visitors’ badges have a group of their own' }),
];

/** Resource units, and the number of writing requests. */
type Spent = { readonly units: number; readonly writes: number };

const answerSchema = z.looseObject({ reference: z.string().optional(), sequence: z.number().optional() });

/** Time after the actions until their effectiveness can be judged, in milliseconds. */
const halfAYear = 182 * 86_400_000;

/** The cost between the two. An outside look reads all lists once. */
const between = (before: Usage, after: Usage): Spent & { readonly looks: number } => {
  const more = (count: (usage: Usage) => number): number => count(after) - count(before);
  const isWrite = ([route]: readonly [string, number]) => !route.startsWith('GET');
  return {
    units: more(({ resourceUnits }) => resourceUnits),
    writes: more(({ byRoute }) =>
      Object.entries(byRoute)
        .filter(isWrite)
        .reduce((sum, [, count]) => sum + count, 0),
    ),
    looks: more(({ byRoute }) => byRoute['GET /sites/{site}/lists'] ?? 0),
  };
};

/** The product's cost meanwhile: without the looks, each of which costs `look`. */
const spentBy = async (server: FixedServer, look: number, work: () => Promise<void>): Promise<Spent> => {
  const before = await server.usage();
  await work();
  const { units, writes, looks } = between(before, await server.usage());
  return { units: units - looks * look, writes };
};

/** Milliseconds between one command and the next. */
const pace = 60_000;

/** One after the other, each with its effects run before the next; polling costs are not included. */
const live = async (server: FixedServer, look: number): Promise<Spent & { readonly reference: string }> => {
  let [reference, revision] = ['', 0];
  const all: Spent[] = [];
  for (const [index, { by, name, form }] of steps.entries()) {
    // Messages to one chat are paced, and a stopped clock would block them.
    await server.advance(pace);
    if (name === 'judgeEffectiveness') await server.advance(halfAYear);
    const more = { ...(reference !== '' && { reference }), ...(name === 'approvePlan' && { revision }) };
    const body = { n: String(index).padStart(32, 'a'), command: { name, ...more, ...form } };
    const work = async (): Promise<void> => {
      const { status, text } = await server.post('/api/commands', body, by);
      if (status !== 200) throw new Error(`${name}: ${status} ${text}`);
      const answer = answerSchema.parse(JSON.parse(text));
      reference ||= answer.reference ?? '';
      if (name === 'draftPlan') revision = answer.sequence ?? 0;
      await server.until((rows) =>
        rows.some(({ list, fields }) => list === 'Nonconformities' && fields.Sequence === index + 1),
      );
    };
    all.push(await spentBy(server, look, work));
  }
  const sum = (of: (spent: Spent) => number): number => all.reduce((total, one) => total + of(one), 0);
  return { reference, units: sum(({ units }) => units), writes: sum(({ writes }) => writes) };
};

/** SharePoint cost of the whole life of one nonconformity, on one warm server process (design section 7). */
export const benchLife = async (): Promise<readonly Line[]> => {
  const around = await openSurroundings();
  const server = await startFixedServer(around);
  try {
    for (const one of [sam, claire, hana, pedro, priya, chloe])
      await server.say(one, { type: 'installationUpdate', action: 'add' });
    await server.until((rows) => rows.filter(({ list }) => list === 'Conversations').length === 6);
    const before = await server.usage();
    await server.rows();
    const look = between(before, await server.usage()).units;
    const { reference, units, writes } = await live(server, look);
    const rows = (await server.rows()).filter(({ fields }) => fields.Reference === reference);
    const of = (list: string) => rows.filter((row) => row.list === list);
    const written = (list: string) => of(list).reduce((sum, { version }) => sum + Number.parseInt(version, 10), 0);
    const commits = of('History').length;
    const projections = written('Nonconformities') + written('Corrective actions');
    const notices = of('Messages').length;
    // A write costs two units; the rest are reads.
    const loads = units - 2 * writes;
    const owed = 2 * commits + 2 * projections + 4 * notices + loads;
    return [
      {
        name: 'the whole life of a nonconformity',
        value: units / owed,
        atMost: 1.2,
        unit: 'times what it must',
        detail: `${units} resource units; ${commits} commits, ${projections} projections, ${notices} notices and loads of ${loads} make ${owed}`,
      },
    ];
  } finally {
    await server.close();
    await around.close();
  }
};
