import type { Drawing } from '../../bot/cards/drawing.ts';
import type { AdaptiveCard } from '../../bot/cards/parts/card.ts';
import { fiveWhysCard } from '../../bot/cards/session/fiveWhysCard.ts';
import type { FiveWhysView } from '../../bot/cards/session/fiveWhysView.ts';
import type { SessionFormView } from '../../bot/cards/session/forms/sessionForm.ts';
import { drawSessionForm, sessionForms } from '../../bot/cards/session/forms/sessionForms.ts';
import { statementOf } from '../../bot/cards/session/forms/statementForm.ts';
import { notLeadingCard } from '../../bot/cards/session/notLeadingCard.ts';
import { type SessionFormName, sessionFormNames } from '../../bot/cards/session/sessionVerbs.ts';
import { problemWhy } from '../../procedure/causes/causePath.ts';
import type { Contribution } from '../../procedure/causes/contribution.ts';
import { foldFiveWhys } from '../../procedure/causes/fiveWhys.ts';
import { formLimits } from '../../procedure/commands/fields.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import type { Session } from '../../procedure/record/sessions.ts';
import { lea } from './aLife.ts';
import { anActor } from './anActor.ts';
import { sha256 } from './sha256.ts';

const told = { at: '2026-11-24T09:00:00.000Z', by: 'ida', sequence: 4 };
const open: Session = { id: 'S1', kind: 'fiveWhys', facilitator: 'ida', opened: told, late: [] };
const closing = { ranges: { a1b2c3d4e5f60718: '1-24' }, count: 24, digest: 'd'.repeat(64) };
const ended = { ...told, at: '2026-11-24T10:30:00.000Z', sequence: 5 };
const closed: Session = { ...open, closed: { ...closing, ...ended, how: 'facilitator' } };
const frozen: Session = { ...open, closed: { ...closing, ...ended, how: 'time' } };
const freezesAt = new Date('2026-11-25T09:05:00.000Z');

type Bare<One = Contribution> = One extends Contribution ? Omit<One, 'id' | 'at'> : never;

/** The contributions, one a second; ids are derived from their names. */
const idOf = (name: string): string => sha256(name);
type Named = readonly [name: string, contribution: Bare];
const given = (all: readonly Named[]): readonly Contribution[] =>
  all.map(([name, contribution], index) => {
    const at = new Date(Date.parse(told.at) + index * 1000).toISOString();
    return { ...contribution, id: idOf(name), at };
  });

const cause = (name: string, text: string, by = 'lea', why = problemWhy): Named => [
  name,
  { type: 'CauseAdded', by, why: why === problemWhy ? why : idOf(why), text },
];
const vote = (by: string, why: string, of: string): Named => [
  `${by}/${why}`,
  { type: 'VoteCast', by, why: why === problemWhy ? why : idOf(why), cause: idOf(of) },
];
const root = (of: string, statement: string): Named => [
  `root ${of}`,
  { type: 'RootCauseChosen', by: 'ida', cause: idOf(of), statement, category: 'design' },
];
const step = (name: string, to: 'whys' | 'agreement'): Named => [name, { type: 'StepTaken', by: 'ida', step: to }];

const begun: readonly Named[] = [
  ...['lea', 'max', 'ida'].map((by): Named => [`here ${by}`, { type: 'PresenceTold', by }]),
  [
    'problem',
    {
      type: 'ProblemStated',
      by: 'max',
      problem: 'The door of the server room stood open for a night.',
      implications: 'Anybody in the building could have reached the servers.',
    },
  ],
];

/** Two branches, one of them down to a root cause. */
const asked: readonly Named[] = [
  ...begun,
  step('begin', 'whys'),
  cause('closer', 'The door does not shut by itself'),
  cause('closer again', 'There is no door closer', 'max'),
  cause('alarm', 'Nobody noticed that it stood open', 'ida'),
  ['evidence', { type: 'EvidenceAdded', by: 'max', cause: idOf('closer'), text: 'Photo of the door' }],
  vote('lea', problemWhy, 'closer'),
  vote('max', problemWhy, 'alarm'),
  ['merge', { type: 'CausesMerged', by: 'ida', cause: idOf('closer again'), into: idOf('closer') }],
  ['ask', { type: 'WhysAsked', by: 'ida', whys: [idOf('closer'), idOf('alarm')] }],
  cause('list', 'Doors are not on the list of what facility management looks after', 'max', 'closer'),
  cause('sensor', 'The alarm system has no sensor for this door', 'lea', 'alarm'),
  vote('ida', 'closer', 'list'),
  root('list', 'Doors of server rooms are in no maintenance plan'),
];
const agreeing: readonly Named[] = [
  ...asked,
  root('sensor', 'New rooms are not added to the alarm plan'),
  step('agreement', 'agreement'),
  ['yes', { type: 'AgreementGiven', by: 'max', round: idOf('agreement') }],
  ['no', { type: 'AgreementGiven', by: 'lea', round: idOf('agreement'), objection: 'The cleaners were not asked' }],
];

/** More than fits: sixty answers to each of three whys, deep branches, many root causes, all at the formLimits. */
const large = (text: string): readonly Named[] => {
  const short = text.slice(0, formLimits.why);
  const branches = ['a', 'b', 'c'];
  const deep = Array.from({ length: 9 }, (_, index) => `deep ${index}`);
  return [
    step('begin', 'whys'),
    ...branches.map((name) => cause(name, short)),
    ...branches.flatMap((name) =>
      Array.from({ length: 60 }, (_, index) => cause(`${name}${index}`, short, `p${index}`, name)),
    ),
    ...branches.flatMap((name) =>
      Array.from({ length: 60 }, (_, index) => vote(`p${index}`, name, `${name}${index % 20}`)),
    ),
    ...branches.flatMap((name) =>
      ['50', '51', '52', '53'].map(
        (index): Named => [
          `merge ${name}${index}`,
          { type: 'CausesMerged', by: 'ida', cause: idOf(`${name}${index}`), into: idOf(`${name}0`) },
        ],
      ),
    ),
    ...deep.map((name, index) => cause(name, short, 'lea', deep[index - 1] ?? 'a0')),
    ['ask', { type: 'WhysAsked', by: 'ida', whys: branches.map(idOf) }],
    ...['deep 8', ...Array.from({ length: 15 }, (_, index) => `b${index}`)].map((name) =>
      root(name, text.slice(0, formLimits.reason)),
    ),
  ];
};
const objections = (text: string): readonly Named[] => [
  step('agreement', 'agreement'),
  ...Array.from({ length: 40 }, (_, index): Named => {
    const by = `p${index}`;
    const objection = text.slice(0, formLimits.why);
    return [`no ${by}`, { type: 'AgreementGiven', by, round: idOf('agreement'), objection }];
  }),
];

/** The card of a session in each of its steps, small and too large, and each of its dialogs. */
export const sampleSessionCards = (record: Nonconformity, drawing: Drawing): Readonly<Record<string, AdaptiveCard>> => {
  const text = record.facts.what;
  const view = (all: readonly Named[], changes: Partial<FiveWhysView> = {}): FiveWhysView => ({
    record,
    session: open,
    fiveWhys: foldFiveWhys(given(all)),
    late: 0,
    freezesAt,
    ...changes,
  });
  const [small, much] = [view(asked), view(large(text))];
  const stated: Named = ['problem', { type: 'ProblemStated', by: 'max', problem: text, implications: text }];
  const shown: Readonly<Record<string, FiveWhysView>> = {
    'session-reported': view([]),
    'session-problem': view(begun),
    'session-problem-long': view([stated]),
    'session-whys-begin': view([...begun, step('begin', 'whys')]),
    'session-whys': small,
    'session-whys-large': much,
    'session-agreement': view(agreeing),
    'session-agreement-large': view([stated, ...large(text), ...objections(text)]),
    'session-closed': view(agreeing, { session: closed, late: 2, freezesAt: undefined }),
    'session-closed-large': view([stated, ...large(text)], { session: closed, late: 40, freezesAt: undefined }),
    'session-frozen': view(begun, { session: frozen, late: 1, freezesAt: undefined }),
  };
  return {
    ...Object.fromEntries(Object.entries(shown).map(([name, one]) => [name, fiveWhysCard.render(one, drawing)])),
    'session-said': fiveWhysCard.render(
      { ...small, scene: 'dialog', note: { text: drawing.words.session.said.here, style: 'good' } },
      drawing,
    ),
    'session-moved': fiveWhysCard.renderMoved(small, drawing),
    'session-summary': fiveWhysCard.renderSummary(view(agreeing, { session: closed, freezesAt: undefined }), drawing),
    'session-summary-open': fiveWhysCard.renderSummary(small, drawing),
    'session-notLeading': notLeadingCard.render({ ...small, scene: 'dialog', mayTakeOver: true }, drawing),
    ...sampleForms(small, view(agreeing), much, text, drawing),
  };
};

const sampleForms = (
  small: FiveWhysView,
  agreement: FiveWhysView,
  much: FiveWhysView,
  text: string,
  drawing: Drawing,
): Readonly<Record<string, AdaptiveCard>> => {
  const viewer = anActor({ ...lea, roles: ['ismsManager'] });
  const form = (name: SessionFormName, view: FiveWhysView, changes: Partial<SessionFormView> = {}): AdaptiveCard => {
    const shown = { ...view, name, viewer, scene: 'dialog' } as const;
    const typed = name === 'statement' ? statementOf(idOf('list'), shown) : (sessionForms[name].typedOf?.(shown) ?? {});
    const carried = name === 'object' ? { round: '1' } : {};
    return drawSessionForm({ ...shown, typed: { ...typed, ...carried }, ...changes }, drawing);
  };
  const n = 'f'.repeat(32);
  const trouble = { id: '0f0f0f0f', what: 'unreachable' } as const;
  const why = idOf('closer');
  const long = text.slice(0, formLimits.why);
  const inAgreement: readonly SessionFormName[] = ['object', 'close'];
  return {
    ...Object.fromEntries(
      sessionFormNames.flatMap((name) => [
        [`session-form-${name}`, form(name, inAgreement.includes(name) ? agreement : small)],
        [`session-form-${name}-large`, form(name, much)],
      ]),
    ),
    'session-form-facilitate-agreement': form('facilitate', agreement),
    'session-form-close-notAgreed': form('close', agreement, { viewer: anActor(lea) }),
    'session-form-cause-hint': form('cause', small, { typed: { why, text: 'Somebody forgot it' }, hint: 'forgot', n }),
    'session-form-cause-not-saved': form('cause', much, {
      typed: { why: idOf('a'), text: long, evidence: long },
      trouble,
      n,
    }),
    'session-form-cause-added': form('cause', small, {
      note: { text: drawing.words.session.form.cause.done, style: 'good' },
    }),
    'session-form-statement-hint': form('statement', small, {
      typed: { about: idOf('list'), statement: 'Human error', category: 'other' },
      hint: 'humanError',
      problems: { despite: 'missing' },
      n,
    }),
    'session-form-problem-problems': form('problem', small, {
      typed: { problem: text.slice(0, formLimits.text) },
      problems: { implications: 'missing' },
      n,
    }),
    'session-form-vote-gone': form('vote', small, {
      note: { text: drawing.words.session.said.gone, style: 'warning' },
    }),
    'session-form-merge-nothing': form('merge', { ...small, fiveWhys: foldFiveWhys([]) }),
  };
};
