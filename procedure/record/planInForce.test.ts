import { thePlan } from '../../test/builders/aRecord.ts';
import { afterwards, type Press } from '../../test/builders/given.ts';
import { sha256 } from '../../test/builders/sha256.ts';
import { thePeople } from '../../test/builders/thePeople.ts';
import { forms, press } from '../../test/matrix/examples.ts';
import { recordFor, recordIn } from '../../test/matrix/records.ts';
import { defaultDeadlinePolicy } from '../deadlines/deadlinePolicy.ts';
import { deadlinesOf } from '../deadlines/deadlinesOf.ts';
import { approversOf } from '../deadlines/holders.ts';
import { recipientsByEvent } from '../notices/recipients.ts';
import { permissions, type RecordCommandName } from '../stages/permissions.ts';
import type { Nonconformity } from './nonconformity.ts';
import { planInForce } from './planInForce.ts';
import { canonicalJson } from './values/canonicalJson.ts';

const { planManager, actionOwner, verifier, employee, owner } = thePeople;
const leaves = (from: { readonly id: string }, to = employee.id): Press =>
  press('ismsManager', 'reassignWork', { from: from.id, to });
const hashOf = ({ cycle }: Nonconformity): string => sha256(canonicalJson(cycle.plan));

/** The actor of each command while an approval stands, except commands that void it. */
const standing = (Object.keys(forms) as RecordCommandName[]).flatMap((name): readonly Press[] => {
  const [by] = permissions[name].may.filter((relation) => relation in thePeople);
  const takesAway = ['draftPlan', 'judgeEffectiveness'].includes(name);
  return by && !takesAway && permissions[name].stages.includes('implementation')
    ? [press(name === 'decideExtension' ? 'alternate' : (by as Press['by']), name)]
    : [];
});

describe('while an approval stands, its hash is that of the plan that the record shows', () => {
  it.each(standing.map((one) => [one.name, one] as const))('also after %s', (name, given) => {
    const before = recordFor(name, 'implementation');
    expect(before.cycle.approval?.planHash).toBe(hashOf(before));
    const after = afterwards(before, { ...given, ...extra[name] });
    expect(after.cycle.approval?.planHash).toBe(hashOf(after));
  });

  it('covers enough commands', () => {
    expect(standing.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['reassignWork', 'decideExtension', 'cancelAction', 'completeAction', 'changeTriage']),
    );
  });

  it.each([
    ['the owner', owner],
    ['the plan manager', planManager],
    ['an action’s owner', actionOwner],
    ['the verifier', verifier],
  ])('when %s leaves, and their successor leaves, too', (_, who) => {
    for (const stage of ['implementation', 'verification'] as const) {
      const hasWork = stage === 'implementation' || who !== actionOwner;
      if (!hasWork) continue;
      const later = afterwards(afterwards(recordIn[stage], leaves(who)), leaves(employee, thePeople.auditor.id), 51);
      expect(later.cycle.plan).toEqual(recordIn[stage].cycle.plan);
      expect(later.cycle.approval?.planHash).toBe(hashOf(later));
    }
  });
});

/** Other records and the session that a command names. */
const extra: Readonly<Partial<Record<RecordCommandName, Partial<Press>>>> = {
  confirmRecurrence: { otherRecord: recordIn.closed },
  closeSession: { closing: { ranges: { a1b2c3d4e5f60718: '1' }, count: 1, digest: 'd', closings: 0 } },
  takeLateContributions: { closing: { ranges: { a1b2c3d4e5f60718: '1' }, count: 1, digest: 'd', closings: 1 } },
};

describe('the plan in force', () => {
  it('is the plan, with the people who have its work now', () => {
    const record = [
      leaves(planManager),
      leaves(actionOwner),
      leaves(verifier, thePeople.auditor.id),
    ].reduce<Nonconformity>((so, one, n) => afterwards(so, one, 51 + n), recordIn.implementation);
    const { actions, verification } = thePlan();
    expect(planInForce(record.cycle)).toEqual({
      ...thePlan(),
      manager: employee.id,
      actions: actions.map((one) => (one.id === 'A1' ? { ...one, owner: employee.id } : one)),
      verification: { ...verification, verifier: thePeople.auditor.id },
    });
  });

  it('is the draft while nothing is approved, and undefined where there is none', () => {
    const begun = afterwards(recordIn.implementation, press('owner', 'draftPlan'));
    expect(planInForce(begun.cycle)).toBe(begun.cycle.plan);
    expect(planInForce(recordIn.analysis.cycle)).toBeUndefined();
  });
});

describe('a person who took over work', () => {
  const calendar = { timeZone: 'Europe/Paris', holidays: [] };
  const handed = afterwards(afterwards(recordIn.implementation, leaves(planManager)), leaves(verifier), 51);

  it('is expected to act, at a follow-up and for the verdict', () => {
    const assigneesOf = (record: Nonconformity, kind: string) =>
      deadlinesOf(record, calendar, defaultDeadlinePolicy).find((one) => one.kind === kind)?.who;
    const successor = [{ kind: 'person', id: employee.id }];
    expect(assigneesOf(handed, 'followUp')).toEqual(successor);
    expect(assigneesOf(afterwards(recordIn.verification, leaves(verifier)), 'verification')).toEqual(successor);
  });

  it('is notified when the last action is done, and is barred from approving the next plan', () => {
    const last = { ...handed, cycle: { ...handed.cycle, actions: handed.cycle.actions.slice(0, 1) } } as Nonconformity;
    const noOne = { ismsManagers: [], management: [], triageChannelId: undefined, wasOngoing: false };
    const after = { ...last, stage: 'verification' } as Nonconformity;
    const event = { type: 'ActionCompleted', action: 'A1', doneOn: '2026-11-24', note: 'Fitted' } as const;
    expect(recipientsByEvent.ActionCompleted(event, { before: last, after, ...noOne })).toEqual([
      { kind: 'verificationAsked', to: [{ kind: 'person', id: employee.id }] },
    ]);
    expect(approversOf(handed)[0]).toMatchObject({ except: expect.arrayContaining([employee.id, owner.id]) });
  });
});

it('is not asked to approve a plan that they submitted', () => {
  const { submission } = recordIn.approval.cycle;
  if (!submission) throw new Error('it was not submitted');
  const by = thePeople.otherManagement.id;
  const cycle = { ...recordIn.approval.cycle, submission: { ...submission, by } };
  expect(approversOf({ ...recordIn.approval, stage: 'approval', cycle })[0]).toMatchObject({
    except: expect.arrayContaining([by]),
  });
});
