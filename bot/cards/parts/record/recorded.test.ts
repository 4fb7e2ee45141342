import { aRecord, presses, thePlan } from '../../../../test/builders/aRecord.ts';
import { textsOf } from '../../../../test/builders/cardParts.ts';
import { afterwards } from '../../../../test/builders/given.ts';
import { drawingFor } from '../../../../test/builders/sampleCards.ts';
import { recorded } from './recorded.ts';

const drawing = drawingFor('en');
/** The last half of a person's id, which is a number. */
const nameOf = (id: string): string => `person ${Number(id.slice(-4))}`;
/** The text, line by line. */
const linesOf = (record: Parameters<typeof recorded>[0]): readonly string[] =>
  recorded(record, nameOf, drawing).elements.map((element) =>
    element.type === 'RichTextBlock' ? element.inlines.map(({ text }) => text).join('') : textsOf(element),
  );

it('shows what was done, why it happened, what is planned and whether it helped, in order', () => {
  expect(linesOf(aRecord({ stage: 'closed' }))).toEqual([
    'Reaction (10.2 a)',
    'Containment: Shut the door · Rita · 23 November 2026',
    'Correction: Shut the door · Rita · 23 November 2026',
    'Consequences: No · Nobody went in',
    'Causes (10.2 b)',
    'Problem statement: A door stood open',
    'Root cause: The door has no closer · Design',
    'Similar cases: No · All server rooms · All shut',
    'Actions (10.2 c)',
    'Objective: No door of a server room stands open',
    'A1: Fit a door closer · person 6 · 1 December 2026 · Done',
    'A2: Train the cleaners · person 7 · 15 December 2026 · Done',
    'Approval by management: Approved by person 9 on 24 November 2026.',
    'Effectiveness (10.2 d)',
    'Effectiveness: Effective · person 8 · 15 March 2027 · None open',
    'Outcome: The door shuts · 15 March 2027',
  ]);
});

it('omits what is not recorded', () => {
  expect(recorded(aRecord(), nameOf, drawing)).toEqual({ elements: [], isCut: false });
});

describe('of the approval', () => {
  const submitted = aRecord({ stage: 'approval' });
  const returned = afterwards(
    submitted,
    { name: 'returnPlan', form: { revision: 9, comment: 'Sooner', action: 'A1' }, by: 'management' },
    11,
  );
  const of = (record: typeof submitted) => linesOf(record).filter((line) => line.startsWith('Approval'));

  it('shows the latest answer', () => {
    expect(of(aRecord({ stage: 'planning' }))).toEqual([]);
    expect(of(submitted)).toEqual(['Approval by management: Plan submitted for approval · 24 November 2026']);
    expect(of(returned)).toEqual(['Approval by management: Returned by person 9 on 24 November 2026. · Sooner']);
    const again = afterwards(
      afterwards(returned, { ...presses.plan, form: { plan: thePlan({ objective: 'All' }) } }, 12),
      presses.submit,
      13,
    );
    expect(of(again)).toEqual(['Approval by management: Plan submitted for approval · 24 November 2026']);
  });

  it('shows the actions of an unapproved plan without a state, with their verifier and date', () => {
    expect(linesOf(submitted)).toContain('A1: Fit a door closer · person 6 · 1 December 2026');
    expect(linesOf(submitted)).toContain('Checked by: person 8 · 15 March 2027');
    expect(linesOf(submitted)).toContain('Next follow-up: 8 December 2026');
  });
});

it('truncates long texts and long lists, and says so', () => {
  const record = aRecord({ stage: 'approval' });
  const [action] = thePlan().actions;
  const { plan } = record.cycle;
  if (!action || !plan) throw new RangeError('a plan has actions');
  const many = Array.from({ length: 7 }, (_, index) => ({ ...action, id: `A${index + 1}` }));
  const long = { ...record, statement: { problem: 'x'.repeat(161), implications: 'y' } } as const;
  const cut = recorded(long, nameOf, drawing);
  expect([cut.isCut, textsOf(cut.elements)]).toEqual([true, expect.stringContaining(`${'x'.repeat(159)}…`)]);
  const listed = { ...record, cycle: { ...record.cycle, plan: { ...plan, actions: many } } } as typeof record;
  expect(recorded(listed, nameOf, drawing).isCut).toBe(true);
  expect(linesOf(listed).filter((line) => /^A\d/.test(line))).toHaveLength(6);
});
