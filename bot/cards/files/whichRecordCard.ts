import type { Drawing } from '../drawing.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { said } from '../parts/said.ts';
import { heading, label, plain, quiet } from '../parts/texts.ts';

/** What he may mean: what to write, and whose title that is. */
export type Candidate = { readonly subject: string; readonly title: string | undefined };

export const mostCandidates = 5;

/**
 * Asks where a file belongs, and holds nothing: the file is not kept anywhere before it is known which record it belongs
 * to, and its address holds for minutes only. So he sends it again, with the number.
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
          ...(title === undefined ? [] : said(title.replaceAll('\n', ' '), 120)),
        ]),
      quiet(which.unnamed),
    ],
    [],
  );
};

export const whichRecordCard = { verbs: [], render } as const;
