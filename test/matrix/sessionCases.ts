import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import type { SessionKind } from '../../procedure/record/sessions.ts';
import { thePeople } from '../builders/thePeople.ts';
import { type Case, on } from './case.ts';
import { circumstances, press, recordFor, recordIn } from './records.ts';

const { facilitator, employee } = thePeople;
const { analysis, implementation } = recordIn;
const late = recordFor('takeLateContributions', 'analysis');
const [live] = analysis.sessions;
if (!live) throw new Error('no session');
/** Sam leads S2, while Fay’s S1 lives or is closed. */
const withSecond = (record: Nonconformity) =>
  on({ ...record, sessions: [...record.sessions, { ...live, id: 'S2', kind: 'sweep', facilitator: employee.id }] });
const closing = circumstances.closeSession;
const taking = circumstances.takeLateContributions;
const second = { session: 'S2' };
const third = { session: 'S3' };
const nothing = { ...taking, closing: taking?.closing && { ...taking.closing, count: 0 } };
const opening = (kind: SessionKind, record: Nonconformity = implementation) =>
  [on({ ...record, sessions: [] }), { kind }] as const;
const [working, training] = opening('training');
const [triaged, fiveWhys] = opening('fiveWhys', recordIn.triaged);

/** Whoever leads a session settles what belongs to it; a facilitator his own, the owner and the ISMS manager all of them. */
export const sessionCases: Readonly<Record<string, readonly Case[]>> = {
  sessions: [
    on(analysis)('one of a kind at a time', 'owner', 'openSession', 'sessionLive', fiveWhys),
    on(late)('another when that is closed', 'owner', 'openSession', 'analysis', {
      ...fiveWhys,
      shows: { 'sessions.1.id': 'S2', 'sessions.1.facilitator': thePeople.owner.id, 'sessions.0.id': 'S1' },
    }),
    on(analysis)('one may be named who leads it', 'owner', 'openSession', 'analysis', {
      facilitator: employee.id,
      shows: { 'sessions.1.facilitator': employee.id },
    }),
    triaged('the whys begin with triage', 'owner', 'openSession', 'triaged', fiveWhys),
    opening('fiveWhys', analysis)[0]('in the analysis', 'owner', 'openSession', 'analysis', fiveWhys),
    opening('fiveWhys', recordIn.planning)[0]('and while it is planned', 'owner', 'openSession', 'planning', fiveWhys),
    working('not later', 'owner', 'openSession', 'notInThisStage: implementation', fiveWhys),
    working('training is an action that is carried out', 'owner', 'openSession', 'implementation', training),
    triaged('not one that is planned', 'owner', 'openSession', 'notInThisStage: triaged', training),
    on(analysis)('a session is closed by whoever leads it', 'facilitator', 'closeSession', 'analysis', {
      ...closing,
      shows: { 'sessions.0.closed.how': 'facilitator', 'sessions.0.closed.by': facilitator.id },
    }),
    on(late)('once', 'facilitator', 'closeSession', 'sessionClosed', { ...closing }),
    on(analysis)('one that there is', 'owner', 'closeSession', 'invalid: session unknownSession', {
      ...third,
      ...closing,
    }),
    on(analysis)('and that was asked what it holds', 'owner', 'closeSession', 'invalid: session unknownSession'),
    withSecond(analysis)('not by who leads another', 'facilitator', 'closeSession', 'notAllowed', {
      ...second,
      ...closing,
    }),
    withSecond(analysis)('nor the first by the second', employee, 'closeSession', 'notAllowed', { ...closing }),
    withSecond(analysis)('each for itself', employee, 'closeSession', 'analysis', {
      ...second,
      ...closing,
      shows: { 'sessions.0.closed': undefined, 'sessions.1.closed.count': 131 },
    }),
    withSecond(late)('nor what came late to another', employee, 'takeLateContributions', 'notAllowed', { ...taking }),
    on(late)('what came late is taken in', 'facilitator', 'takeLateContributions', 'analysis', {
      ...taking,
      shows: { 'sessions.0.late.0.count': 131, 'sessions.0.closed.count': 131 },
    }),
    on(late)('and not twice', 'facilitator', 'takeLateContributions', 'nothingChanged', {
      ...taking,
      first: [{ ...press('owner', 'takeLateContributions'), ...taking }],
    }),
    on(late)('if there is any', 'facilitator', 'takeLateContributions', 'nothingChanged', { ...nothing }),
    on(late)('one alone', 'facilitator', 'takeLateContributions', 'analysis', {
      closing: taking?.closing && { ...taking.closing, count: 1 },
    }),
    on(late)('and it was looked for', 'facilitator', 'takeLateContributions', 'nothingChanged'),
    on(analysis)('while it lives nothing is late', 'facilitator', 'takeLateContributions', 'sessionLive', {
      ...taking,
    }),
    on(late)('late for what there is', 'owner', 'takeLateContributions', 'invalid: session unknownSession', {
      ...third,
      ...taking,
    }),
  ],
};
