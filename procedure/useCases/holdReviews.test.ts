import { anActor } from '../../test/builders/anActor.ts';
import { aProcedure } from '../../test/builders/aProcedure.ts';
import { aReport } from '../../test/builders/aReport.ts';
import { octoberEntries } from '../../test/builders/measuredEntries.ts';
import { thePeople } from '../../test/builders/thePeople.ts';
import type { HoldReview } from '../commands/organisation/reviewCommands.ts';
import { defaultRules } from '../organisation/rules.ts';

const { ismsManager, alternate, management, otherManagement, auditor, administrator, employee } = thePeople;

const review = (changes: Partial<HoldReview> = {}): HoldReview => ({
  name: 'holdReview',
  period: {},
  conclusion: 'Doors',
  raised: [],
  nextOn: '2027-05-24',
  ...changes,
});
const report = { command: aReport(), actor: employee, commandId: 'report' };

describe('holding a review', () => {
  it('is a numbered record of its own, with the figures of the register', async () => {
    const { handling, register, committed } = aProcedure();
    for (const entry of octoberEntries) register.learn(entry);
    const handled = await handling.holdReview({ command: review(), actor: ismsManager, commandId: 'press' });
    expect(handled).toMatchObject({
      kind: 'done',
      repeated: false,
      commit: { key: 'REVIEW-0001', sequence: 1, actorId: ismsManager.id },
      stream: {
        key: 'REVIEW-0001',
        state: {
          key: 'REVIEW-0001',
          heldBy: ismsManager.id,
          heldOn: '2026-11-24',
          procedureVersion: '3.1',
          notes: [],
          records: { measured: 5, unread: 1 },
          rules: { timeZone: 'Europe/Paris', observationDays: 180 },
          figures: { timeToIdentify: { population: 3 } },
          systemic: [{ of: 'A.7.2', count: 3 }],
        },
      },
    });
    // It causes none of the effects of a record.
    expect(committed).toEqual([]);
  });

  it('continues the numbering', async () => {
    const { handling } = aProcedure();
    await handling.holdReview({ command: review(), actor: ismsManager, commandId: 'a' });
    const second = await handling.holdReview({ command: review(), actor: alternate, commandId: 'b' });
    expect(second).toMatchObject({ stream: { key: 'REVIEW-0002' } });
  });

  it('delivered again is that review, also with other inputs, and also when it could no longer be held', async () => {
    const { handling, reviews, setNow } = aProcedure();
    const order = { command: review({ nextOn: '2026-11-25' }), actor: ismsManager, commandId: 'press' };
    const [first, second] = await Promise.all([handling.holdReview(order), handling.holdReview(order)]);
    const third = await handling.holdReview({ ...order, command: review({ conclusion: 'Reworded' }) });
    setNow(new Date('2026-12-24T09:00:00.000Z'));
    const late = await handling.holdReview(order);
    const repeated = { repeated: true, stream: { key: 'REVIEW-0001', state: { conclusion: 'Doors' } } };
    expect(first).toMatchObject({ ...repeated, repeated: false });
    for (const again of [second, third, late]) expect(again).toMatchObject(repeated);
    expect(reviews.stored()).toHaveLength(1);
    expect(await handling.holdReview({ ...order, commandId: 'another' })).toMatchObject({ kind: 'refused' });
  });

  it('names only existing nonconformities that the reviewer and every reader may know', async () => {
    const { handling, reviews } = aProcedure(undefined, { alternate: [alternate], ismsManager: [ismsManager] });
    await handling.handle(report);
    const kept = aReport({}, { notToIsmsManager: true });
    await handling.handle({ ...report, command: kept, commandId: 'kept' });
    const hold = (raised: HoldReview['raised'], actor = ismsManager) =>
      handling.holdReview({ command: review({ raised }), actor, commandId: raised.join() + actor.id });
    const refused = (raised: string) => ({ kind: 'refused', refusal: { reason: 'invalid', problems: { raised } } });
    expect(await hold(['NC-2026-0001', 'NC-2026-0099'])).toEqual(refused('unknownRecord'));
    expect(await hold(['NC-2026-0002'])).toEqual(refused('unknownRecord'));
    expect(await hold(['NC-2026-0002'], alternate)).toEqual(refused('notFitting'));
    expect(reviews.stored()).toEqual([]);
    expect(await hold(['NC-2026-0001'])).toMatchObject({ stream: { state: { raised: ['NC-2026-0001'] } } });
  });

  it('follows the rules in force', async () => {
    const { handling } = aProcedure();
    const changes = { observationDays: 90, systemicCount: 2, reviewEveryMonths: 3 };
    const change = { name: 'changeRules', changes, because: 'Quick' } as const;
    await handling.changeRules({ command: change, actor: ismsManager, commandId: 'rules' });
    const hold = (nextOn: HoldReview['nextOn']) =>
      handling.holdReview({ command: review({ nextOn }), actor: ismsManager, commandId: nextOn });
    expect(await hold('2027-05-24')).toMatchObject({ refusal: { problems: { nextOn: 'tooFarAhead' } } });
    expect(await hold('2027-02-24')).toMatchObject({
      stream: { state: { rules: { observationDays: 90, systemic: { count: 2, days: 90 } } } },
    });
  });
});

describe('noting a review', () => {
  const noted = async () => {
    const procedure = aProcedure();
    const both = { ...ismsManager, roles: ['ismsManager', 'management'] } as const;
    await procedure.handling.holdReview({ command: review(), actor: both, commandId: 'hold' });
    const note = (actor: typeof management, key: `REVIEW-${string}` = 'REVIEW-0001', commandId = `note ${actor.id}`) =>
      procedure.handling.noteReview({
        command: { name: 'noteReview', review: key, comment: 'Seen' },
        actor,
        commandId,
      });
    return { ...procedure, note, both };
  };

  it('is one more commit of the review, once for each press', async () => {
    const { note } = await noted();
    expect(await note(management)).toMatchObject({ commit: { key: 'REVIEW-0001', sequence: 2 } });
    expect(await note(management)).toMatchObject({ commit: { sequence: 2 }, repeated: true });
    expect(await note(otherManagement)).toMatchObject({
      stream: { state: { notes: [{ by: management.id, comment: 'Seen' }, { by: otherManagement.id }] } },
    });
  });

  it('repeats its answer only to a person who may still read reviews', async () => {
    const { note } = await noted();
    await note(management);
    expect(await note({ ...management, roles: [] } as never)).toEqual({
      kind: 'refused',
      refusal: { reason: 'unknown' },
    });
  });

  it('is refused to the person who held it, and for a missing or damaged review', async () => {
    const { note, both, reviews } = await noted();
    expect(await note(both as never)).toEqual({
      kind: 'refused',
      refusal: { reason: 'segregation', conflict: { duty: 'noteReview', as: 'reviewer' } },
    });
    expect(await note(management, 'REVIEW-0009')).toEqual({ kind: 'refused', refusal: { reason: 'unknown' } });
    reviews.damage('REVIEW-0001', { kind: 'brokenChain', row: 'REVIEW-0001/0001' });
    expect(await note(management)).toEqual({ kind: 'refused', refusal: { reason: 'readOnly' } });
  });
});

describe('reading the reviews', () => {
  it('returns them newest first, and when the next is due', async () => {
    const { handling } = aProcedure();
    expect(await handling.reviews(auditor)).toEqual({ reviews: [], next: undefined });
    await handling.handle(report);
    expect((await handling.reviews(auditor))?.next).toMatchObject({ reference: 'REVIEW-0001', due: '2027-11-24' });
    for (const [commandId, nextOn] of [
      ['a', '2027-01-24'],
      ['b', '2027-03-01'],
    ] as const)
      await handling.holdReview({ command: review({ nextOn }), actor: ismsManager, commandId });
    const listed = await handling.reviews(auditor);
    expect(listed?.reviews.map(({ key, stream }) => [key, stream?.state.nextOn])).toEqual([
      ['REVIEW-0002', '2027-03-01'],
      ['REVIEW-0001', '2027-01-24'],
    ]);
    expect(listed?.next).toMatchObject({ reference: 'REVIEW-0003', due: '2027-03-01' });
    expect((await handling.review('REVIEW-0001', auditor))?.state.nextOn).toBe('2027-01-24');
    expect(await handling.review('REVIEW-0009', auditor)).toBeUndefined();
  });

  it('is only for people who may read the register', async () => {
    const { handling } = aProcedure();
    await handling.holdReview({ command: review(), actor: ismsManager, commandId: 'a' });
    for (const [who, actor] of Object.entries(thePeople)) {
      const reads = ['ismsManager', 'alternate', 'management', 'otherManagement', 'auditor', 'custodian'].includes(who);
      expect([who, (await handling.reviews(actor)) !== undefined]).toEqual([who, reads]);
      expect([who, (await handling.review('REVIEW-0001', actor)) !== undefined]).toEqual([who, reads]);
    }
  });
});

it('the rules of a review are the usual ones unless changed', async () => {
  const { organisation, handling } = aProcedure();
  expect(organisation.current().rules).toBe(defaultRules);
  expect((await handling.settings(administrator))?.organisation.rules).toBe(defaultRules);
  expect(await handling.settings(anActor())).toBeUndefined();
});
