import type { Organisation, OrganisationEvent } from '../../organisation/organisation.ts';
import type { Language } from '../../words/languages.ts';
import { type Decision, refuse } from '../decision.ts';

/** An administrator chooses the channel in which new reports are posted. */
export type ChooseTriageChannel = {
  readonly name: 'chooseTriageChannel';
  /** Conversation id of the channel (`19:…@thread.tacv2`), without a message id. */
  readonly channelId: string;
  readonly channelName: string;
  readonly teamId: string;
  /** The language of the cards in this channel: they are shared. */
  readonly language: Language;
};

export const decideChooseTriageChannel = (
  command: ChooseTriageChannel,
  organisation: Pick<Organisation, 'triageChannel'>,
): Decision<OrganisationEvent> => {
  const { channelId, channelName, teamId, language } = command;
  const now = organisation.triageChannel;
  return now?.channelId === channelId && now.language === language
    ? refuse({ reason: 'nothingChanged' })
    : { events: [{ type: 'TriageChannelChosen', channelId, channelName, teamId, language }] };
};
