import type { Nonconformity } from '../../../procedure/record/nonconformity.ts';
import type { Person } from '../../../procedure/record/values/person.ts';
import { isEnded } from '../../../procedure/stages/stages.ts';
import { procedureWords } from '../../../procedure/words/words.ts';
import type { Drawing } from '../drawing.ts';
import { buttonData, dialogButton, link } from '../parts/buttons.ts';
import { type Action, type AdaptiveCard, card, type MentionEntity } from '../parts/card.ts';
import { shortFacts } from '../parts/record/recordFacts.ts';
import { heading, label, notice } from '../parts/texts.ts';
import { userText, userTextUnder } from '../parts/userText.ts';
import type { WorkCommandName } from '../work/workVerbs.ts';

export type TriageView = { readonly record: Nonconformity; readonly ismsManagers: readonly Person[] };

/**
 * Names come from the directory; characters that would end the mention's mark-up or read as Markdown are removed. A
 * person whose name is unknown is called by their role, each differently: Teams finds a mention by its text.
 */
const mentionsOf = (people: readonly Person[], role: string): readonly MentionEntity[] =>
  people.map(({ id, name }, index) => {
    const known = name.replace(/[<>[\]()*_`\\]/g, '').trim();
    const shown = known || (index === 0 ? role : `${role} ${index + 1}`);
    return { type: 'mention', text: `<at>${shown}</at>`, mentioned: { id, name: shown } };
  });

/** Maximum number of mentions: each one notifies a person. */
const mostMentions = 5;

/**
 * Each opens a dialog for the person who presses; the server checks their rights. The same for everyone, as the card
 * is.
 */
const workButtons = (record: Nonconformity, { words, nonce }: Drawing): readonly Action[] => {
  if (isEnded(record.stage)) return [];
  const data = () => buttonData(nonce(), record.reference);
  const open = (name: WorkCommandName) => dialogButton(`${name}.open`, words.command[name].title, data());
  return [
    ...(record.stage === 'reported' ? [open('triageReport')] : []),
    ...(record.containment ? [] : [open('recordContainment')]),
    dialogButton('record.more', words.work.record.more, data()),
  ];
};

/**
 * A new report in the triage channel, in the channel's language. Everyone there sees it and several people use it, so
 * it holds no inputs, and names neither the reporter nor the person on whose behalf it was reported.
 */
const render = ({ record, ismsManagers }: TriageView, drawing: Drawing): AdaptiveCard => {
  const { words, terms, language } = drawing;
  const called =
    record.facts.ongoing === 'yes' && !isEnded(record.stage)
      ? mentionsOf(ismsManagers.slice(0, mostMentions), procedureWords[language].terms.role.ismsManager)
      : [];
  const drawn = card(
    [
      heading(`${record.reference} · ${words.triage.title}`),
      called.length > 0
        ? notice(words.triage.stillGoingOn(called.map(({ text }) => text).join(', ')), 'attention')
        : undefined,
      label(terms.field.what),
      ...userText(record.facts.what, 1200),
      ...userTextUnder(terms.field.system, record.facts.system, 255),
      shortFacts(record, drawing),
    ],
    [...workButtons(record, drawing), link(words.record.openInRegister, drawing.deepLink(record.reference))],
  );
  return called.length > 0 ? { ...drawn, msteams: { entities: called } } : drawn;
};

export const triageCard = { verbs: [], render } as const;
