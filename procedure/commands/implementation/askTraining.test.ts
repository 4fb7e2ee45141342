import { aRecord, presses, thePlan } from '../../../test/builders/aRecord.ts';
import { afterwards, given, type Press } from '../../../test/builders/given.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';
import { trainingsOf } from '../../record/training.ts';

const record = aRecord({ stage: 'implementation' });
const { employee, owner, otherActionOwner, guest, ismsManager } = thePeople;
const form = { action: 'A2', text: 'Doors stay shut', people: [employee.id] };
const asked = { type: 'TrainingAsked', session: 'S1', ...form };
const ask = (changes: object = {}, by: Press['by'] = 'otherActionOwner', on = record) =>
  given(on).when('askTraining', { ...form, ...changes }, by);
const once = afterwards(record, { name: 'askTraining', form, by: 'otherActionOwner' });
const invalid = (problems: object) => ({ reason: 'invalid', problems });

describe('people who are asked to confirm a training', () => {
  it('are named by the owner of the action, who leads the session that it opens', () => {
    ask().gives({ type: 'SessionOpened', session: 'S1', kind: 'training' }, asked);
    ask({}, 'owner').gives(
      { type: 'SessionOpened', session: 'S1', kind: 'training', facilitator: otherActionOwner.id },
      asked,
    );
    ask({}, 'actionOwner').refuses({ reason: 'notAllowed' });
  });

  it('are asked about an action that is a training and still open', () => {
    ask({ action: 'A1' }, 'owner').refuses(invalid({ action: 'notFitting' }));
    ask({ action: 'A9' }).refuses(invalid({ action: 'unknownAction' }));
    ask({}, 'owner', afterwards(record, presses.second)).refuses(invalid({ action: 'actionNotOpen' }));
  });

  it('are added to those who were asked before, each once', () => {
    const people = [employee.id, owner.id, owner.id];
    given(once)
      .when('askTraining', { ...form, text: 'Again', people }, 'otherActionOwner')
      .gives({ ...asked, text: 'Again', people: [owner.id] });
    given(once).when('askTraining', form, 'otherActionOwner').refuses({ reason: 'nothingChanged' });
    const twice = afterwards(once, { name: 'askTraining', form: { ...form, people }, by: 'otherActionOwner' });
    expect(trainingsOf(twice)).toMatchObject([{ action: 'A2', people: [employee.id, owner.id] }]);
  });

  it('are asked again once the previous session is closed', () => {
    const closing = { ranges: {}, count: 0, digest: 'd', closings: 0 };
    const closed = afterwards(once, {
      name: 'closeSession',
      form: { session: 'S1' },
      by: 'otherActionOwner',
      closing: { ...closing, confirmed: 0 },
    });
    expect(closed.sessions[0]?.closed).toMatchObject({ confirmed: 0, how: 'facilitator' });
    ask({}, 'otherActionOwner', closed).gives(
      { type: 'SessionOpened', session: 'S2', kind: 'training' },
      { ...asked, session: 'S2' },
    );
    expect(afterwards(closed, { name: 'askTraining', form, by: 'otherActionOwner' }).trainingRequests).toHaveLength(2);
  });

  it('are employees: at least one, and at most the limit', () => {
    ask({ people: [] }).refuses(invalid({ people: 'missing' }));
    ask({ people: ['Sam'] }).refuses(invalid({ people: 'notAPerson' }));
    ask({ people: Array.from({ length: 61 }, () => employee.id) }).refuses(invalid({ people: 'tooMany' }));
    ask({ text: ' ' }).refuses(invalid({ text: 'missing' }));
    const strangers = { [guest.id]: 'guest' } as const;
    given(record)
      .when('askTraining', { ...form, people: [guest.id] }, 'otherActionOwner', { strangers })
      .refuses(invalid({ people: 'onlyAGuest' }));
  });

  it('need an approved plan', () => {
    given(aRecord({ stage: 'planning' }))
      .when('askTraining', form, ismsManager)
      .refuses({
        reason: 'notInThisStage',
        stage: 'planning',
      });
    expect(thePlan().actions[1]?.kind).toBe('training');
  });
});
