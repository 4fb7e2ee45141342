import type { Drawing } from '../drawing.ts';
import { link } from '../parts/buttons.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { plain, quiet } from '../parts/texts.ts';
import { because, type Trouble } from '../parts/trouble.ts';

export type SentenceView = {
  readonly text: string;
  /** If the sentence is about the register: the record to open there, or `true` for its front page. */
  readonly open?: string | true;
};

/** One sentence: a refusal, or that something is done. */
const render = ({ text, open }: SentenceView, drawing: Drawing): AdaptiveCard =>
  card(
    [plain(text)],
    open === undefined
      ? []
      : [link(drawing.words.record.openInRegister, drawing.deepLink(open === true ? undefined : open))],
  );

/** A failure where nothing was being saved. */
const renderTrouble = (trouble: Trouble, drawing: Drawing): AdaptiveCard =>
  card([plain(drawing.words.trouble.notNow(because(drawing, trouble))), quiet(drawing.words.trouble.id(trouble.id))]);

export const sentenceCard = { verbs: [], render, renderTrouble } as const;
