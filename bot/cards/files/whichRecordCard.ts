import type { Drawing } from '../drawing.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { heading, label, plain, quiet } from '../parts/texts.ts';
import { userText } from '../parts/userText.ts';

/** A candidate: what to write, and the title of that record. */
export type Candidate = { readonly subject: string; readonly title: string | undefined };

export const mostCandidates = 5;

/**
 * Asks where a file belongs. The file is not kept until its record is known, and its address is valid for minutes
 * only; so the person sends it again, with the number.
 */
const render = ({ candidates }: { readonly candidates: readonly Candidate[] }, drawing: Drawing): AdaptiveCard => {
  const { which } = drawing.words.file;
  return card(
    [
      heading(which.title),
      plain(which.how),
      quiet(which.example),
      candidates.length > 0 ? plain(which.yours) : undefined,
      ...candidates
        .slice(0, mostCandidates)
        .flatMap(({ subject, title }) => [
          label(subject),
          ...(title === undefined ? [] : userText(title.replaceAll('\n', ' '), 120)),
        ]),
      quiet(which.unnamed),
    ],
    [],
  );
};

export const whichRecordCard = { verbs: [], render } as const;
