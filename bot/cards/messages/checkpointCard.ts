import type { SignedCheckpoint } from '../../../procedure/record/history/checkpoint.ts';
import { dateAndTime } from '../../../procedure/words/dates.ts';
import type { Drawing } from '../drawing.ts';
import { type AdaptiveCard, card, type RichTextBlock } from '../parts/card.ts';
import { facts } from '../parts/facts.ts';
import { heading, label, plain, quiet } from '../parts/texts.ts';

/** Base64 contains characters that Markdown reads as emphasis; a `TextRun` is shown verbatim. */
const literally = (text: string, spacing: 'small' | 'none'): RichTextBlock => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text }],
  spacing,
});

/**
 * A checkpoint in the triage channel: enough to expose a rewritten history without anything else. One block for each
 * line: Teams keeps no line breaks within one. A copy may lack the empty line before the signature.
 */
const render = ({ checkpoint, note, key }: SignedCheckpoint, { words, language, policy }: Drawing): AdaptiveCard => {
  const { name, at, size, last } = checkpoint;
  const said = words.checkpoint;
  const lines = [...note.split('\n').filter((line) => line !== ''), key];
  return card([
    heading(`${said.title} · ${name}`),
    plain(said.sealed),
    facts([
      [said.made, dateAndTime(at, language, policy.calendar.timeZone)],
      [said.covers, said.rows(size, last)],
    ]),
    label(said.check),
    quiet(said.how),
    ...lines.map((line, index) => literally(line, index === 0 ? 'small' : 'none')),
  ]);
};

export const checkpointCard = { verbs: [], render } as const;
