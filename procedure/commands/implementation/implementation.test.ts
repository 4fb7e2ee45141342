import { aRecord, presses } from '../../../test/builders/aRecord.ts';
import { afterwards, given, today } from '../../../test/builders/given.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';

const invalid = (problems: object) => ({ reason: 'invalid', problems });
const record = aRecord({ stage: 'implementation' });
const verification = aRecord({ stage: 'verification' });
const file = { name: 'door.jpg', bytes: 1, sha256: 'a'.repeat(64), link: 'https://contoso.sharepoint.com/door.jpg' };

describe('an action', () => {
  const complete = (form: object, by: 'actionOwner' | 'otherActionOwner' = 'actionOwner', on = record) =>
    given(on).when('completeAction', { action: 'A1', doneOn: today, note: 'Fitted', ...form }, by);

  it('is completed by its owner, not in the future', () => {
    complete({}).gives({ type: 'ActionCompleted', action: 'A1', doneOn: today, note: 'Fitted' });
    complete({}, 'otherActionOwner').refuses({ reason: 'notAllowed' });
    complete({ doneOn: '2026-11-25' }).refuses(invalid({ doneOn: 'inTheFuture' }));
    complete({ doneOn: '2026-11-22' }).refuses(invalid({ doneOn: 'beforeDetection' }));
  });

  it('must exist and be open', () => {
    complete({ action: 'A9' }).refuses(invalid({ action: 'unknownAction' }));
    complete({ action: '__proto__' }).refuses(invalid({ action: 'unknownAction' }));
    given(afterwards(record, presses.first))
      .when('completeAction', { action: 'A1', doneOn: today, note: 'x' }, 'planManager')
      .refuses(invalid({ action: 'actionNotOpen' }));
  });

  it('records its progress', () => {
    const form = { action: 'A1', note: 'Ordered' };
    given(record)
      .when('reportProgress', form, 'actionOwner')
      .gives({ type: 'ActionProgressed', ...form });
    given(record).when('reportProgress', form, 'otherActionOwner').refuses({ reason: 'notAllowed' });
  });

  it('is cancelled by management, and the last one ends the work', () => {
    const form = { action: 'A2', reason: 'Not needed' };
    given(record)
      .when('cancelAction', form, 'management')
      .gives({ type: 'ActionCancelled', ...form });
    const ended = afterwards(afterwards(record, presses.first), { name: 'cancelAction', form, by: 'management' });
    expect(ended.stage).toBe('verification');
  });
});

describe('an extension', () => {
  const ask = (due: string) =>
    given(record).when('requestExtension', { action: 'A1', due, reason: 'x' }, 'actionOwner');
  const form = { action: 'A1', due: '2026-12-24', reason: 'x' };
  const asked = afterwards(record, { name: 'requestExtension', form, by: 'actionOwner' });
  const decision = { action: 'A1', granted: true, reason: 'x' };

  it('is requested for a later day before the verification, once at a time', () => {
    ask('2026-12-24').gives({ type: 'ExtensionRequested', ...form });
    ask('2026-12-01').refuses(invalid({ due: 'notLater' }));
    ask('2027-03-16').refuses(invalid({ due: 'afterVerification' }));
    given(asked).when('requestExtension', form, 'planManager').refuses({ reason: 'alreadyDone' });
  });

  it('is decided, and the original day is kept', () => {
    given(record).when('decideExtension', decision, 'ismsManager').refuses({ reason: 'nothingToDecide' });
    given(asked)
      .when('decideExtension', decision, 'ismsManager')
      .gives({ type: 'ExtensionDecided', ...decision });
    const granted = afterwards(asked, { name: 'decideExtension', form: decision, by: 'management' });
    expect(granted.cycle.actions[0]).toMatchObject({ due: '2026-12-24', originalDue: '2026-12-01' });
  });
});

describe('a follow-up', () => {
  const hold = (form: object) =>
    given(record).when('holdFollowUp', { due: '2026-12-08', heldOn: today, note: 'x', ...form }, 'planManager');

  it('is held for a day that was planned', () => {
    hold({ next: '2026-12-20' }).gives({
      type: 'FollowUpHeld',
      due: '2026-12-08',
      heldOn: today,
      note: 'x',
      next: '2026-12-20',
      heldBy: thePeople.planManager.id,
    });
    hold({ due: '2026-12-09' }).refuses(invalid({ due: 'unknownFollowUp' }));
    hold({ heldOn: '2026-11-25' }).refuses(invalid({ heldOn: 'inTheFuture' }));
    hold({ next: '2026-12-08' }).refuses(invalid({ next: 'notLater' }));
  });

  it('is held once, and then the next', () => {
    const form = { due: '2026-12-08', heldOn: today, note: 'x', next: '2026-12-20' };
    const held = afterwards(record, { name: 'holdFollowUp', form, by: 'planManager' });
    given(held)
      .when('holdFollowUp', form, 'planManager')
      .refuses(invalid({ due: 'unknownFollowUp' }));
    expect(held.log.nextFollowUp).toBe('2026-12-20');
  });
});

describe('evidence', () => {
  it('is recorded with its hash, once', () => {
    const form = { file: { ...file, action: 'A1' } };
    given(record)
      .when('attachEvidence', form, 'actionOwner')
      .gives({ type: 'EvidenceAttached', ...form });
    const attached = afterwards(record, { name: 'attachEvidence', form, by: 'actionOwner' });
    given(attached).when('attachEvidence', form, 'reporter').refuses({ reason: 'nothingChanged' });
  });

  it.each([
    [{ sha256: 'A'.repeat(64) }, { sha256: 'unknownChoice' }],
    [{ link: 'javascript:alert(1)' }, { link: 'unknownChoice' }],
    [{ bytes: 0 }, { bytes: 'emptyFile' }],
    [{ action: 'A9' }, { action: 'unknownAction' }],
  ])('%j: %j', (changes, problems) => {
    given(record)
      .when('attachEvidence', { file: { ...file, ...changes } }, 'owner')
      .refuses(invalid(problems));
  });
});

describe('a verdict', () => {
  const judge = (form: object, on: '2026-11-24' | '2027-03-15' = '2027-03-15') =>
    given(verification).when('judgeEffectiveness', { result: 'x', ...form }, 'verifier', { on });

  it('“effective” waits for the day of the plan; failure may show earlier', () => {
    judge({ verdict: 'effective' }).gives({ type: 'EffectivenessJudged', verdict: 'effective', result: 'x' });
    judge({ verdict: 'effective' }, today).refuses({ reason: 'tooEarly', on: '2027-03-15' });
    judge({ verdict: 'notEffective' }, today).gives({
      type: 'EffectivenessJudged',
      verdict: 'notEffective',
      result: 'x',
    });
  });

  it('“partly” has the day of the next check, the others none', () => {
    judge({ verdict: 'partly' }).refuses(invalid({ checkAgainOn: 'missing' }));
    judge({ verdict: 'partly', checkAgainOn: today }).refuses(invalid({ checkAgainOn: 'inThePast' }));
    judge({ verdict: 'effective', checkAgainOn: '2027-04-01' }).refuses(invalid({ checkAgainOn: 'notNeeded' }));
    judge({ verdict: 'perhaps' }).refuses(invalid({ verdict: 'unknownChoice' }));
  });

  it('is final', () => {
    given(afterwards(verification, presses.judge))
      .when('judgeEffectiveness', presses.judge.form, 'verifier', { on: '2027-03-16' })
      .refuses({ reason: 'alreadyDone' });
  });
});
