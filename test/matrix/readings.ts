import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import type { Actor } from '../../procedure/record/values/person.ts';
import type { Readable } from '../../procedure/stages/reads.ts';
import { aRecord } from '../builders/aRecord.ts';
import { afterwards } from '../builders/given.ts';
import { thePeople } from '../builders/thePeople.ts';
import { also, press, recordIn, records } from './records.ts';

/** Who reads what, where it depends on more than stage and person. */
export type Reading = {
  readonly rule: string;
  readonly actor: Actor;
  readonly may: boolean;
  readonly what: Readable;
  readonly record: Nonconformity | undefined;
};

const { actionOwner, otherActionOwner, planManager, verifier, delegate, owner, reporter, guest, auditor } = thePeople;
const { ismsManager, alternate, administrator } = thePeople;
const { firstDone } = records;
const { implementation, approval, verification } = recordIn;

const changed = afterwards(implementation, press('owner', 'draftPlan'));
const nextCycle = afterwards(verification, press('verifier', 'judgeEffectiveness'));
const acceptedInstead = afterwards(approval, press('management', 'acceptRisk'));
const reassigned = afterwards(implementation, press('ismsManager', 'reassignWork'));
const handed = (who: 'planManager' | 'verifier') =>
  afterwards(implementation, press('ismsManager', 'reassignWork', { from: thePeople[who].id }));
const kept: Nonconformity = { ...implementation, notToIsmsManager: true };
const unnamed: Nonconformity = { ...implementation, reporter: 'reporter' };
const other: Nonconformity = { ...aRecord(), reference: 'NC-2026-0002', reporter: 'reporter' };
const nobody: Actor = { id: 'reporter', name: '', roles: [], guest: false };
const withCode: Actor = { ...nobody, caseOf: implementation.reference };

const reads =
  (what: Readable) =>
  (rule: string, actor: Actor, may: boolean, record?: Nonconformity): Reading => ({ rule, actor, may, what, record });
const record = reads('record');
const register = reads('register');
const name = reads('reporter');

export const readings: readonly Reading[] = [
  record('whose action is done reads no more', actionOwner, false, firstDone),
  record('whose action is open does', otherActionOwner, true, firstDone),
  record('while the plan is changed too', actionOwner, true, changed),
  record('a plan of an earlier cycle opens nothing', planManager, false, nextCycle),
  record('nor its verification', verifier, false, nextCycle),
  record('nor its actions', actionOwner, false, nextCycle),
  record('its owner still owns it', owner, true, nextCycle),
  record('a delegation ends with the risk accepted', delegate, false, acceptedInstead),
  record('who left the work reads no more', owner, false, reassigned),
  record('who got it does', thePeople.employee, true, reassigned),
  record('so with a plan that was approved', planManager, false, handed('planManager')),
  record('who manages it now', thePeople.employee, true, handed('planManager')),
  record('and its verdict', verifier, false, handed('verifier')),
  record('who verifies now', thePeople.employee, true, handed('verifier')),

  record('a guest reads what he reported', { ...reporter, guest: true }, true, implementation),
  record('and what is his to do', { ...actionOwner, guest: true }, true, implementation),
  record('and nothing else', guest, false, implementation),
  record('an auditor who is a guest reads all', { ...auditor, guest: true }, true, implementation),
  register('and the register', { ...auditor, guest: true }, true),
  record('several roles add up', also('administrator', 'auditor'), true, implementation),
  record('of no record one reads only by a role', reporter, false),
  record('which an administrator has not', administrator, false),
  name('the owner does not see who reported', owner, false, implementation),
  name('but for his own report', reporter, true, implementation),

  record('a record may be kept from the ISMS managers', ismsManager, false, kept),
  record('whatever else they are', also('ismsManager', 'management', 'auditor'), false, kept),
  name('and so is the name', also('ismsManager', 'management'), false, kept),
  record('not from the alternate', alternate, true, kept),
  record('nor from one who reported it', { ...ismsManager, id: reporter.id }, true, kept),
  register('the others they read', ismsManager, true),

  record('who comes with the code reads his report', withCode, true, unnamed),
  record('and no other', withCode, false, other),
  record('without the code nobody is the reporter', nobody, false, unnamed),
  register('nor does it open the register', withCode, false),
];
