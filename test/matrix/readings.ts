import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import type { Actor } from '../../procedure/record/values/person.ts';
import type { Readable } from '../../procedure/stages/reads.ts';
import { aRecord } from '../builders/aRecord.ts';
import { afterwards } from '../builders/given.ts';
import { thePeople } from '../builders/thePeople.ts';
import { press } from './examples.ts';
import { also, recordIn, records } from './records.ts';

/** Access that depends on more than stage and person. */
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
const withoutCode: Actor = { id: 'reporter', name: '', roles: [], guest: false };
const withCode: Actor = { ...withoutCode, caseOf: implementation.reference };

const reads =
  (what: Readable) =>
  (rule: string, actor: Actor, may: boolean, record?: Nonconformity): Reading => ({ rule, actor, may, what, record });
const record = reads('record');
const register = reads('register');
const name = reads('reporter');

export const readings: readonly Reading[] = [
  record('an owner of a completed action reads no more', actionOwner, false, firstDone),
  record('an owner of an open action does', otherActionOwner, true, firstDone),
  record('even while the plan is changed', actionOwner, true, changed),
  record('a plan of an earlier cycle gives no access', planManager, false, nextCycle),
  record('nor does its verification', verifier, false, nextCycle),
  record('nor do its actions', actionOwner, false, nextCycle),
  record('the owner of the record keeps access', owner, true, nextCycle),
  record('a delegation ends when the risk is accepted', delegate, false, acceptedInstead),
  record('a person who handed work over reads no more', owner, false, reassigned),
  record('the person who received it does', thePeople.employee, true, reassigned),
  record('the same for an approved plan', planManager, false, handed('planManager')),
  record('and its new manager', thePeople.employee, true, handed('planManager')),
  record('and for its verification', verifier, false, handed('verifier')),
  record('and its new verifier', thePeople.employee, true, handed('verifier')),

  record('a guest reads their own report', { ...reporter, guest: true }, true, implementation),
  record('and their own tasks', { ...actionOwner, guest: true }, true, implementation),
  record('and nothing else', guest, false, implementation),
  record('a guest auditor reads all', { ...auditor, guest: true }, true, implementation),
  register('and the register', { ...auditor, guest: true }, true),
  record('several roles add up', also('administrator', 'auditor'), true, implementation),
  record('without a record only a role gives access', reporter, false),
  record('which an administrator lacks', administrator, false),
  name('the owner does not see the reporter', owner, false, implementation),
  name('except in their own report', reporter, true, implementation),

  record('a record may be kept from the ISMS managers', ismsManager, false, kept),
  record('whatever other roles they have', also('ismsManager', 'management', 'auditor'), false, kept),
  name('so is the reporter’s name', also('ismsManager', 'management'), false, kept),
  record('not from the alternate', alternate, true, kept),
  record('nor from an ISMS manager who reported it', { ...ismsManager, id: reporter.id }, true, kept),
  register('they read the other records', ismsManager, true),

  record('a case code gives access to its report', withCode, true, unnamed),
  record('and to no other', withCode, false, other),
  record('without the code no one is the reporter', withoutCode, false, unnamed),
  register('nor does it open the register', withCode, false),
];
