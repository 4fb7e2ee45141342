import type { Nonconformity } from '../../../../procedure/record/nonconformity.ts';
import type { Row } from './chains.ts';
import { eventsOf, type Folded, type TypedEvent } from './folded.ts';
import type { Site } from './site.ts';

type Scene = { readonly event: TypedEvent; readonly before: Nonconformity | undefined; readonly after: Nonconformity };
type Telling = readonly [kind: string, to: (scene: Scene) => readonly unknown[]];

const reporter = ({ after }: Scene) => [after.reporter];
const owner = ({ after }: Scene) => [after.triage?.owner];
const named = ({ event }: Scene) => [event.to];
const actionIn = ({ event, before }: Scene) => before?.cycle.actions.find(({ id }) => id === event.action);

/**
 * The notices the procedure requires, with their recipients: those it certainly concerns. (It has more recipients, who
 * depend on the groups; every row sent to them is checked all the same.)
 */
const tellings: Readonly<Record<string, readonly Telling[]>> = {
  Triaged: [
    ['reportAccepted', reporter],
    ['ownerAssigned', owner],
  ],
  ReportRejected: [['reportRejected', reporter]],
  ObjectionDecided: [['objectionDecided', reporter]],
  MarkedDuplicate: [['markedDuplicate', reporter]],
  ApprovalDelegated: [['approvalDelegated', named]],
  PlanApproved: [
    ['planApproved', owner],
    ['actionAssigned', ({ after }) => after.cycle.actions.map((action) => action.owner)],
  ],
  PlanReturned: [['planReturned', owner]],
  PlanRejected: [['planRejected', owner]],
  ExtensionDecided: [['extensionDecided', (scene) => [actionIn(scene)?.extension?.by]]],
  ActionCancelled: [['actionCancelled', (scene) => [actionIn(scene)?.owner]]],
  EffectivenessJudged: [],
  NonconformityClosed: [['closed', reporter]],
  RiskAccepted: [['riskAccepted', reporter]],
  Recurred: [['recurred', owner]],
  WorkReassigned: [['workReassigned', named]],
};

const tellingsOf = (scene: Scene): readonly Telling[] => {
  const { event, before, after } = scene;
  const always = tellings[event.type] ?? [];
  if (event.type === 'EffectivenessJudged')
    return [[event.verdict === 'effective' ? 'effective' : 'notEffective', owner]];
  // However the last action was completed, effectiveness can now be assessed.
  if (before?.stage === 'implementation' && after.stage === 'verification')
    return [...always, ['verificationAsked', () => [after.cycle.plan.verification.verifier]]];
  return always;
};

/** No one is notified of their own action. */
const keysOfStep = (row: Row, scene: Scene, key: string): readonly string[] =>
  tellingsOf(scene).flatMap(([kind, to]) =>
    to(scene).flatMap((id) => (typeof id === 'string' && id !== row.actor ? [`${key}/${kind}/${id}`] : [])),
  );

/**
 * A new report goes to the channel, or to each ISMS manager while none is chosen; later notices go to the manager at
 * once.
 */
const keysOfReport = (
  event: TypedEvent,
  key: string,
  given: { readonly site: Site; readonly channelIsChosen: boolean; readonly wasOngoing: boolean },
): readonly string[] => {
  const { site, channelIsChosen, wasOngoing } = given;
  const to = (kind: string) => site.ismsManagers.map((id) => `${key}/${kind}/${id}`);
  const urgent = isOngoing(event) && !wasOngoing ? to('urgent') : [];
  if (event.type !== 'Reported') return urgent;
  if (channelIsChosen) return [`${key}/triage/channel`, ...urgent];
  return urgent.length > 0 ? urgent : to('newReport');
};

const isOngoing = (event: TypedEvent): boolean =>
  (event.facts as { readonly ongoing?: unknown } | undefined)?.ongoing === 'yes';

/** The notices, by their keys, that the commits of a record call for. */
export const expectedNotices = ({ reference, rows, states }: Folded, site: Site, channelIsChosen: boolean) => {
  let wasOngoing = false;
  const keys = rows.flatMap((row, index) => {
    const after = states[index];
    const key = `${reference}/${String(row.number).padStart(4, '0')}`;
    return eventsOf(row).flatMap((event) => {
      const ofReport = event.type === 'Reported' || event.type === 'ReportCorrected';
      const found = ofReport
        ? keysOfReport(event, key, { site, channelIsChosen, wasOngoing })
        : after
          ? keysOfStep(row, { event, before: states[index - 1], after }, key)
          : [];
      wasOngoing ||= isOngoing(event);
      return found;
    });
  });
  return [...new Set(keys)];
};
