import { readCommand } from '../../../procedure/commands/recordCommands.ts';
import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import { languages } from '../../../procedure/words/languages.ts';
import { aRecord, theCauses, theClassification, thePlan } from '../../../test/builders/aRecord.ts';
import { inputsOf as inputsIn, textsOf } from '../../../test/builders/cardParts.ts';
import { drawingFor } from '../../../test/builders/sampleCards.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';
import { keepTyped } from '../parts/typed.ts';
import type { CommandForm } from './commandForm.ts';
import { workCard } from './workCard.ts';
import { workForms } from './workForms.ts';
import { isWorkCommand, type WorkCommandName, workCommandNames } from './workVerbs.ts';

const today = '2026-11-24';
const record = aRecord({ stage: 'triaged' });
const { owner, ismsManager, management } = thePeople;
const pressed = { sequence: 2, language: 'en' } as const;

const read = (name: WorkCommandName, inputs: Readonly<Record<string, unknown>>, of: Nonconformity = record) =>
  readCommand(name, of.reference, workForms[name].formOf(inputs, of, pressed), today);

const problemsOf = (name: WorkCommandName, inputs: Readonly<Record<string, unknown>>): unknown => {
  const outcome = read(name, inputs);
  return 'refusal' in outcome && outcome.refusal.reason === 'invalid' ? outcome.refusal.problems : outcome;
};

const triage = {
  lane: 'standard',
  grade: 'minor',
  gradeReason: 'One door',
  owner: owner.id,
  laneReason: '',
  ...theClassification,
};
const noAudit = { body: '', auditEnd: '', planDue: '', evidenceDue: '', theirReference: '' };
const audit = { body: 'Cert SA', auditEnd: '2026-11-01', planDue: '2026-12-01', evidenceDue: '2027-01-01' };

/** Input, and the resulting command; empty inputs arrive as `''`. */
const good: readonly (readonly [WorkCommandName, Readonly<Record<string, unknown>>, object])[] = [
  ['triageReport', triage, { lane: 'standard', grade: 'minor', gradeReason: 'One door', owner: owner.id }],
  ['triageReport', { ...triage, ...noAudit, withAudit: 'yes' }, { lane: 'standard' }],
  ['triageReport', { ...triage, lane: 'major', ...noAudit, ...audit }, { lane: 'major', externalAudit: audit }],
  ['changeTriage', { ...triage, because: 'Two doors' }, { owner: owner.id, because: 'Two doors' }],
  ['rejectReport', { reason: 'It is allowed' }, { reason: 'It is allowed' }],
  ['markDuplicate', { of: 'NC-2026-0009', ofOther: '', reason: 'Same' }, { of: 'NC-2026-0009', reason: 'Same' }],
  ['markDuplicate', { of: 'NC-2026-0009', ofOther: ' nc 2026 7 ', reason: 'Same' }, { of: 'NC-2026-0007' }],
  ['confirmRecurrence', { ofOther: 'NC-2025-0031', reason: 'Open again' }, { of: 'NC-2025-0031' }],
  ['askReporter', { text: 'Which door?' }, { text: 'Which door?' }],
  [
    'reassignWork',
    { from: owner.id, to: ismsManager.id, because: 'Left the company' },
    { from: owner.id, to: ismsManager.id },
  ],
  [
    'recordContainment',
    { kind: 'done', what: 'Shut it', by: 'Rita', doneOn: today, proof: '', because: '' },
    { act: { kind: 'done', what: 'Shut it', by: 'Rita', doneOn: today } },
  ],
  [
    'recordCorrection',
    { kind: 'notNecessary', what: 'x', by: 'y', because: 'It shut itself' },
    { act: { kind: 'notNecessary', because: 'It shut itself' } },
  ],
  [
    'recordConsequences',
    { kind: 'dealtWith', what: 'A laptop is gone', told: 'The DPO', because: '' },
    { consequences: { kind: 'dealtWith', what: 'A laptop is gone', told: 'The DPO' } },
  ],
  ['recordConsequences', { kind: 'none', because: 'Log' }, { consequences: { kind: 'none', because: 'Log' } }],
  [
    'recordSimilar',
    { areas: 'All', checkedBy: 'Ola', found: 'yes', result: 'Two more' },
    { similar: { areas: 'All', checkedBy: 'Ola', found: true, result: 'Two more' } },
  ],
  ['confirmStatement', { problem: 'Open', implications: 'Theft' }, { problem: 'Open', implications: 'Theft' }],
  [
    'determineCauses',
    {
      'whys.0.answer': 'No one shut it',
      'whys.0.evidence': 'Log',
      'whys.1.answer': 'It has no closer',
      'rootCauses.0.statement': '',
      'rootCauses.0.category': 'design',
      agreedBy: '',
      aloneBecause: 'At night',
    },
    {
      causes: {
        method: 'fiveWhys',
        whys: [
          {
            id: 'w1',
            question: 'Why did it happen?',
            answer: 'No one shut it',
            evidence: 'Log',
            children: [{ id: 'w2', question: 'Why? (No one shut it)', answer: 'It has no closer', children: [] }],
          },
        ],
        rootCauses: [{ statement: 'It has no closer', category: 'design', whyId: 'w2' }],
        agreedBy: [],
        aloneBecause: 'At night',
      },
    },
  ],
  ['submitPlan', {}, {}],
  ['closeNonconformity', { summary: 'The door shuts' }, { summary: 'The door shuts' }],
  [
    'acceptRisk',
    { reason: 'A cupboard', risk: 'R-12', exception: '', expires: '2027-06-30' },
    { reason: 'A cupboard', risk: 'R-12', expires: '2027-06-30' },
  ],
  [
    'judgeEffectiveness',
    { verdict: 'partly', result: 'One open', checkAgainOn: '2027-01-10' },
    { verdict: 'partly', result: 'One open', checkAgainOn: '2027-01-10' },
  ],
  ['holdFollowUp', { due: today, heldOn: today, note: 'Done', next: '' }, { due: today, heldOn: today, note: 'Done' }],
];

/** Missing or invalid values, and the inputs that show the problem. */
const bad: readonly (readonly [WorkCommandName, Readonly<Record<string, unknown>>, object])[] = [
  ['triageReport', {}, { lane: 'missing', grade: 'missing', gradeReason: 'missing', owner: 'missing' }],
  ['triageReport', { ...triage, owner: 'Ola', lane: 'fast' }, { owner: 'notAPerson', lane: 'unknownChoice' }],
  ['triageReport', { ...triage, body: 'Cert SA' }, { auditEnd: 'missing', planDue: 'missing', evidenceDue: 'missing' }],
  ['changeTriage', triage, { because: 'missing' }],
  ['rejectReport', { reason: ' \u200b ' }, { reason: 'missing' }],
  ['markDuplicate', { ofOther: 'the other one', reason: 'x' }, { of: 'unknownRecord' }],
  ['askReporter', { text: 'x'.repeat(3001) }, { text: 'tooLong' }],
  ['reassignWork', { from: owner.id, to: `${owner.id},${ismsManager.id}`, because: 'x' }, { to: 'notAPerson' }],
  ['recordContainment', { what: 'x' }, { kind: 'unknownChoice' }],
  ['recordContainment', { kind: 'done', doneOn: '2026-02-30' }, { what: 'missing', by: 'missing', doneOn: 'notADate' }],
  ['recordCorrection', { kind: 'notNecessary' }, { because: 'missing' }],
  ['recordConsequences', { kind: 'perhaps' }, { kind: 'unknownChoice' }],
  ['recordSimilar', { areas: 'x', checkedBy: 'x', found: 'maybe', result: 'x' }, { found: 'missing' }],
  ['confirmStatement', { problem: 'x' }, { implications: 'missing' }],
  ['determineCauses', { 'rootCauses.0.statement': 'x' }, { whys: 'missing', 'rootCauses.0.category': 'missing' }],
  ['closeNonconformity', {}, { summary: 'missing' }],
  ['acceptRisk', { reason: 'x', expires: 'never' }, { risk: 'missing', expires: 'notADate' }],
  ['judgeEffectiveness', { result: 'x' }, { verdict: 'missing' }],
  ['holdFollowUp', { due: 'x', heldOn: today }, { due: 'notADate', note: 'missing' }],
];

describe('input', () => {
  it.each(good)('into %s %#', (name, inputs, command) => {
    expect(read(name, inputs)).toEqual({ command: expect.objectContaining({ name, reference: record.reference }) });
    expect(read(name, inputs)).toMatchObject({ command });
  });

  it('is no external audit when its inputs are left empty', () => {
    const outcome = read('triageReport', { ...triage, ...noAudit });
    expect('command' in outcome && outcome.command).not.toHaveProperty('externalAudit');
  });

  it.each(bad)('into %s is refused with the problem at its input %#', (name, inputs, problems) => {
    expect(problemsOf(name, inputs)).toEqual(problems);
  });

  const strange: readonly unknown[] = [
    null,
    7,
    true,
    [],
    {},
    { toString: 'x' },
    '__proto__',
    '\u0000',
    '😀'.repeat(3000),
    '$x',
    ['a', { b: 1 }],
  ];
  it.each(workCommandNames)('%s reads any input without throwing, and only its own fields', (name) => {
    for (const value of strange) {
      const inputs = Object.fromEntries(
        [...Object.keys(workForms[name].limits), 'reference', 'name', 'x'].map((id) => [id, value]),
      );
      const outcome = read(name, inputs);
      if ('command' in outcome) expect(outcome.command).toMatchObject({ name, reference: record.reference });
      else expect(outcome.refusal.reason).toBe('invalid');
    }
  });
});

/** Commands without a form, or without a choice on this record. */
const notOffered = ['withAudit', 'of', 'due'];

/** Inputs whose problem is shown at another input of the form. */
const elsewhere: Readonly<Record<string, string>> = { of: 'ofOther', whys: 'whys.0.answer' };

describe.each(languages)('a returned form in %s', (language) => {
  const drawing = drawingFor(language);
  const people = [owner, ismsManager].map(({ id, name }) => ({ id, name }));
  const view = { record, viewer: ismsManager, people, similar: () => [], sequence: 2, scene: 'chat' } as const;

  it.each(bad.filter(([, , problems]) => Object.keys(problems).length > 0))(
    '%s shows each problem in red %#',
    (name, inputs, problems) => {
      const typed = keepTyped(inputs, workForms[name].limits);
      const card = workCard.render({ ...view, name, typed, problems: problems as never }, drawing);
      const shown = textsOf(card);
      expect(shown).toContain(drawing.words.form.attention);
      for (const [field, problem] of Object.entries(problems)) {
        const id = elsewhere[field] ?? field;
        expect(Object.keys(inputsIn(card))).toContain(id);
        expect(shown).toContain(drawing.terms.fieldProblem(problem as never, workForms[name].limits[id]).slice(0, 20));
      }
    },
  );

  it.each(good)('%s keeps the input %#', (name, inputs) => {
    const { limits } = workForms[name];
    const typed = keepTyped(inputs, limits);
    const shown = inputsIn(workCard.render({ ...view, name, typed, similar: () => [] }, drawing));
    const lost = Object.keys(typed).filter((id) => shown[id] !== typed[id] && !notOffered.includes(id));
    expect(lost).toEqual([]);
  });
});

describe('what is on record', () => {
  const drawing = drawingFor('en');
  const judged = aRecord({ stage: 'planning' });

  it.each(['recordContainment', 'recordConsequences', 'recordSimilar', 'confirmStatement', 'changeTriage'] as const)(
    'is in %s, and is the same when sent unchanged',
    (name) => {
      const typed = workForms[name].typedOf(judged, drawing, ismsManager);
      const outcome = read(name, { ...typed, because: typed.because ?? 'x' }, judged);
      const { triage: chosen, containment: act, consequences, similar, statement } = judged;
      const { at: _, by: __, ...before } = chosen ?? {};
      const expected = { recordContainment: { act }, recordConsequences: { consequences }, recordSimilar: { similar } };
      const more = { confirmStatement: statement ?? {}, changeTriage: before };
      expect(outcome).toMatchObject({ command: { ...expected, ...more }[name] });
    },
  );

  it('is a line of whys, which can be changed on a card; a tree with branches cannot', () => {
    const { fits, typedOf } = workForms.determineCauses;
    const typed = typedOf(judged, drawing, owner);
    expect(typed).toMatchObject({
      'whys.1.answer': theCauses.whys[0]?.children[0]?.answer,
      agreedBy: theCauses.agreedBy[0],
    });
    expect(fits?.(judged)).toBe(true);
    const { causes } = judged.cycle;
    const [why] = causes?.whys ?? [];
    if (!causes || !why) throw new Error('no causes');
    const branched = { ...causes, whys: [why, { ...why, id: 'w9' }] };
    expect(fits?.({ ...judged, stage: 'planning', cycle: { ...judged.cycle, causes: branched } })).toBe(false);
  });

  it('offers the first follow-up that has not been held', () => {
    const worked = aRecord({ stage: 'implementation' });
    const [first, second] = thePlan().followUps;
    expect(workForms.holdFollowUp.typedOf(worked, drawing, owner).due).toBe(first);
    const held = { due: '2026-12-08', heldOn: '2026-12-08', heldBy: owner.id, note: 'x' } as const;
    expect(workForms.holdFollowUp.typedOf({ ...worked, followUpsHeld: [held] }, drawing, owner).due).toBe(second);
  });
});

it('asks for the reason of an exception only after the procedure does', () => {
  const view = { record, viewer: management, people: [], similar: () => [], typed: {} };
  const drawn = (problems?: { exception: 'missing' }) =>
    textsOf(workForms.acceptRisk.draw({ ...view, problems }, drawingFor('en')));
  expect(drawn()).not.toContain('exception');
  expect(
    JSON.stringify(workForms.acceptRisk.draw({ ...view, problems: { exception: 'missing' } }, drawingFor('en'))),
  ).toContain('"exception"');
});

it.each(['report', 'case', 'record', 'toString', '', 7, undefined])('%s is not a command of a form', (name) => {
  expect(isWorkCommand(name)).toBe(false);
});

it.each(workCommandNames)('%s says whether it shows similar records', (name) => {
  let asked = false;
  const similar = () => {
    asked = true;
    return [];
  };
  const form: CommandForm = workForms[name];
  const record = aRecord({ stage: 'implementation' });
  form.draw({ record, viewer: ismsManager, people: [], similar, typed: {} }, drawingFor('en'));
  expect(form.compares ?? false).toBe(asked);
});
