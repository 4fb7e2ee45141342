import { environmentChanges, environmentId } from './environment.ts';
import {
  evolveOrganisation,
  newOrganisation,
  type OrganisationEvent,
  organisationEventSchema,
} from './organisation.ts';
import { defaultRules } from './rules.ts';

const chosen: OrganisationEvent = {
  type: 'TriageChannelChosen',
  channelId: '19:a@thread.tacv2',
  channelName: 'Triage',
  teamId: 'team',
  language: 'fr',
};
const changed: OrganisationEvent = {
  type: 'RulesChanged',
  changes: [
    { name: 'observationDays', old: 180, new: 90 },
    { name: 'steps.standard.minor.plan', old: 15, new: 12 },
  ],
  because: 'Quick processes',
};
const started: OrganisationEvent = {
  type: 'EnvironmentChanged',
  changes: [
    { name: 'GROUP_CUSTODIANS', old: 'c' },
    { name: 'TIME_ZONE', new: 'Europe/Paris' },
  ],
};

describe('organisation', () => {
  it('has the triage channel that was chosen last', () => {
    const first = evolveOrganisation(newOrganisation, chosen);
    expect(first).toEqual({
      ...newOrganisation,
      triageChannel: { channelId: '19:a@thread.tacv2', channelName: 'Triage', teamId: 'team', language: 'fr' },
    });
    expect(evolveOrganisation(first, { ...chosen, channelId: '19:b@thread.tacv2' }).triageChannel?.channelId).toBe(
      '19:b@thread.tacv2',
    );
  });

  it('follows the defaults and the changes', () => {
    expect(newOrganisation.rules).toBe(defaultRules);
    const { rules } = evolveOrganisation(evolveOrganisation(newOrganisation, chosen), changed);
    expect([rules.observationDays, rules.steps.standard.minor.plan]).toEqual([90, 12]);
    expect({ ...rules, observationDays: 180, steps: defaultRules.steps }).toEqual(defaultRules);
  });

  it('has the environment of the last start', () => {
    const before = { ...newOrganisation, environment: { GROUP_CUSTODIANS: 'c', PROCEDURE_VERSION: '3' } };
    expect(evolveOrganisation(before, started).environment).toEqual({
      PROCEDURE_VERSION: '3',
      TIME_ZONE: 'Europe/Paris',
    });
  });

  it('reads its events from rows', () => {
    for (const event of [chosen, changed, started])
      expect(organisationEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
    expect(organisationEventSchema.safeParse({ ...chosen, language: 'de' }).success).toBe(false);
    expect(organisationEventSchema.safeParse({ type: 'SomethingNewer' }).success).toBe(false);
  });
});

describe('the environment', () => {
  it('changes by name, also when a value is set or removed', () => {
    expect(environmentChanges({ A: '1', B: '2', C: '3' }, { D: '4', C: '3', B: '5' })).toEqual([
      { name: 'A', old: '1' },
      { name: 'B', old: '2', new: '5' },
      { name: 'D', new: '4' },
    ]);
    expect(environmentChanges({ A: '1' }, { A: '1' })).toEqual([]);
  });

  it('has one command id for the same values at the same point, whatever their order, and otherwise another', () => {
    const id = (sequence: number, values: Record<string, string>) => environmentId(sequence, values, (text) => text);
    expect(id(3, { A: '1', B: '2' })).toBe(id(3, { B: '2', A: '1' }));
    expect(id(3, { A: '1' })).not.toBe(id(4, { A: '1' }));
    expect(id(3, { A: '1' })).not.toBe(id(3, { A: '2' }));
  });
});
