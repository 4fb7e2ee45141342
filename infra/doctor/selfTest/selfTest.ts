import { randomBytes } from 'node:crypto';
import { approvalCard } from '../../../bot/cards/decide/approvalCard.ts';
import { approvePlanForm } from '../../../bot/cards/decide/approvalForms.ts';
import { drawingIn } from '../../../bot/cards/drawing.ts';
import { largestCard } from '../../../bot/cards/parts/card.ts';
import { nameOfIn } from '../../../bot/cards/parts/nameOf.ts';
import { type GraphRoom, openGraphRoom } from '../../../graph/graphRoom.ts';
import { hashOf } from '../../../graph/history/commitHash.ts';
import { refuse } from '../../../procedure/commands/decision.ts';
import { type RecordCommand, readCommand } from '../../../procedure/commands/recordCommands.ts';
import { decideEndSelfTest } from '../../../procedure/commands/report/endSelfTest.ts';
import type { Report } from '../../../procedure/commands/report/report.ts';
import { lastCommit } from '../../../procedure/record/history/commit.ts';
import type { RecordStream } from '../../../procedure/record/history/recordStream.ts';
import { reportFactsSchema } from '../../../procedure/record/report/reportFacts.ts';
import { selfTester } from '../../../procedure/record/selfTest.ts';
import { addDays, type CalendarDate, dayOf } from '../../../procedure/record/values/calendarDate.ts';
import type { Actor, Role } from '../../../procedure/record/values/person.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { RecordCommandName } from '../../../procedure/stages/permissions.ts';
import { isEnded } from '../../../procedure/stages/stages.ts';
import { commitOn } from '../../../procedure/useCases/commits/commitOn.ts';
import type { Handled } from '../../../procedure/useCases/commits/outcome.ts';
import { createHandling } from '../../../procedure/useCases/handling.ts';
import { systemClock as clock } from '../../../server/clock.ts';
import { createIdentities } from '../../../server/credentials/identities.ts';
import { signerOf } from '../../../server/credentials/signerOf.ts';
import { digest } from '../../../server/digest.ts';
import { faultText } from '../../../server/faultText.ts';
import { createTabLink, graphOptionsOf, policyOf } from '../../../server/roomSettings.ts';
import type { Settings } from '../../../server/settings.ts';
import { type Check, type Finding, ok, problem } from '../finding.ts';
import type { Ports } from '../ports.ts';

/** The self-test failed at this step. */
class StepFailed extends Error {
  readonly check: Check;
  constructor(check: Check, what: string) {
    super(what);
    this.check = check;
  }
}

/**
 * Takes a scratch record from report to approval, through the procedure, the cards and the lists of the real site. Always
 * withdraws the record at the end. No one is notified of it, and no figure counts it.
 */
export const selfTest = async (
  settings: Settings,
  { wait, run }: Pick<Ports, 'wait' | 'run'>,
): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  let room: GraphRoom | undefined;
  let scratch: Reference | undefined;
  let step: Check = 'selfTestReport';
  try {
    const signer = await signerOf(settings);
    room = await openGraphRoom({ ...graphOptionsOf(settings), signer, clock, log: () => undefined, wait });
    const own = handlingOn(room, settings, run);
    const reported = await own.done(cast.reporter, selfTestReport(own.today));
    scratch = reported.state.reference;
    findings.push(ok(step, `A report was recorded as ${scratch}.`));
    step = 'selfTestCard';
    for (const { name, form } of stepsToApproval(own.today)) await own.filled(scratch, name, form);
    const asked = await own.read(scratch);
    const pressed = pressedOn(asked, settings);
    findings.push(ok(step, `The approval card was drawn (${pressed.bytes} bytes), with its button for this plan.`));
    step = 'selfTestApproval';
    const form = approvePlanForm.formOf({ exception: undefined }, asked.state, pressed);
    const approve = { name: 'approvePlan', reference: scratch, revision: form.revision ?? 0 } as const;
    const refused = await own.give(cast.reporterWhoApproves, approve);
    if (refused.kind !== 'refused' || refused.refusal.reason !== 'segregation')
      throw new StepFailed(step, 'The reporter could approve the plan for their own report');
    const approved = await own.done(cast.approver, approve);
    if (approved.state.stage !== 'implementation')
      throw new StepFailed(step, `The record is in the stage ${approved.state.stage}`);
    findings.push(ok(step, 'The reporter could not approve their own report; someone else approved it from the card.'));
  } catch (error) {
    const why = error instanceof StepFailed ? error.message : faultText(error);
    findings.push(problem(step, `The self-test failed here: ${why}.`, adviceAt(step)));
  }
  if (!room) return findings;
  findings.push(...(await withdrawn(room, { scratch, run })));
  await room.close();
  return findings;
};

const adviceAt = (step: Check): string =>
  step === 'selfTestReport'
    ? 'Fix the problem above, then run it again: it withdraws any record left behind.'
    : 'Run it again. If it still fails, this version does not match its site: run npm run provision, then report it to us.';

/** The procedure as in the server, but with the roles of the self-test's actors instead of the groups. */
const handlingOn = (room: GraphRoom, settings: Settings, run: string) => {
  const holders = (role: string) =>
    role === 'management' ? [cast.approver] : role === 'ismsManager' ? [cast.ismsManager] : [];
  const people = { holders, strangers: async () => new Map<string, never>() };
  const identities = createIdentities(settings.IDENTITY_KEYS);
  const policy = policyOf(settings);
  const handling = createHandling({ ...room, people, identities, clock, digest, committed: () => undefined }, policy);
  let given = 0;
  const give = (actor: Actor, command: Report | RecordCommand): Promise<Handled> => {
    given += 1;
    return handling.handle({ actor, command, commandId: digest(`self-test ${run} ${given}`) });
  };
  const today = dayOf(clock.now(), settings.TIME_ZONE);
  return {
    today,
    give,
    done: async (actor: Actor, command: Report | RecordCommand): Promise<RecordStream> => {
      const handled = await give(actor, command);
      if (handled.kind === 'done') return handled.stream;
      throw new Error(`${command.name} was refused (${JSON.stringify(handled.refusal)})`);
    },
    /** Submits a form as a person would. */
    filled: async (reference: Reference, name: RecordCommandName, form: object): Promise<void> => {
      const read = readCommand(name, reference, form, today);
      const handled = 'refusal' in read ? read : await give(cast.ismsManager, read.command);
      if ('refusal' in handled) throw new Error(`${name} was refused (${JSON.stringify(handled.refusal)})`);
    },
    read: async (reference: Reference): Promise<RecordStream> => {
      const stream = await handling.read(reference, cast.approver);
      if (!stream) throw new Error(`${reference} cannot be read by its approver`);
      return stream;
    },
  };
};

/** Draws the card for the approver, and returns what a press of its button sends. */
const pressedOn = (stream: RecordStream, settings: Settings) => {
  const policy = policyOf(settings);
  const drawing = drawingIn('en', {
    nonce: () => randomBytes(16).toString('hex'),
    policy,
    deepLink: createTabLink(settings),
    today: () => dayOf(clock.now(), settings.TIME_ZONE),
    management: () => [cast.approver.id],
  });
  const viewer = cast.approver.id;
  const nameOf = nameOfIn(Object.values(cast), viewer, drawing);
  const shown = { record: stream.state, sequence: lastCommit(stream).sequence, viewer, nameOf };
  const drawn = approvalCard.render({ ...shown, submittedBefore: undefined, scene: 'chat' }, drawing);
  const bytes = Buffer.byteLength(JSON.stringify(drawn), 'utf8');
  if (bytes > largestCard) throw new StepFailed('selfTestCard', `The card has ${bytes} bytes, more than Teams accepts`);
  const button = drawn.actions?.find((action) => 'verb' in action && action.verb === 'approvePlan.open');
  const sequence =
    button && 'data' in button && button.data && 'seq' in button.data ? Number(button.data.seq) : undefined;
  if (sequence === undefined) throw new StepFailed('selfTestCard', 'The card has no button to approve with');
  return { sequence, bytes, language: 'en' } as const;
};

/** Open scratch records, including those not yet projected to the register, whose effects are pending. */
const leftBehind = async ({ register, records, effects }: GraphRoom): Promise<readonly Reference[]> => {
  const shown = [...register.all()];
  const known = new Set(shown.map(({ reference }) => reference));
  const unshown = new Set(
    effects
      .all()
      .map(({ reference }) => reference)
      .filter((one) => !known.has(one)),
  );
  const loaded = await Promise.all([...unshown].map(async (one) => (await records.load(one, 'fresh')).stream?.state));
  return [...shown, ...loaded.filter((state) => state !== undefined)]
    .filter(({ reporter, stage }) => reporter === selfTester && !isEnded(stage))
    .map(({ reference }) => reference);
};

type Left = { readonly scratch: Reference | undefined; readonly run: string };

/** Withdraws the scratch record and those left by interrupted self-tests, then verifies the rows of the record. */
const withdrawn = async (room: GraphRoom, { scratch, run }: Left): Promise<readonly Finding[]> => {
  try {
    const left = await leftBehind(room);
    const references = new Set([...(scratch ? [scratch] : []), ...left]);
    for (const reference of references) {
      const order = { commandId: digest(`self-test ${run} end ${reference}`), actor: cast.reporter, clock };
      const done = await commitOn(room.records, reference, order, (stream) =>
        stream ? decideEndSelfTest(stream.state) : refuse({ reason: 'unknown' }),
      );
      if (done.kind === 'done') await room.project(done.stream);
    }
    const earlier = left.filter((reference) => reference !== scratch);
    const alsoThose =
      earlier.length > 0
        ? [ok('selfTestEnd', `Also withdrawn, left by an interrupted self-test: ${earlier.join(', ')}.`)]
        : [];
    if (!scratch) return alsoThose;
    const rows = await room.proof.rowsOf(scratch);
    const { stream } = await room.records.load(scratch, 'fresh');
    const isChained = rows.every(
      (row, index) => row.previousHash === (rows[index - 1]?.hash ?? '') && row.hash === hashOf(rowOf(row)),
    );
    if (!isChained || stream?.state.stage !== 'withdrawn' || stream.commits.length !== rows.length)
      return [problem('selfTestEnd', `The rows of ${scratch} are inconsistent.`, 'Run npm run verify.')];
    const what = `${scratch} is withdrawn: ${rows.length} rows of History say that it was a self-test. No figure counts it.`;
    return [...alsoThose, ok('selfTestEnd', what)];
  } catch (error) {
    const which = scratch ?? 'The record of an earlier self-test';
    return [
      problem(
        'selfTestEnd',
        `${which} could not be withdrawn: ${faultText(error)}.`,
        'Run the self-test again: it withdraws any record left behind.',
      ),
    ];
  }
};

type Row = Awaited<ReturnType<GraphRoom['proof']['rowsOf']>>[number];
const rowOf = ({ commitKey, commandId, at, actorId, events, previousHash }: Row) => ({
  CommitKey: commitKey,
  CommandId: commandId,
  At: at,
  ActorId: actorId,
  Events: events,
  PreviousHash: previousHash,
});

const actor = (id: string, part: string, ...roles: readonly Role[]): Actor => ({
  id,
  name: `Self-test of TenTwo (${part})`,
  roles,
  guest: false,
});

/** Actors of a self-test. They are not real people, so nothing is attributed to anyone who did not do it. */
const cast = {
  reporter: actor(selfTester, 'reporter'),
  /** The reporter with an approver's role, who tries to approve their own plan. */
  reporterWhoApproves: actor(selfTester, 'reporter', 'management'),
  ismsManager: actor('5e1f7e57-0000-0000-0000-000000000002', 'ISMS manager', 'ismsManager'),
  approver: actor('5e1f7e57-0000-0000-0000-000000000003', 'management', 'management'),
} as const;

const title = 'Self-test of TenTwo: this is not a nonconformity, and is withdrawn at once';

const selfTestReport = (today: CalendarDate): Report => ({
  name: 'report',
  facts: {
    ...reportFactsSchema.parse({
      what: `${title}.`,
      ongoing: 'no',
      source: 'other',
      impact: 'low',
      priority: 'low',
    }),
    detectedOn: today,
  },
  language: 'en',
  reportedIn: 'tab',
  anonymity: 'named',
  notToIsmsManager: false,
});

type Step = { readonly name: RecordCommandName; readonly form: object };

/** Forms that the ISMS manager fills in, from the report to a plan awaiting approval. */
const stepsToApproval = (today: CalendarDate): readonly Step[] => {
  const owner = cast.ismsManager.id;
  const action = { id: 'A1', title, kind: 'corrective', term: 'short', priority: 'low', owner };
  const plan = {
    manager: owner,
    objective: title,
    successCriteria: 'The doctor says ok',
    followUps: [addDays(today, 1)],
    actions: [{ ...action, due: addDays(today, 1) }],
    verification: { method: 'npm run doctor', on: addDays(today, 2), verifier: cast.approver.id },
    ismsChange: { needed: false, because: title },
  };
  return [
    { name: 'triageReport', form: { lane: 'improvement', grade: 'improvement', gradeReason: title, owner } },
    { name: 'confirmStatement', form: { problem: title, implications: 'None' } },
    { name: 'draftPlan', form: { plan } },
    { name: 'submitPlan', form: {} },
  ];
};
