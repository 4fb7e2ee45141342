import type { Naming } from '../../../procedure/messages/knownPeople.ts';
import type { Plan } from '../../../procedure/record/recordParts.ts';
import {
  aStream,
  ida,
  lea,
  max,
  type Step,
  theApproval,
  thePlan,
  theReport,
  untilSubmitted,
} from '../../../test/builders/aLife.ts';
import { anActor } from '../../../test/builders/anActor.ts';
import { theClassification } from '../../../test/builders/aRecord.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import { aTab } from '../../../test/builders/aTab.ts';
import { sha256 } from '../../../test/builders/sha256.ts';
import { theOrganisationContext } from '../../../test/builders/theOrganisationContext.ts';
import { editingAnswer } from './addEditingRoute.ts';

const people: Naming = { holders: (role) => (role === 'management' ? [ida] : []), nameOf: () => undefined };
const around = { context: theOrganisationContext, people, digest: sha256 };
const by = (who: typeof lea, ...events: Step['events']): Step => ({ by: who, events });
const changed = (changes: Partial<Plan>): Step => by(max, { type: 'PlanDrafted', plan: thePlan(changes) });
const submit = by(max, { type: 'PlanSubmitted' });
const submitted = [theReport, ...untilSubmitted];
const manager = anActor({ id: ida.id, name: ida.name, roles: ['management'] });
const owner = anActor({ id: max.id, name: max.name });
const answer = (steps: readonly Step[], actor = owner) => editingAnswer(aStream(steps), actor, around);

describe('the answer for an editor of the plan', () => {
  it('has the plan in force, its last author, and its hash', () => {
    expect(answer(submitted)).toMatchObject({
      sequence: 6,
      me: 'max',
      owner: 'max',
      lastAction: 2,
      rootCauses: [{ statement: 'There is no alarm' }],
      plan: {
        inForce: thePlan(),
        asked: thePlan(),
        revision: 5,
        isApproved: false,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        changed: { by: { me: true, name: 'Max Weber' } },
        submitted: { by: { me: true } },
      },
    });
  });

  it('has the reason of a return, until it is answered', () => {
    const returned = [...submitted, by(ida, { type: 'PlanReturned', comment: 'Sooner', action: 'A2' })];
    const sentBack = { how: 'returned', comment: 'Sooner', action: 'A2', by: { name: 'Ida Olsen' } };
    expect(answer(returned)?.plan).toMatchObject({ sentBack });
    expect(answer([...returned, changed({ objective: 'Other' }), submit])?.plan?.sentBack).toBeUndefined();
    expect(answer([...submitted, by(ida, { type: 'PlanRejected', reason: 'Too dear' })])?.plan).toMatchObject({
      sentBack: { how: 'rejected', comment: 'Too dear' },
    });
    const voided = [...returned, submit, theApproval, changed({ objective: 'Other' })];
    expect(answer(voided)?.plan?.sentBack).toBeUndefined();
  });

  it('has the id of every action ever planned', () => {
    const [first] = thePlan().actions;
    const actions = first ? [{ ...first, id: 'A7' }] : [];
    const refused = by(ida, { type: 'PlanRejected', reason: 'No' });
    expect(answer([...submitted.slice(0, -2), changed({ actions }), submit, refused, changed({})])?.lastAction).toBe(7);
  });

  it('names the reporter only to authorised readers', () => {
    const plan = changed({ manager: lea.id });
    expect(JSON.stringify(answer([...submitted, plan], owner))).not.toContain(lea.name);
    const isms = anActor({ id: 'isa', roles: ['ismsManager'] });
    expect(answer([...submitted, plan], isms)?.people).toContainEqual(lea);
  });
});

describe('the answer for an approver', () => {
  it('says whether the reader decides, and what changed since the last submission', () => {
    expect(answer(submitted, manager)).toMatchObject({ deciding: { byException: false }, plan: { revision: 5 } });
    expect(answer(submitted, manager)?.plan?.before).toBeUndefined();
    const again = [...submitted, by(ida, { type: 'PlanReturned', comment: 'x' }), changed({ objective: 'Z' }), submit];
    expect(answer(again, manager)?.plan).toMatchObject({ before: thePlan(), asked: { objective: 'Z' }, revision: 8 });
  });

  it('says why the reader may not decide, and whether an exception is possible', () => {
    const own = [theReport, ...untilSubmitted.slice(0, -2), changed({ manager: ida.id }), submit];
    const asManager = { duty: 'approve', as: 'planManager' };
    const two = { ...people, holders: () => [ida, { id: 'pia', name: 'Pia' }] };
    expect(editingAnswer(aStream(own), manager, { ...around, people: two })?.deciding).toEqual({
      refusal: { reason: 'segregation', conflict: asManager },
    });
    expect(answer(own, manager)?.deciding).toEqual({ byException: true });
  });

  it('shows the delegation', () => {
    const delegated = by(ida, { type: 'ApprovalDelegated', to: 'dan', until: '2027-01-01' });
    const delegate = anActor({ id: 'dan', name: 'Dan' });
    expect(answer([...submitted, delegated], delegate)?.deciding).toEqual({
      byException: false,
      inPlaceOf: { me: false, name: 'Ida Olsen' },
    });
  });
});

describe('the answer for an editor of the causes', () => {
  const determined = submitted.slice(0, -2);

  it('shows the statement and the causes with their authors', () => {
    expect(answer(determined)).toMatchObject({
      statement: { problem: 'The door is not watched', by: { me: true }, at: expect.any(String) },
      causes: { rootCauses: [{ whyId: 'w1' }], agreedBy: [ida.id], by: { me: true } },
    });
    expect(answer(submitted.slice(0, 2))).not.toHaveProperty('statement');
  });
});

describe('the endpoint', () => {
  it('is available to editors of the record; for others it does not exist', async () => {
    const tab = await aTab();
    const report = { command: aReport(), actor: anActor(), commandId: 'a'.repeat(64) };
    await tab.handling.handle(report);
    const get = async (reference: string, claims: object) => {
      const headers = { authorization: `Bearer ${await tab.issuer.token({ ...claims })}` };
      const { statusCode, body } = await tab.app.inject({
        url: `/api/nonconformities/${reference}/editing`,
        headers,
      });
      return { statusCode, body };
    };
    const isms = { oid: '55555555-5555-4555-8555-555555555555' };
    tab.setRoles(isms.oid, ['ismsManager']);
    const triage = {
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'One',
      ...theClassification,
      owner: isms.oid,
    } as const;
    const press = { name: 'triageReport', reference: 'NC-2026-0001', ...triage } as const;
    const unknown = await get('NC-2026-9999', isms);
    // Before triage there is nothing to edit.
    expect(await get('NC-2026-0001', isms)).toEqual(unknown);
    const actor = anActor({ id: isms.oid, roles: ['ismsManager'] });
    await tab.handling.handle({ command: press, actor, commandId: 'b'.repeat(64) });
    expect((await get('NC-2026-0001', isms)).statusCode).toBe(200);
    // Its reporter reads it, and edits nothing of it.
    for (const claims of [{}, { oid: '99999999-9999-4999-8999-999999999999' }])
      expect(await get('NC-2026-0001', claims)).toEqual(unknown);
    expect(await get('..%2f..', isms)).toEqual(unknown);
    expect((await tab.app.inject({ url: '/api/nonconformities/NC-2026-0001/editing' })).statusCode).toBe(401);
    await tab.stop();
  });
});
