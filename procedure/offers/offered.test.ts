import fc from 'fast-check';
import { decided } from '../../test/builders/given.ts';
import { theOrganisationContext } from '../../test/builders/theOrganisationContext.ts';
import { type PersonName, thePeople } from '../../test/builders/thePeople.ts';
import { press } from '../../test/matrix/examples.ts';
import { also, decisionContexts, recordFor, recordIn, records } from '../../test/matrix/records.ts';
import { type ActionCommandName, recordCommandNames } from '../commands/recordCommands.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import { type Actor, type Role, roles } from '../record/values/person.ts';
import { permissions, type RecordCommandName } from '../stages/permissions.ts';
import { stages } from '../stages/stages.ts';
import { offeredTo } from './offered.ts';
import { actionCommandNames, isActionCommand, openActionsFor } from './openActionsFor.ts';
import { leadableSessions } from './trainingsLed.ts';

const today = '2026-11-24' as const;
const everyone = Object.keys(thePeople) as PersonName[];
const names = recordCommandNames;

/** The parts that a person can take over: each an id in the record. */
const parts = [
  'reporter',
  'owner',
  'planManager',
  'actionOwner',
  'verifier',
  'delegate',
  'rejecter',
  'submitter',
  'asker',
] as const;
type TakenPart = (typeof parts)[number];

/** The record with the person in more parts. Constructed, not derived from events: hence `as`. */
const inParts = (record: Nonconformity, id: string, taken: readonly TakenPart[]): Nonconformity => {
  const takes = (part: TakenPart) => taken.includes(part);
  const { cycle, triage, rejection } = record;
  const owned = <One extends { readonly id: string; readonly owner: string }>(actions: readonly One[]) =>
    actions.map((one) => (takes('actionOwner') && one.id === 'A1' ? { ...one, owner: id } : one));
  return {
    ...record,
    ...(takes('reporter') && { reporter: id }),
    ...(triage && takes('owner') && { triage: { ...triage, owner: id } }),
    ...(rejection && takes('rejecter') && { rejection: { ...rejection, by: id } }),
    cycle: {
      ...cycle,
      ...(cycle.plan && {
        plan: {
          ...cycle.plan,
          ...(takes('planManager') && { manager: id }),
          actions: owned(cycle.plan.actions),
          verification: { ...cycle.plan.verification, ...(takes('verifier') && { verifier: id }) },
        },
      }),
      ...(cycle.submission && takes('submitter') && { submission: { ...cycle.submission, by: id } }),
      ...(cycle.delegation && takes('delegate') && { delegation: { ...cycle.delegation, to: id } }),
      actions: owned(cycle.actions).map((one) =>
        one.extension && takes('asker') ? { ...one, extension: { ...one.extension, by: id } } : one,
      ),
    },
  } as Nonconformity;
};

/** A refusal that no other form, day or earlier press changes: the person has the wrong part in the record. */
const isAboutTheirPart = (reason: string): boolean =>
  ['unknown', 'notAllowed', 'segregation', 'delegationEnded', 'notInThisStage'].includes(reason);

const formFor = (name: RecordCommandName, record: Nonconformity, actor: Actor, management: readonly string[]) => {
  const { form } = press(actor, name);
  if (name === 'leadSession') return { session: leadableSessions(record, actor)[0]?.id };
  if (!isActionCommand(name)) return form;
  const [first] = openActionsFor(name as ActionCommandName, record, { actor, today, management });
  return { ...(form as object), action: first?.id };
};

const offeredAndRefused = (record: Nonconformity, actor: Actor, management: readonly string[]): readonly string[] => {
  const { all, next } = offeredTo(record, { actor, today, management });
  expect(next.filter((name) => !all.includes(name))).toEqual([]);
  return all.flatMap((name) => {
    const form = formFor(name, record, actor, management);
    const decision = decided(record, { name, form, by: actor, management, ...decisionContexts[name] });
    if (!('refusal' in decision)) return [];
    const { refusal } = decision;
    // Of `draftPlan` and `reassignWork`, the form names the person with the conflict.
    const isOfForm = refusal.reason === 'segregation' && ['draftPlan', 'reassignWork', 'changeTriage'].includes(name);
    return isAboutTheirPart(refusal.reason) && !isOfForm ? [`${name}: ${JSON.stringify(refusal)}`] : [];
  });
};

const anyRecord = fc
  .tuple(fc.constantFrom(...names), fc.constantFrom(...stages))
  .map(([name, stage]) => recordFor(name, stage));
const anyActor = fc
  .tuple(fc.constantFrom(...everyone), fc.subarray<Role>([...roles]))
  .map(([who, more]): Actor => also(who, ...more));

describe('what is offered', () => {
  it('is never refused because of the person’s part in the record', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyRecord, fc.constantFrom(...Object.values(records))),
        anyActor,
        fc.subarray([...parts], { maxLength: 3 }),
        fc.boolean(),
        (record, actor, taken, alone) => {
          const member = actor.roles.includes('management') ? [actor.id] : [];
          const management = alone ? member : [...new Set([...member, thePeople.otherManagement.id])];
          expect(offeredAndRefused(inParts(record, actor.id, taken), actor, management)).toEqual([]);
        },
      ),
      { seed: 20_261_203, numRuns: 4000 },
    );
  });

  it.each(names)('%s: to everyone in every stage', (name) => {
    const management = [thePeople.management.id, thePeople.otherManagement.id];
    const wrong = stages.flatMap((stage) =>
      everyone.flatMap((who) => {
        const record = recordFor(name, stage);
        return offeredAndRefused(record, thePeople[who], management).map((one) => `${who} in ${stage}: ${one}`);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('has no approval for the manager who reported it, and one for another manager', () => {
    const record = { ...recordIn.approval, reporter: thePeople.management.id };
    const to = (who: PersonName) =>
      offeredTo(record, {
        actor: thePeople[who],
        today,
        management: [thePeople.management.id, thePeople.otherManagement.id],
      }).all;
    const decisions = ['delegateApproval', 'approvePlan', 'returnPlan', 'rejectPlan', 'acceptRisk'];
    expect(to('management').filter((name) => decisions.includes(name))).toEqual([]);
    expect(to('otherManagement').filter((name) => decisions.includes(name))).toEqual(decisions);
  });

  it('has the approval for a manager with a part when no one else is eligible: by exception', () => {
    const { id } = thePeople.management;
    const record = { ...recordIn.approval, reporter: id };
    const { all } = offeredTo(record, { actor: thePeople.management, today, management: [id] });
    expect(all).toContain('approvePlan');
    expect(all).not.toContain('delegateApproval');
  });

  it('does not tell from the offer who reported under seal: they are refused when they press', () => {
    const sealed = { kind: 'sealed', sealed: 's', digest: 'd', caseCode: 'c' } as const;
    const record = { ...recordIn.approval, unnamed: sealed };
    const management = [thePeople.management.id, thePeople.otherManagement.id];
    const actor = thePeople.management;
    expect(offeredTo(record, { actor, today, management }).all).toContain('approvePlan');
    const isSealed = (_: string, id: string) => id === actor.id;
    const { form } = press(actor, 'approvePlan');
    expect(decided(record, { name: 'approvePlan', form, by: actor, management, isSealed })).toEqual({
      refusal: { reason: 'segregation', conflict: { duty: 'approve', as: 'reporter' } },
    });
    expect(theOrganisationContext.isSealed('d', actor.id)).toBe(false);
  });

  it('has of the actions only those that the person may decide on', () => {
    const record = records.asked;
    const to = (who: PersonName) => ({ actor: also(who, 'management'), today, management: [] });
    expect(actionCommandNames).toContain('decideExtension');
    expect(openActionsFor('decideExtension', record, to('actionOwner'))).toEqual([]);
    expect(openActionsFor('decideExtension', record, to('owner')).map(({ id }) => id)).toEqual(['A1']);
    expect(permissions.decideExtension.may).toContain('management');
  });
});
