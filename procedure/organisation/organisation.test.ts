import { evolveOrganisation, type OrganisationEvent, organisationEventSchema } from './organisation.ts';

const chosen: OrganisationEvent = {
  type: 'TriageChannelChosen',
  channelId: '19:a@thread.tacv2',
  channelName: 'Triage',
  teamId: 'team',
  language: 'fr',
};

describe('organisation', () => {
  it('has the triage channel that was chosen last', () => {
    const first = evolveOrganisation({}, chosen);
    expect(first).toEqual({
      triageChannel: { channelId: '19:a@thread.tacv2', channelName: 'Triage', teamId: 'team', language: 'fr' },
    });
    expect(evolveOrganisation(first, { ...chosen, channelId: '19:b@thread.tacv2' }).triageChannel?.channelId).toBe(
      '19:b@thread.tacv2',
    );
  });

  it('knows its events as rows hold them', () => {
    expect(organisationEventSchema.parse(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen);
    expect(organisationEventSchema.safeParse({ ...chosen, language: 'de' }).success).toBe(false);
    expect(organisationEventSchema.safeParse({ type: 'SomethingNewer' }).success).toBe(false);
  });
});
