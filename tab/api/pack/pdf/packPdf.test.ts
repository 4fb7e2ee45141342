import { inflateSync } from 'node:zlib';
import { procedureSeen } from '../../../../procedure/audit/approvals.ts';
import { procedurePage } from '../../../../procedure/audit/procedurePage.ts';
import { defaultRules } from '../../../../procedure/organisation/rules.ts';
import type { NonconformityEvent } from '../../../../procedure/record/history/events.ts';
import type { Plan, Why } from '../../../../procedure/record/recordParts.ts';
import { procedureWords } from '../../../../procedure/words/words.ts';
import {
  type Step,
  theApproval,
  thePlan,
  theReport,
  untilClosed,
  untilSubmitted,
} from '../../../../test/builders/aLife.ts';
import { packGround, textIn, unpacked } from '../../../../test/builders/aPack.ts';
import { theFacts } from '../../../../test/builders/aReport.ts';
import {
  inOrder,
  type PdfElement,
  pdfObjects,
  pdfString,
  pdfStructure,
} from '../../../../test/builders/pdfStructure.ts';
import { sha256 } from '../../../../test/builders/sha256.ts';

const headingsIn = (elements: readonly PdfElement[]): readonly string[] =>
  elements.filter(({ kind }) => /^H\d$/.test(kind)).map(({ kind, title }) => `${kind} ${title}`);

const sections = {
  en: [
    'Log',
    'Stages',
    'Correction: what was done at once (10.2 a)',
    'Cause (10.2 b)',
    'Corrective action: the plan and its approval (10.2 c)',
    'Outcome of the actions',
    'Effectiveness (10.2 d)',
    'How it ended',
    'Exceptions',
    'What clause 10.2 requires',
    'Evidence',
    'History',
  ],
  fr: [
    'Registre',
    'Étapes',
    'Correction\u00a0: ce qui a été fait immédiatement (10.2 a)',
    'Cause (10.2 b)',
    'Action corrective\u00a0: le plan et son approbation (10.2 c)',
    'Résultat des actions',
    'Efficacité (10.2 d)',
    'Comment elle a pris fin',
    'Exceptions',
    'Ce qu’exige l’article 10.2',
    'Preuves',
    'Historique',
  ],
} as const;

/** The steps with other texts in their events. */
const withEvents = (
  steps: readonly Step[],
  change: (event: NonconformityEvent) => NonconformityEvent,
): readonly Step[] =>
  steps.map(({ by, events: [first, ...more] }) => ({ by, events: [change(first), ...more.map(change)] }));

describe('the document of a pack', () => {
  it.each(['en', 'fr'] as const)('has its headings in the structure tree, in order (%s)', async (language) => {
    const ground = packGround();
    ground.record('NC-2026-0001');
    const files = unpacked(await ground.pack({ references: ['NC-2026-0001'] }, { language }));
    const pdf = files.get('pack.pdf') ?? new Uint8Array();
    const elements = inOrder(pdfStructure(pdf));
    const headings = headingsIn(elements);
    const record = headings.findIndex((heading) => heading.startsWith('H1 NC-2026-0001'));
    expect(headings.slice(record + 1, -1)).toEqual(sections[language].map((section) => `H2 ${section}`));
    // The cover, the questions and the procedure come before, the people after.
    expect(headings.filter((heading) => heading.startsWith('H1')).length).toBe(5);
    const bytes = Buffer.from(pdf).toString('latin1');
    expect(bytes).toContain(`/Lang (${language})`);
    expect(bytes).toContain('/MarkInfo');
    expect(bytes).toContain('/DisplayDocTitle true');
    const outlines = [...pdfObjects(pdf).values()]
      .filter((one) => /\/Dest \[/.test(one))
      .map((one) => pdfString(one, 'Title'));
    expect(outlines).toEqual(headings.filter((heading) => heading.startsWith('H1')).map((heading) => heading.slice(3)));
  });

  it.each(['en', 'fr'] as const)('has the procedure in force, section by section (%s)', async (language) => {
    const ground = packGround();
    ground.record('NC-2026-0001');
    const files = unpacked(await ground.pack({ references: ['NC-2026-0001'] }, { language }));
    const all = inOrder(pdfStructure(files.get('pack.pdf') ?? new Uint8Array()));
    const page = procedurePage(procedureWords[language], defaultRules);
    const headings = headingsIn(all);
    const at = headings.indexOf(`H1 ${page.title}`);
    expect(at).toBeGreaterThan(0);
    expect(headings.slice(at + 1, at + 1 + page.sections.length)).toEqual(
      page.sections.map(({ title }) => `H2 ${title}`),
    );
    const points = page.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'list' ? block.points : [])),
    );
    expect(all.filter(({ kind }) => kind === 'LI')).toHaveLength(points.length);
    // The digest's input, so that a reader can compute it.
    const { digest } = procedureSeen('3.1', defaultRules, sha256);
    expect(sha256(textIn(files, 'procedure.json'))).toBe(digest);
  });

  it('marks tables, their heads and the picture of the causes for screen readers', async () => {
    const ground = packGround();
    ground.record('NC-2026-0001');
    const files = unpacked(await ground.pack({ references: ['NC-2026-0001'] }));
    const all = inOrder(pdfStructure(files.get('pack.pdf') ?? new Uint8Array()));
    const rows = all.filter(({ kind }) => kind === 'TR');
    expect(rows.length).toBeGreaterThan(60);
    const kinds = new Set(rows.flatMap(({ children }) => children.map(({ kind, scope }) => `${kind} ${scope}`)));
    expect(kinds).toEqual(new Set(['TH Column', 'TH Row', 'TD undefined']));
    expect(all.filter(({ kind }) => kind === 'Figure').map(({ alt }) => alt)).toEqual([
      expect.stringMatching(
        /^Tree of the 5 Whys of NC-2026-0001\.\nProblem The door is not watched\n[\s\S]*No one hears it/,
      ),
    ]);
  });

  it('shows the plan as it was approved, and every cycle', async () => {
    const ground = packGround();
    const [max] = untilSubmitted.map(({ by }) => by);
    const again = withEvents([...untilSubmitted.slice(2), theApproval, ...untilClosed], (event) => {
      if (event.type === 'PlanDrafted')
        return { ...event, plan: renamed(thePlan({ objective: 'The second objective' })) };
      return 'action' in event && event.action ? { ...event, action: event.action.replace('A', 'A1') } : event;
    });
    const judged = untilClosed.slice(0, -2);
    const notEffective = { type: 'EffectivenessJudged', verdict: 'notEffective', result: 'Open again' } as const;
    const verdict: Step = { by: max ?? theReport.by, events: [notEffective] };
    ground.record('NC-2026-0001', [theReport, ...untilSubmitted, theApproval, ...judged, verdict, ...again]);
    const files = unpacked(await ground.pack({ references: ['NC-2026-0001'] }));
    const headings = headingsIn(inOrder(pdfStructure(files.get('pack.pdf') ?? new Uint8Array())));
    for (const cycle of [1, 2])
      expect(headings).toContain(`H2 Corrective action: the plan and its approval (10.2 c), Cycle ${cycle}`);
  });

  /** Texts that could break a document or a table. */
  const hostile = [
    '=HYPERLINK("https://example.test","x")',
    '\t=1',
    'Controls \u0000\u0007\u001b[31m\u0085 half a pair \ud83d, a turned one \u202egnp.exe العربية',
    'עברית: הדלת הייתה פתוחה',
    '漢字 かな 한글 हिन्दी',
    '🚪🔓 👩‍👩‍👧‍👦 🇫🇷 😀',
    'e\u0301\u0323'.repeat(40),
    'x'.repeat(4000),
    `${'A long sentence without an end '.repeat(130)}`,
    'line\n'.repeat(300),
    '%PDF-1.7 endobj ) ( \\ <script>',
    'a"b""c;d,e\r\nf',
  ];
  it('contains hostile texts of any length, and its tables compute nothing', async () => {
    const ground = packGround();
    const trees = (text: string): Why => ({
      id: 'w1',
      question: text,
      answer: text,
      evidence: text,
      children: deep(text, 12),
    });
    for (const [index, text] of hostile.entries()) {
      const steps = withEvents([theReport, ...untilSubmitted, theApproval, ...untilClosed], (event) => {
        if (event.type === 'Reported')
          return { ...event, facts: theFacts({ what: text, system: text, requirement: text }) };
        if (event.type === 'PlanDrafted')
          return { ...event, plan: thePlan({ objective: text, successCriteria: text }) };
        if (event.type === 'CausesDetermined')
          return { ...event, causes: { ...event.causes, whys: [trees(text.slice(0, 600))] } };
        if (event.type === 'EvidenceAttached') return { ...event, file: { ...event.file, name: text.slice(0, 200) } };
        return event;
      });
      ground.record(`NC-2026-00${String(index + 1).padStart(2, '0')}` as 'NC-2026-0001', steps);
    }
    const references = hostile.map((_, index) => `NC-2026-00${String(index + 1).padStart(2, '0')}` as 'NC-2026-0001');
    const files = unpacked(await ground.pack({ references }));
    const pdf = files.get('pack.pdf') ?? new Uint8Array();
    const all = inOrder(pdfStructure(pdf));
    expect(all.filter(({ kind }) => kind === 'H1').length).toBe(hostile.length + 4);
    // What is not drawn exactly is printed beside it, in full.
    const exact = new Set(all.map(({ actual }) => actual));
    for (const text of ['עברית: הדלת הייתה פתוחה', '漢字 かな 한글 हिन्दी']) expect(exact).toContain(text);
    for (const table of ['nonconformities.csv', 'evidence.csv'])
      expect(textIn(files, table)).not.toMatch(/(^|[,;\n])"[=+\-@\t\r]/);
    expect(textIn(files, 'nonconformities.csv')).toContain(`"'=HYPERLINK(""https://example.test"",""x"")"`);
  });

  it('draws nothing outside the page', async () => {
    const ground = packGround();
    ground.record('NC-2026-0001', [
      {
        ...theReport,
        events: [{ ...theReport.events[0], facts: theFacts({ what: 'x'.repeat(4000) }) } as NonconformityEvent],
      },
    ]);
    const files = unpacked(await ground.pack({ references: ['NC-2026-0001'] }));
    const places = placesOfText(files.get('pack.pdf') ?? new Uint8Array());
    expect(places.length).toBeGreaterThan(60);
    for (const [x, y] of places) {
      expect(x).toBeGreaterThanOrEqual(50);
      expect(x).toBeLessThan(545);
      expect(y).toBeGreaterThan(25);
      expect(y).toBeLessThan(800);
    }
  });
});

const renamed = (plan: Plan): Plan => ({
  ...plan,
  actions: plan.actions.map((action) => ({ ...action, id: action.id.replace('A', 'A1') })),
});

const deep = (text: string, depth: number): readonly Why[] =>
  depth === 0 ? [] : [{ id: `d${depth}`, question: '?', answer: text.slice(0, 40), children: deep(text, depth - 1) }];

/** Where each text begins on its page, in points from the lower left. */
const placesOfText = (pdf: Uint8Array): readonly (readonly [number, number])[] => {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString('latin1');
  return [...text.matchAll(/\/Filter \/FlateDecode\n>>\nstream\n/g)].flatMap((found) => {
    const from = found.index + found[0].length;
    const content = inflated(bytes.subarray(from, text.indexOf('\nendstream', from)));
    return [...content.matchAll(/1 0 0 1 ([\d.-]+) ([\d.-]+) Tm/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
  });
};

const inflated = (bytes: Uint8Array): string => {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return '';
  }
};
