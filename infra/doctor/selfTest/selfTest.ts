import { randomBytes } from 'node:crypto';
import { approvalCard } from '../../../bot/cards/decide/approvalCard.ts';
import { approvePlanForm } from '../../../bot/cards/decide/approvePlanForm.ts';
import { drawingIn } from '../../../bot/cards/drawing.ts';
import { largestCard } from '../../../bot/cards/parts/card.ts';
import { nameOfIn } from '../../../bot/cards/parts/nameOf.ts';
import { type GraphRoom, openGraphRoom } from '../../../graph/graphRoom.ts';
import { hashOf } from '../../../graph/history/commitHash.ts';
import { refuse } from '../../../procedure/commands/decision.ts';
import { readCommand } from '../../../procedure/commands/readCommand.ts';
import type { RecordCommand } from '../../../procedure/commands/recordCommands.ts';
import { decideEndSelfTest } from '../../../procedure/commands/report/endSelfTest.ts';
import type { Report } from '../../../procedure/commands/report/report.ts';
import { dayOf } from '../../../procedure/record/calendarDate.ts';
import { lastCommit } from '../../../procedure/record/commit.ts';
import type { Actor } from '../../../procedure/record/person.ts';
import type { RecordStream } from '../../../procedure/record/recordStream.ts';
import type { Reference } from '../../../procedure/record/reference.ts';
import { selfTester } from '../../../procedure/record/selfTest.ts';
import type { RecordCommandName } from '../../../procedure/stages/permissions.ts';
import { isEnded } from '../../../procedure/stages/stages.ts';
import { commitOn } from '../../../procedure/useCases/commits/commitOn.ts';
import type { Handled } from '../../../procedure/useCases/commits/outcome.ts';
import { createHandling } from '../../../procedure/useCases/handling.ts';
import { systemClock as clock } from '../../../server/clock.ts';
import { digest } from '../../../server/digest.ts';
import { faultText } from '../../../server/faultText.ts';
import { createIdentities } from '../../../server/identities.ts';
import { graphOptionsOf, policyOf, tabLink } from '../../../server/roomSettings.ts';
import type { Settings } from '../../../server/settings.ts';
import { signerOf } from '../../../server/signerOf.ts';
import { type Check, type Finding, ok, problem } from '../finding.ts';
import type { Ports } from '../ports.ts';
import { cast, selfTestReport, stepsToApproval } from './selfTestScript.ts';

/** Names the step at which the self-test broke off. */
class Broke extends Error {
  readonly check: Check;
  constructor(check: Check, what: string) {
    super(what);
    this.check = check;
  }
}

/**
 * From a report to an approval on a scratch record, through the procedure, the cards and the lists of the real site, and
 * back: the record is withdrawn at the end, whatever came of it. Nobody is told of it, and no figure counts it.
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
      throw new Broke(step, 'The reporter could approve the plan for his own report');
    const approved = await own.done(cast.approver, approve);
    if (approved.state.stage !== 'implementation')
      throw new Broke(step, `The record stands at ${approved.state.stage}`);
    findings.push(ok(step, 'The reporter was refused his own approval; somebody else approved it from the card.'));
  } catch (error) {
    const why = error instanceof Broke ? error.message : faultText(error);
    findings.push(problem(step, `The self-test broke off here: ${why}.`, adviceAt(step)));
  }
  if (!room) return findings;
  findings.push(...(await withdrawn(room, { scratch, run })));
  await room.close();
  return findings;
};

const adviceAt = (step: Check): string =>
  step === 'selfTestReport'
    ? 'Put right what is named above, then run it again: it withdraws what was left behind.'
    : 'Run it again. If it stays so, this version does not fit its site: npm run provision, then tell us.';

/** The procedure as the server has it, but with roles of its own cast instead of those of the groups. */
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
    /** As a form that somebody filled in. */
    filled: async (reference: Reference, name: RecordCommandName, form: object): Promise<void> => {
      const read = readCommand(name, reference, form, today);
      const handled = 'refusal' in read ? read : await give(cast.ismsManager, read.command);
      if ('refusal' in handled) throw new Error(`${name} was refused (${JSON.stringify(handled.refusal)})`);
    },
    read: async (reference: Reference): Promise<RecordStream> => {
      const stream = await handling.read(reference, cast.approver);
      if (!stream) throw new Error(`${reference} cannot be read by whoever approves it`);
      return stream;
    },
  };
};

/** What a press on the card's button tells the server, after the card was drawn for whoever approves. */
const pressedOn = (stream: RecordStream, settings: Settings) => {
  const policy = policyOf(settings);
  const drawing = drawingIn('en', {
    nonce: () => randomBytes(16).toString('hex'),
    policy,
    deepLink: (place) => tabLink(settings, place),
    today: () => dayOf(clock.now(), settings.TIME_ZONE),
  });
  const viewer = cast.approver.id;
  const nameOf = nameOfIn(Object.values(cast), viewer, drawing);
  const shown = { record: stream.state, sequence: lastCommit(stream).sequence, viewer, nameOf };
  const unsaid = { submittedBefore: undefined, nobodyEligible: false };
  const drawn = approvalCard.render({ ...shown, ...unsaid, scene: 'chat' }, drawing);
  const bytes = Buffer.byteLength(JSON.stringify(drawn), 'utf8');
  if (bytes > largestCard) throw new Broke('selfTestCard', `The card has ${bytes} bytes, more than Teams takes`);
  const button = drawn.actions?.find((action) => 'verb' in action && action.verb === 'approvePlan.open');
  const sequence =
    button && 'data' in button && button.data && 'seq' in button.data ? Number(button.data.seq) : undefined;
  if (sequence === undefined) throw new Broke('selfTestCard', 'The card has no button to approve with');
  return { sequence, bytes, language: 'en' } as const;
};

/** Scratch records that stand open; one that no server has shown yet is in no register, and stands among what is owed. */
const leftBehind = async ({ register, records, follow }: GraphRoom): Promise<readonly Reference[]> => {
  const shown = [...register.all()];
  const known = new Set(shown.map(({ reference }) => reference));
  const unshown = new Set(follow.owedCandidates.map(({ reference }) => reference).filter((one) => !known.has(one)));
  const loaded = await Promise.all([...unshown].map(async (one) => (await records.load(one, 'fresh')).stream?.state));
  return [...shown, ...loaded.filter((state) => state !== undefined)]
    .filter(({ reporter, stage }) => reporter === selfTester && !isEnded(stage))
    .map(({ reference }) => reference);
};

type Left = { readonly scratch: Reference | undefined; readonly run: string };

/** Takes back the scratch record, and those that self-tests left which were cut off; then looks at the rows once more. */
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
        ? [ok('selfTestEnd', `Withdrawn as well, as a self-test that was cut off left it: ${earlier.join(', ')}.`)]
        : [];
    if (!scratch) return alsoThose;
    const rows = await room.proof.rowsOf(scratch);
    const { stream } = await room.records.load(scratch, 'fresh');
    const isChained = rows.every(
      (row, index) => row.previousHash === (rows[index - 1]?.hash ?? '') && row.hash === hashOf(rowOf(row)),
    );
    if (!isChained || stream?.state.stage !== 'withdrawn' || stream.commits.length !== rows.length)
      return [problem('selfTestEnd', `The rows of ${scratch} do not fit each other.`, 'npm run verify')];
    const what = `${scratch} is withdrawn: ${rows.length} rows of History say that it was a self-test. No figure counts it.`;
    return [...alsoThose, ok('selfTestEnd', what)];
  } catch (error) {
    const which = scratch ?? 'what an earlier self-test left';
    return [
      problem(
        'selfTestEnd',
        `${which} could not be withdrawn: ${faultText(error)}.`,
        'Run the self-test again: it withdraws what is left.',
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
