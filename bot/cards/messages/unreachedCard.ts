import type { RecordMessage } from '../../../procedure/messages/message.ts';
import { isPointless } from '../../../procedure/notices/unreached.ts';
import { procedureWords } from '../../../procedure/words/words.ts';
import type { Drawing } from '../drawing.ts';
import { link } from '../parts/buttons.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { nameOfIn } from '../parts/nameOf.ts';
import { heading, label, notice, plain, quiet } from '../parts/texts.ts';
import { userTextUnder } from '../parts/userText.ts';

export type UnreachedView = Pick<RecordMessage, 'record' | 'people' | 'unreached'>;

/**
 * A person has to act, but the bot cannot reach them: others are asked to. It may be posted in a channel, so it shows
 * only the record's number and stage.
 */
const render = ({ record, people, unreached }: UnreachedView, drawing: Drawing): AdaptiveCard => {
  const { words, terms, language } = drawing;
  const ask = words.unreached;
  const top = heading(`${record.reference} · ${terms.stage[record.stage]}`);
  const buttons = [link(words.record.openInRegister, drawing.deepLink(record.reference))];
  if (!unreached) return card([top, notice(procedureWords[language].notices.unreached, 'warning')], buttons);
  const { who, notice: missed } = unreached;
  const person = who === 'channel' ? words.unreached.channel : nameOfIn(people, undefined, drawing)(who);
  const next = who === 'channel' ? [plain(ask.askChannel)] : [plain(ask.askPerson), quiet(ask.kept)];
  const isOver = isPointless(missed, record.stage);
  return card(
    [
      top,
      notice(procedureWords[language].notices.unreached, isOver ? 'good' : 'warning'),
      ...userTextUnder(ask.whom, person, 100),
      label(ask.was),
      plain(procedureWords[language].notices[missed]),
      ...(isOver ? [quiet(ask.over)] : next),
    ],
    buttons,
  );
};

export const unreachedCard = { verbs: [], render } as const;
