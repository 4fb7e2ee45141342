import type { Offering } from '../../procedure/offers/openActionsFor.ts';
import type { Organisation } from '../../procedure/organisation/organisation.ts';
import type { Nonce } from '../../procedure/ports/platform.ts';
import type { Nonconformity } from '../../procedure/record/nonconformity.ts';
import type { CalendarDate } from '../../procedure/record/values/calendarDate.ts';
import type { Actor, PersonId } from '../../procedure/record/values/person.ts';
import type { Policy } from '../../procedure/useCases/handlingPorts.ts';
import type { ProcedureWords } from '../../procedure/words/en/procedureWords.ts';
import type { Language } from '../../procedure/words/languages.ts';
import { procedureWords } from '../../procedure/words/words.ts';
import type { BotWords } from '../words/en/botWords.ts';
import { botWords } from '../words/words.ts';

/** What a card needs to be drawn, besides what it shows. */
export type DrawingTools = {
  readonly nonce: Nonce;
  readonly policy: Policy;
  /** The tab, at a record or a part of it (`recordPlace.ts`) if one is named. */
  readonly deepLink: (place?: string) => string;
  readonly today: () => CalendarDate;
  /** The members of management who may see a record: whom its card offers a decision depends on them. */
  readonly management: (record: Nonconformity) => readonly PersonId[];
  /** The rules and objectives in force. Absent where no form that needs them is drawn. */
  readonly organisation?: () => Pick<Organisation, 'rules' | 'objectives'>;
};

export type Drawing = Omit<DrawingTools, 'today'> & {
  readonly today: CalendarDate;
  readonly language: Language;
  readonly words: BotWords;
  readonly terms: ProcedureWords;
};

export const drawingIn = (language: Language, tools: DrawingTools): Drawing => ({
  ...tools,
  // Asked when it is needed: most of what is drawn has no date in it.
  get today() {
    return tools.today();
  },
  language,
  words: botWords[language],
  terms: procedureWords[language].terms,
});

/** To whom a card is drawn, for what it offers. */
export const offeringTo = (actor: Actor, record: Nonconformity, { today, management }: Drawing): Offering => ({
  actor,
  today,
  management: management(record),
});
