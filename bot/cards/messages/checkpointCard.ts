import type { SignedCheckpoint } from '../../../procedure/record/history/checkpoint.ts';
import { canonicalJson } from '../../../procedure/record/values/canonicalJson.ts';
import { dateAndTime } from '../../../procedure/words/dates.ts';
import type { Drawing } from '../drawing.ts';
import { type AdaptiveCard, card, type RichTextBlock } from '../parts/card.ts';
import { facts } from '../parts/facts.ts';
import { heading, label, plain, quiet } from '../parts/texts.ts';

/** The part of a signature that people compare by eye; the anchor below has all of it. */
const short = (signature: string): string => `${signature.slice(0, 16)} … ${signature.slice(-8)}`;

/** Base64url contains characters that Markdown reads as emphasis; a `TextRun` is shown verbatim. */
const literally = (text: string): RichTextBlock => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text }],
  spacing: 'small',
});

/** A checkpoint in the triage channel: enough to expose a rewritten history without anything else. */
const render = (signed: SignedCheckpoint, { words, language, policy }: Drawing): AdaptiveCard => {
  const { checkpoint, signature, key } = signed;
  const { name, at, rows, first, last, digest } = checkpoint;
  const said = words.checkpoint;
  return card([
    heading(`${said.title} · ${name}`),
    plain(said.sealed),
    facts([
      [said.made, dateAndTime(at, language, policy.calendar.timeZone)],
      [said.covers, said.rows(rows, first, last)],
    ]),
    label(said.digest),
    literally(digest),
    label(said.signature),
    literally(short(signature)),
    label(said.check),
    quiet(said.how),
    literally(canonicalJson({ checkpoint, key, signature })),
  ]);
};

export const checkpointCard = { verbs: [], render } as const;
