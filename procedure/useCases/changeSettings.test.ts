import { aProcedure } from '../../test/builders/aProcedure.ts';
import { thePeople } from '../../test/builders/thePeople.ts';
import { organisationKey } from '../organisation/organisation.ts';

const { ismsManager, administrator } = thePeople;
const change = (changes: object, because = 'As agreed') => ({ name: 'changeRules', changes, because }) as const;

describe('changing the rules', () => {
  it('is an event with who, old, new and why, in force at once', async () => {
    const { handling, organisation } = aProcedure();
    const handled = await handling.changeRules({
      command: change({ observationDays: 90 }),
      actor: ismsManager,
      commandId: 'press',
    });
    expect(handled).toMatchObject({
      commit: {
        key: 'SETTINGS',
        sequence: 1,
        actorId: ismsManager.id,
        actorName: ismsManager.name,
        events: [
          {
            type: 'RulesChanged',
            because: 'As agreed',
            changes: [{ name: 'observationDays', old: 180, new: 90 }],
          },
        ],
      },
    });
    expect(organisation.current().rules.observationDays).toBe(90);
  });

  it('records the value in force as the old one, in one stream with the other settings', async () => {
    const { handling, organisation } = aProcedure();
    const channel = { channelId: '19:a', channelName: 'T', teamId: 't', language: 'en' } as const;
    const chosen = { name: 'chooseTriageChannel', ...channel } as const;
    await handling.chooseTriageChannel({ command: chosen, actor: administrator, commandId: 'a' });
    await handling.changeRules({ command: change({ approval: 5 }), actor: administrator, commandId: 'b' });
    const third = await handling.changeRules({ command: change({ approval: 4 }), actor: ismsManager, commandId: 'c' });
    expect(third).toMatchObject({
      stream: { state: { triageChannel: channel } },
      commit: { sequence: 3 },
    });
    expect(organisation.stored()[0]?.commits[2]?.events).toMatchObject([
      { changes: [{ name: 'approval', old: 5, new: 4 }] },
    ]);
  });

  it('decides again on what another replica changed meanwhile', async () => {
    const { handling, organisation, clock } = aProcedure();
    await handling.changeRules({ command: change({ approval: 5 }), actor: ismsManager, commandId: 'a' });
    organisation.elsewhere(organisationKey, {
      commandId: 'x',
      at: clock.now(),
      actor: administrator,
      events: [{ type: 'RulesChanged', changes: [{ name: 'approval', old: 5, new: 7 }], because: 'y' }],
    });
    const handled = await handling.changeRules({
      command: change({ approval: 9 }),
      actor: ismsManager,
      commandId: 'b',
    });
    expect(handled).toMatchObject({ commit: { sequence: 3, events: [{ changes: [{ old: 7, new: 9 }] }] } });
    const same = await handling.changeRules({ command: change({ approval: 9 }), actor: administrator, commandId: 'c' });
    expect(same).toEqual({ kind: 'refused', refusal: { reason: 'nothingChanged' } });
  });

  it('happens once, however often it is delivered', async () => {
    const { handling, organisation } = aProcedure();
    const order = { command: change({ approval: 5 }), actor: ismsManager, commandId: 'a' };
    const [first, second] = await Promise.all([handling.changeRules(order), handling.changeRules(order)]);
    expect([first, second]).toMatchObject([{ repeated: false }, { repeated: true }]);
    expect(organisation.stored()[0]?.commits).toHaveLength(1);
  });

  it('repeats its answer only to a person who may still read the settings', async () => {
    const { handling } = aProcedure();
    const order = { command: change({ approval: 5 }), actor: ismsManager, commandId: 'a' };
    await handling.changeRules(order);
    expect(await handling.changeRules({ ...order, actor: { ...ismsManager, roles: [] } })).toEqual({
      kind: 'refused',
      refusal: { reason: 'unknown' },
    });
  });

  it('is refused while the stream is damaged', async () => {
    const { handling, organisation } = aProcedure();
    await handling.changeRules({ command: change({ approval: 5 }), actor: ismsManager, commandId: 'a' });
    const damage = { kind: 'brokenChain', row: 'SETTINGS/0001' } as const;
    organisation.damage(organisationKey, damage);
    const refused = await handling.changeRules({
      command: change({ approval: 6 }),
      actor: ismsManager,
      commandId: 'b',
    });
    expect(refused).toEqual({ kind: 'refused', refusal: { reason: 'readOnly' } });
    expect(await handling.settings(ismsManager)).toMatchObject({ damage, commits: { length: 1 } });
  });
});
