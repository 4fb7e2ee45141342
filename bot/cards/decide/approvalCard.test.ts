import { planSchema } from '../../../procedure/commands/planning/planSchema.ts';
import type { Plan } from '../../../procedure/record/recordParts.ts';
import { canonicalJson } from '../../../procedure/record/values/canonicalJson.ts';
import { type Language, languages } from '../../../procedure/words/languages.ts';
import { aStream } from '../../../test/builders/aLife.ts';
import { textsOf, verbsOf } from '../../../test/builders/cardParts.ts';
import { drawingFor } from '../../../test/builders/sampleCards.ts';
import { approvalViewFor, theLongestPlan } from '../../../test/builders/sampleDecideCards.ts';
import { submittedWith, theNoticePlan } from '../../../test/builders/sampleNotices.ts';
import { largestCard } from '../parts/card.ts';
import { approvalCard } from './approvalCard.ts';

const needed = theLongestPlan('x').ismsChange;
/** Every field that a plan can have, on two plans: the ISMS changes or it does not. */
const plans: readonly Required<Plan>[] = [
  { ...theNoticePlan(), shortTermNotNecessary: 'It can wait' },
  {
    ...theNoticePlan(),
    shortTermNotNecessary: 'It can wait',
    ismsChange: needed.needed
      ? { ...needed, purpose: 'p', consequences: 'c', integrity: 'i', resources: 'r', responsibilities: 's' }
      : needed,
  },
] as Required<Plan>[];

const others: Readonly<Record<string, unknown>> = {
  corrective: 'training',
  training: 'corrective',
  short: 'long',
  long: 'short',
  high: 'low',
  medium: 'low',
};

const otherOf = (value: unknown): unknown => {
  if (typeof value === 'boolean') return !value;
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text.replace(/\d\d$/, (day) => (day === '11' ? '12' : '11'));
  return others[text] ?? `${text}-other`;
};

/** One variant of the plan for each of its values, with that value changed. */
const changes = (
  value: unknown,
  path: readonly string[] = [],
): readonly (readonly [string, (plan: unknown) => unknown])[] => {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, held]) =>
      changes(held, [...path, key]).map(
        ([name, change]) =>
          [
            name,
            (whole: unknown) =>
              Array.isArray(whole)
                ? whole.map((one, index) => (String(index) === key ? change(one) : one))
                : { ...(whole as object), [key]: change((whole as Readonly<Record<string, unknown>>)[key]) },
          ] as const,
      ),
    );
  return [[path.join('.'), otherOf]];
};

const drawn = (plan: Plan, language: Language) => {
  const drawing = drawingFor(language);
  return approvalCard.render(approvalViewFor(aStream(submittedWith(plan)), drawing), drawing);
};

describe.each(languages)('the approval in %s', (language) => {
  it.each(
    plans.flatMap((plan, index) =>
      changes(plan)
        // Whether the ISMS changes decides which other fields there are: the two plans differ in it.
        .filter(([name]) => name !== 'ismsChange.needed')
        .map(([name, change]) => [`${name} of plan ${index + 1}`, plan, change] as const),
    ),
  )('changes its text when %s changes', (_name, plan, change) => {
    const other = change(plan) as Plan;
    expect(canonicalJson(other)).not.toBe(canonicalJson(plan));
    expect(textsOf(drawn(other, language))).not.toBe(textsOf(drawn(plan, language)));
    const drawing = drawingFor(language);
    const view = approvalViewFor(aStream(submittedWith(other)), drawing, { submittedBefore: plan });
    expect(textsOf(approvalCard.render(view, drawing))).not.toContain(drawing.words.decide.approval.same);
  });

  const [plan] = plans as [Required<Plan>];
  const { actions, followUps } = plan;
  it.each<[string, Partial<Plan>]>([
    ['an action less', { actions: actions.slice(1) }],
    ['another order of actions', { actions: [...actions].reverse() }],
    ['a follow-up less', { followUps: followUps.slice(1) }],
    ['a follow-up more', { followUps: [...followUps, '2027-05-11'] }],
  ])('changes its text with %s', (_name, changed) => {
    expect(textsOf(drawn({ ...plan, ...changed }, language))).not.toBe(textsOf(drawn(plan, language)));
  });

  it('shows whether the ISMS changes', () => {
    const [one, other] = plans.map((plan) => textsOf(drawn(plan, language)));
    expect(one).not.toBe(other);
  });
});

/** The inspected part of a zod schema. */
type Schema = {
  readonly def: {
    readonly type: string;
    readonly shape?: Readonly<Record<string, Schema>>;
    readonly element?: Schema;
    readonly innerType?: Schema;
    readonly out?: Schema;
    readonly options?: readonly Schema[];
  };
};

/** Paths of all values that a form can hold, `*` for each of a list. */
const fieldsOf = ({ def }: Schema, path: readonly string[] = []): readonly string[] => {
  if (def.shape) return Object.entries(def.shape).flatMap(([key, one]) => fieldsOf(one, [...path, key]));
  if (def.element) return fieldsOf(def.element, [...path, '*']);
  if (def.options) return def.options.flatMap((one) => fieldsOf(one, path));
  const inner = def.innerType ?? (def.out?.def.type === 'transform' ? undefined : def.out);
  return inner ? fieldsOf(inner, path) : [path.join('.')];
};

it('omits none of the fields above, nor any field added to the form later', () => {
  const tried = plans.flatMap((plan) => changes(plan).map(([name]) => name.replaceAll(/\b\d+\b/g, '*')));
  const fields = fieldsOf(planSchema as unknown as Schema);
  expect(fields.length).toBeGreaterThanOrEqual(19);
  expect([...new Set(tried)].sort()).toEqual([...new Set(fields)].sort());
});

describe('a plan of the maximum length', () => {
  /** All parts of *Read and decide*, up to the one that ends with the decision. */
  const read = (plan: Plan): string => {
    const drawing = drawingFor('en');
    const view = { ...approvalViewFor(aStream(submittedWith(plan)), drawing), scene: 'dialog' } as const;
    let text = '';
    for (let page = 1; page < 30; page += 1) {
      const part = approvalCard.renderPage({ ...view, page }, drawing);
      text += textsOf(part);
      if (verbsOf(part).includes('approvePlan.open')) return text;
    }
    throw new RangeError('it has no end');
  };
  const longest = theLongestPlan('x');
  const some = changes(longest).filter(([name]) => !/^actions\.(?!(0|19)\.)|^followUps\.(?!23$)|needed$/.test(name));
  const whole = read(longest);

  it.each(some)('changes its text in parts when %s changes', (_name, change) => {
    expect(read(change(longest) as Plan)).not.toBe(whole);
  });

  it.each(['x', '漢', '"', '\\', '😀', 'a\n'])(
    'of %j never has Approve on a card, and is complete over its parts',
    (unit) => {
      const drawing = drawingFor('en');
      const plan = theLongestPlan(unit);
      const view = approvalViewFor(aStream(submittedWith(plan)), drawing);
      expect(verbsOf(approvalCard.render(view, drawing))).toEqual(['approval.read']);
      const pages = Array.from({ length: 9 }, (_, index) =>
        approvalCard.renderPage({ ...view, scene: 'dialog', page: index + 1 }, drawing),
      );
      const last = pages.findIndex((page) => verbsOf(page).includes('approvePlan.open'));
      expect(last).toBeGreaterThan(0);
      for (const page of pages) expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThanOrEqual(largestCard);
      const read = pages
        .slice(0, last + 1)
        .map(textsOf)
        .join('\n')
        .replaceAll(/\s/g, '');
      const whole = [
        plan.objective,
        plan.successCriteria,
        plan.verification.method,
        ...plan.actions.map(({ title }) => title),
      ];
      for (const text of whole) expect(read).toContain(text.replaceAll(/\s/g, ''));
    },
  );
});
