import type { SeededPerson } from '../../../infra/local/tenant.ts';
import type { CalendarDate } from '../../../procedure/record/values/calendarDate.ts';
import { type Cast, castOf, isInTabOnly, priya } from './cast.ts';
import type { Deed } from './deed.ts';
import * as deeds from './deeds.ts';
import { forbidden, forbiddenAtApproval, forbiddenKinds, ownReportApproved, selfVerified } from './forbidden.ts';
import type { Outcome } from './ledger.ts';
import * as plans from './planDeeds.ts';
import type { Random } from './random.ts';

/** What a life may do: give commands, and know of the other lives. */
export type Living = {
  readonly random: Random;
  readonly today: CalendarDate;
  /** Until it is acknowledged. @returns reference and number of the commit @throws LifeEnds when it is refused for good */
  readonly does: (deed: Deed) => Promise<{ readonly reference: string; readonly sequence: number }>;
  /** With any outcome. */
  readonly tries: (deed: Deed) => Promise<Outcome>;
  /** Records of other lives that another one may be a duplicate or a recurrence of. */
  readonly others: Readonly<Record<'running' | 'acted', string[]>>;
};

type Scene = deeds.Scene;
type Life = (living: Living, scene: Scene) => Promise<void>;

const maybe = (living: Living, share: number, deed: () => Deed): readonly Promise<unknown>[] =>
  living.random.chance(share) ? [living.tries(deed())] : [];

const door = ({ random }: Living, { reporter }: Cast): deeds.Door =>
  !isInTabOnly(reporter) && random.chance(0.7) ? 'bot' : undefined;

const somethingForbidden = (living: Living, scene: Scene): readonly Promise<unknown>[] =>
  maybe(living, 0.5, () => forbidden(scene, living.random.below(forbiddenKinds)));

/** 10.2 a: several people at once, so that replicas meet on one number. */
const react: Life = async (living, scene) => {
  await Promise.all([
    living.does(deeds.containment(scene)),
    living.does(deeds.correction(scene)),
    living.does(deeds.consequences(scene)),
    ...maybe(living, 0.6, () => deeds.addToReport(scene, door(living, scene.cast))),
    ...maybe(living, 0.3, () => deeds.addToReport(scene)),
    ...somethingForbidden(living, scene),
  ]);
};

/** 10.2 b. */
const review: Life = async (living, scene) => {
  await living.does(deeds.statement(scene));
  await Promise.all([
    living.does(deeds.similar(scene)),
    ...maybe(living, 0.2, () => deeds.changeTriage(scene, 'major')),
    ...somethingForbidden(living, scene),
  ]);
};

const submit = async (living: Living, scene: Scene, plan: plans.Planned): Promise<number> => {
  const { sequence } = await living.does(plans.draftPlan(scene, plan));
  await living.does(deeds.submitPlan(scene));
  return sequence;
};

/** Returned, rejected, delegated, pressed without the right: how a plan gets its approval. */
const decide = async (living: Living, scene: Scene, plan: plans.Planned): Promise<void> => {
  const { random, does, tries } = living;
  const { cast } = scene;
  if (random.chance(0.3)) await tries(selfVerified(scene));
  let revision = await submit(living, scene, plan);
  if (random.chance(0.3)) {
    await does(random.chance(0.5) ? deeds.returnPlan(scene, revision) : deeds.rejectPlan(scene, revision));
    revision = await submit(living, scene, plan);
  }
  const no = random.shuffled(forbiddenAtApproval(scene, revision)).slice(0, 2);
  const own = cast.reporter === priya ? [ownReportApproved(scene, revision)] : [];
  await Promise.all([...no, ...own].map(tries));
  if (random.chance(0.2)) {
    // Two decide at the same time: one of them comes first.
    const both = [deeds.approve(cast.otherApprover, scene, revision), deeds.returnPlan(scene, revision)];
    const [approved] = await Promise.all((own.length > 0 ? both.slice(1) : both).map(tries));
    if (own.length === 0 && approved?.outcome === 'done') return;
    revision = await submit(living, scene, plan);
  }
  let approver: SeededPerson = cast.approver;
  if (random.chance(0.25)) {
    await does(deeds.delegate(scene, cast.verifier));
    approver = cast.verifier;
  }
  await does(deeds.approve(approver, scene, revision));
};

/** 10.2 c, with what may happen on the way. */
const implement = async (living: Living, scene: Scene, plan: plans.Planned): Promise<void> => {
  const { random, does } = living;
  const [first, second] = plan.ids;
  await Promise.all([
    ...maybe(living, 0.6, () => plans.progress(scene, first)),
    ...maybe(living, 0.5, () => plans.progress(scene, first)),
    ...maybe(living, 0.4, () => plans.holdFollowUp(scene)),
    ...maybe(living, 0.3, () => deeds.addToReport(scene, door(living, scene.cast))),
    ...somethingForbidden(living, scene),
  ]);
  if (plan.verifiedOn > plan.due) {
    await does(plans.askExtension(scene, first, plan.due + 2));
    await does(plans.decideExtension(scene, first, random.chance(0.7)));
  }
  const last = random.chance(0.2) ? plans.cancel(scene, second) : plans.complete(scene, second, 'otherDoer');
  await Promise.all([does(plans.complete(scene, first, 'doer')), does(last)]);
};

const cycle = async (living: Living, scene: Scene, plan: plans.Planned): Promise<void> => {
  await decide(living, scene, plan);
  await implement(living, scene, plan);
};

const near = (ids: plans.Planned['ids']): plans.Planned => ({ ids, due: 0, verifiedOn: 0 });

/** From triage to the verdict, in one cycle or in two, and most often to the end. */
const wholeLife =
  (lane: 'standard' | 'major'): Life =>
  async (living, scene) => {
    const { random, does } = living;
    await does(deeds.triage(scene, lane));
    living.others.running.push(scene.reference);
    await Promise.all([react(living, scene), review(living, scene)]);
    await does(deeds.causes(scene));
    const recurs = living.others.acted.at(-1);
    if (recurs !== undefined && random.chance(0.25)) await living.tries(deeds.confirmRecurrence(scene, recurs));
    if (random.chance(0.3)) {
      await cycle(living, scene, { ids: ['A1', 'A2'], due: 10, verifiedOn: 30 });
      await does(plans.judge(scene, random.chance(0.5) ? 'partly' : 'notEffective'));
      await does(deeds.causes(scene));
      await cycle(living, scene, near(['A3', 'A4']));
    } else await cycle(living, scene, near(['A1', 'A2']));
    if (random.chance(0.1)) return;
    await does(plans.judge(scene, 'effective'));
    await does(deeds.close(scene));
    living.others.acted.push(scene.reference);
    await Promise.all(maybe(living, 0.3, () => ({ ...deeds.containment(scene), mustBeRefused: true })));
  };

const improvement: Life = async (living, scene) => {
  await living.does(deeds.triage(scene, 'improvement'));
  await living.does(deeds.statement(scene));
  await cycle(living, scene, near(['A1', 'A2']));
  await living.does(deeds.close(scene));
};

const correctionOnly: Life = async (living, scene) => {
  await living.does(deeds.triage(scene, 'correctionOnly'));
  await Promise.all([
    react(living, scene),
    living.does(deeds.statement(scene)),
    living.does(deeds.similar(scene, { cause: 'The lock had no spring' })),
  ]);
  await living.does(deeds.close(scene));
};

const rejection: Life = async (living, scene) => {
  await living.does(deeds.rejectReport(scene));
  if (living.random.chance(0.3)) return;
  await living.does(deeds.objectTo(scene));
  const upheld = living.random.chance(0.4);
  await living.does(deeds.decideObjection(scene, upheld));
  if (upheld) await correctionOnly(living, scene);
};

const withdrawal: Life = async (living, scene) => {
  if (living.random.chance(0.5)) await living.does(deeds.correctReport(scene, 'yes', door(living, scene.cast)));
  await living.does(deeds.withdrawReport(scene, door(living, scene.cast)));
  await Promise.all(maybe(living, 0.5, () => ({ ...deeds.addToReport(scene), mustBeRefused: true })));
};

const duplicate: Life = async (living, scene) => {
  const { running } = living.others;
  const of = running[living.random.below(running.length)];
  if (of === undefined) return withdrawal(living, scene);
  await living.does(deeds.markDuplicate(scene, of));
};

const risk: Life = async (living, scene) => {
  await living.does(deeds.triage(scene, 'standard'));
  await react(living, scene);
  await living.does(deeds.statement(scene));
  await living.does(deeds.acceptRisk(scene));
};

/** How many of a hundred lives go so. */
const kinds: readonly (readonly [number, Life])[] = [
  [44, wholeLife('standard')],
  [12, wholeLife('major')],
  [8, improvement],
  [10, correctionOnly],
  [8, rejection],
  [6, withdrawal],
  [8, duplicate],
  [4, risk],
];

/** One life, from its report on. */
export const live = async (living: Living): Promise<void> => {
  const { random, today } = living;
  const cast = castOf(random, random.chance(0.1) ? priya : undefined);
  const ongoing = random.pick(['yes', 'no', 'notSure']);
  const { reference } = await living.does(deeds.report(cast.reporter, today, { ongoing, door: door(living, cast) }));
  const scene = { cast, reference, today };
  if (random.chance(0.2))
    await living.tries(deeds.correctReport(scene, random.pick(['yes', 'no']), door(living, scene.cast)));
  await Promise.all(somethingForbidden(living, scene));
  let left = random.below(100);
  const kind = kinds.find(([share]) => {
    left -= share;
    return left < 0;
  });
  await (kind?.[1] ?? withdrawal)(living, scene);
};
