import { permitted } from '../../../procedure/commands/permitted.ts';
import {
  evolveOrganisation,
  newOrganisation,
  type Organisation,
  type OrganisationEvent,
} from '../../../procedure/organisation/organisation.ts';
import { defaultRules, ruleTable } from '../../../procedure/organisation/rules.ts';
import { tentwo } from '../../../procedure/record/tentwo.ts';
import type { Actor } from '../../../procedure/record/values/person.ts';
import type { Settings } from '../../../procedure/useCases/changeSettings.ts';
import type { SettingsAnswer, SettingsChange } from './organisationWire.ts';

/** The settings in force and their history, for a person who may read them. */
export const settingsAnswer = ({ organisation, commits, damage }: Settings, actor: Actor): SettingsAnswer => {
  const { rules, triageChannel, environment } = organisation;
  return {
    rules: ruleTable.map(({ name, unit, of, least, most }) => ({
      ...{ name, unit, value: of(rules), usual: of(defaultRules), least, most },
    })),
    ...(triageChannel && { triageChannel: triageChannel.channelName }),
    environment: Object.entries(environment)
      .map(([name, value]) => ({ name, value }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    history: historyOf(commits, actor),
    mayChange: !damage && permitted('changeRules', actor, undefined) === undefined,
    ...(damage && { damage }),
  };
};

const historyOf = (commits: Settings['commits'], { id: me }: Actor): readonly SettingsChange[] => {
  let before = newOrganisation;
  const told = commits.map(({ sequence, at, actorId, actorName, events }): SettingsChange => {
    const changes = events.flatMap((event) => {
      const changed = changesBy(event, before);
      before = evolveOrganisation(before, event);
      return changed;
    });
    const because = events.flatMap((event) => (event.type === 'RulesChanged' ? event.because : [])).join('\n');
    const by = { me: actorId === me, ...(actorName && { name: actorName }) };
    return {
      ...{ sequence, at, by },
      ...(actorId === tentwo.id && { byServer: true }),
      ...(because && { because }),
      changes,
    };
  });
  // Personal choices (deputy, snoozed reminders) are not settings.
  return told.filter(({ changes }) => changes.length > 0).reverse();
};

const changesBy = (event: OrganisationEvent, { triageChannel }: Organisation): SettingsChange['changes'] => {
  switch (event.type) {
    case 'RulesChanged':
      return event.changes;
    case 'EnvironmentChanged':
      return event.changes.map(({ name, old, new: now }) => ({
        name,
        ...(old !== undefined && { old }),
        ...(now !== undefined && { new: now }),
      }));
    case 'TriageChannelChosen':
      return [
        { name: 'triageChannel', ...(triageChannel && { old: triageChannel.channelName }), new: event.channelName },
      ];
    case 'ProcedureApproved':
      return [{ name: 'procedureApproved', new: event.version }];
    case 'DeputyNamed':
    case 'ReviewSnoozed':
      return [];
    default:
      return event satisfies never;
  }
};
