import type { Refusal } from '../../../procedure/commands/refusal.ts';
import type { Reference } from '../../../procedure/record/values/reference.ts';
import type { Drawing } from '../drawing.ts';
import { link } from '../parts/buttons.ts';
import { type AdaptiveCard, card, type Element } from '../parts/card.ts';
import { problemLine } from '../parts/inputs/fieldProblem.ts';
import { notice, plain, quiet } from '../parts/texts.ts';
import { because, type Trouble } from '../parts/trouble.ts';
import { asText, cutAt } from '../parts/userText.ts';
import type { FetchProblem } from './fetchProblem.ts';

/** What became of one file. */
export type FileOutcome = { readonly name: string | undefined } & (
  | { readonly kind: 'kept'; readonly bytes: number }
  | { readonly kind: 'there' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unfetched'; readonly problem: FetchProblem }
  | { readonly kind: 'failed'; readonly trouble: Trouble }
);

export type FilesView = {
  /** Absent where the number must not be shown: for a report without a name. */
  readonly about: { readonly reference: Reference; readonly action?: string | undefined } | undefined;
  /** At least one. */
  readonly outcomes: readonly FileOutcome[];
  /** The maximum, if more files came. */
  readonly tooMany?: number | undefined;
  /** Whether the message had text besides the files. */
  readonly hasCaption: boolean;
};

const longestName = 120;

const isKept = ({ kind }: FileOutcome): boolean => kind === 'kept' || kind === 'there';

const title = ({ about, outcomes, tooMany }: FilesView, { words: { file } }: Drawing): Element => {
  const kept = outcomes.filter(isKept).length;
  if (kept === 0) return notice(file.notKept, 'warning');
  const subject = about && [about.reference, about.action].filter((part) => part !== undefined).join(' ');
  const isWhole = kept === outcomes.length && tooMany === undefined;
  if (isWhole) return notice(subject === undefined ? file.keptUnnamed : file.kept(subject), 'good');
  return notice(subject === undefined ? file.keptInPartUnnamed : file.keptInPart(subject), 'warning');
};

/** The first problem; a command about a file has few fields. */
const refusalText = (refusal: Refusal, { terms }: Drawing): string => {
  const [problem] = refusal.reason === 'invalid' ? Object.values(refusal.problems) : [];
  return problem === undefined ? terms.refusal(refusal) : terms.fieldProblem(problem);
};

const problemOf = (outcome: FileOutcome, drawing: Drawing): string | undefined => {
  const { file, trouble } = drawing.words;
  switch (outcome.kind) {
    case 'kept':
    case 'there':
      return undefined;
    case 'refused':
      return refusalText(outcome.refusal, drawing);
    case 'unfetched':
      return file.unfetched[outcome.problem];
    case 'failed':
      return `${file.failed(because(drawing, outcome.trouble))} ${trouble.id(outcome.trouble.id)}`;
    default:
      return outcome satisfies never;
  }
};

const drawOne = (outcome: FileOutcome, drawing: Drawing): readonly Element[] => {
  const { file } = drawing.words;
  const name = cutAt(asText(outcome.name ?? file.picture), longestName);
  const more =
    outcome.kind === 'kept' ? file.size(outcome.bytes) : outcome.kind === 'there' ? file.thereAlready : undefined;
  const problem = problemOf(outcome, drawing);
  return [
    {
      type: 'RichTextBlock',
      inlines: [
        { type: 'TextRun', text: name, weight: 'bolder' },
        ...(more === undefined ? [] : [{ type: 'TextRun', text: ` · ${more}` } as const]),
      ],
      spacing: 'small',
    },
    ...(problem === undefined ? [] : [problemLine(problem)]),
  ];
};

/** What became of the files of a message. */
const render = (view: FilesView, drawing: Drawing): AdaptiveCard => {
  const { file, record } = drawing.words;
  const { about, outcomes, tooMany, hasCaption } = view;
  return card(
    [
      title(view, drawing),
      ...outcomes.flatMap((outcome) => drawOne(outcome, drawing)),
      tooMany === undefined ? undefined : plain(file.tooMany(tooMany)),
      hasCaption ? quiet(file.captionNotKept) : undefined,
      about === undefined && outcomes.some(isKept) ? quiet(file.unnamedTraces) : undefined,
      about === undefined ? plain(file.deleteMessage) : undefined,
    ],
    about === undefined ? [] : [link(record.openInRegister, drawing.deepLink(about.reference))],
  );
};

/**
 * Shown until all files are processed, and permanently if the server stops meanwhile; so it promises nothing and says
 * what to do then.
 */
const renderReceived = ({ words: { file } }: Drawing): AdaptiveCard =>
  card([plain(file.received), quiet(file.receivedHint)], []);

/** It failed before any file was looked at. */
const renderTrouble = (trouble: Trouble, drawing: Drawing): AdaptiveCard => {
  const { file, trouble: words } = drawing.words;
  return card([notice(file.failed(because(drawing, trouble)), 'warning', quiet(words.id(trouble.id)))], []);
};

export const filesCard = { verbs: [], render, renderReceived, renderTrouble } as const;
