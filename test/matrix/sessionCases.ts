import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import type { SessionKind } from '../../procedure/record/sessions.ts';
import { thePeople } from '../builders/thePeople.ts';
import { type Case, on } from './case.ts';
import { press } from './examples.ts';
import { decisionContexts, recordFor, recordIn } from './records.ts';

const { facilitator, employee, otherActionOwner } = thePeople;
const { analysis, implementation } = recordIn;
const late = recordFor('takeLateContributions', 'analysis');
const [live] = analysis.sessions;
if (!live) throw new Error('no session');
/** Sam leads S2, while Fay’s S1 lives or is closed. */
const withSecond = (record: Nonconformity) =>
  on({ ...record, sessions: [...record.sessions, { ...live, id: 'S2', kind: 'sweep', facilitator: employee.id }] });
const closing = decisionContexts.closeSession;
const taking = decisionContexts.takeLateContributions;
const second = { session: 'S2' };
const third = { session: 'S3' };
const nothing = { ...taking, closing: taking?.closing && { ...taking.closing, count: 0 } };
const opening = (kind: SessionKind, record: Nonconformity = implementation) =>
  [on({ ...record, sessions: [] }), { kind }] as const;
const [working, training] = opening('training');
const carried = on(implementation);
const asking = press('otherActionOwner', 'askTraining');
const [triaged, fiveWhys] = opening('fiveWhys', recordIn.triaged);

/**
 * Session leaders settle what belongs to the session; facilitators their own, the owner and the ISMS manager all of
 * them.
 */
export const sessionCases: Readonly<Record<string, readonly Case[]>> = {
  sessions: [
    on(analysis)('one session of a kind at a time', 'owner', 'openSession', 'sessionLive', fiveWhys),
    on(late)('another after it is closed', 'owner', 'openSession', 'analysis', {
      ...fiveWhys,
      shows: { 'sessions.1.id': 'S2', 'sessions.1.facilitator': thePeople.owner.id, 'sessions.0.id': 'S1' },
    }),
    on(analysis)('a facilitator may be named', 'owner', 'openSession', 'analysis', {
      facilitator: employee.id,
      shows: { 'sessions.1.facilitator': employee.id },
    }),
    triaged('5 Whys are possible from triage on', 'owner', 'openSession', 'triaged', fiveWhys),
    opening('fiveWhys', analysis)[0]('in the analysis', 'owner', 'openSession', 'analysis', fiveWhys),
    opening('fiveWhys', recordIn.planning)[0]('and during planning', 'owner', 'openSession', 'planning', fiveWhys),
    working('not later', 'owner', 'openSession', 'notInThisStage: implementation', fiveWhys),
    working('a training belongs to an action in progress', 'owner', 'openSession', 'implementation', training),
    triaged('not to a planned one', 'owner', 'openSession', 'notInThisStage: triaged', training),
    on(analysis)('a session is closed by its leader', 'facilitator', 'closeSession', 'analysis', {
      ...closing,
      shows: { 'sessions.0.closed.how': 'facilitator', 'sessions.0.closed.by': facilitator.id },
    }),
    on(late)('a session is closed once', 'facilitator', 'closeSession', 'sessionClosed', { ...closing }),
    on(analysis)('the session must exist', 'owner', 'closeSession', 'invalid: session unknownSession', {
      ...third,
      ...closing,
    }),
    on(analysis)('and its contributions be known', 'owner', 'closeSession', 'invalid: session unknownSession'),
    withSecond(analysis)(
      'the leader of another session does not close it',
      'facilitator',
      'closeSession',
      'notAllowed',
      {
        ...second,
        ...closing,
      },
    ),
    withSecond(analysis)('nor the other way round', employee, 'closeSession', 'notAllowed', { ...closing }),
    withSecond(analysis)('each closes their own', employee, 'closeSession', 'analysis', {
      ...second,
      ...closing,
      shows: { 'sessions.0.closed': undefined, 'sessions.1.closed.count': 131 },
    }),
    withSecond(late)('nor includes late contributions of another', employee, 'takeLateContributions', 'notAllowed', {
      ...taking,
    }),
    on(late)('late contributions are included', 'facilitator', 'takeLateContributions', 'analysis', {
      ...taking,
      shows: { 'sessions.0.late.0.count': 131, 'sessions.0.closed.count': 131 },
    }),
    on(late)('late contributions are included once', 'facilitator', 'takeLateContributions', 'nothingChanged', {
      ...taking,
      first: [{ ...press('owner', 'takeLateContributions'), ...taking }],
    }),
    on(late)('if there are any', 'facilitator', 'takeLateContributions', 'nothingChanged', { ...nothing }),
    on(late)('even a single one', 'facilitator', 'takeLateContributions', 'analysis', {
      closing: taking?.closing && { ...taking.closing, count: 1 },
    }),
    on(late)('and if they were read', 'facilitator', 'takeLateContributions', 'nothingChanged'),
    on(analysis)('a live session has none', 'facilitator', 'takeLateContributions', 'sessionLive', {
      ...taking,
    }),
    carried('a training asks people to confirm it', 'otherActionOwner', 'askTraining', 'implementation', {
      shows: {
        'sessions.1.kind': 'training',
        'sessions.1.facilitator': otherActionOwner.id,
        'trainingRequests.0.session': 'S2',
        'trainingRequests.0.people.0': employee.id,
      },
    }),
    carried('or by the owner in place of the action owner', 'owner', 'askTraining', 'implementation', {
      shows: { 'sessions.1.facilitator': otherActionOwner.id },
    }),
    carried('an action that is not a training asks no one', 'owner', 'askTraining', 'invalid: action notFitting', {
      action: 'A1',
    }),
    carried('further people are added', 'owner', 'askTraining', 'implementation', {
      first: [asking],
      people: [employee.id, thePeople.reporter.id, thePeople.reporter.id],
      shows: {
        'sessions.2': undefined,
        'trainingRequests.1.session': 'S2',
        'trainingRequests.1.people.0': thePeople.reporter.id,
        'trainingRequests.1.people.1': undefined,
      },
    }),
    carried('no one is asked twice', 'owner', 'askTraining', 'nothingChanged', { first: [asking] }),
    carried('but again after it was closed', 'owner', 'askTraining', 'implementation', {
      first: [asking, { ...press('owner', 'closeSession', second), ...closing }],
      shows: { 'trainingRequests.1.session': 'S3', 'sessions.2.kind': 'training' },
    }),
    carried('the number of confirmations is recorded', 'otherActionOwner', 'closeSession', 'implementation', {
      first: [asking],
      ...second,
      closing: closing?.closing && { ...closing.closing, confirmed: 1 },
      shows: { 'sessions.1.closed.confirmed': 1 },
    }),
    on(late)(
      'the session with late contributions must exist',
      'owner',
      'takeLateContributions',
      'invalid: session unknownSession',
      {
        ...third,
        ...taking,
      },
    ),
  ],
};
