import type { AdaptiveCard } from '../../cards/parts/card.ts';
import type { Posting } from '../../dialogues/answerPosting.ts';
import type { WalkAnswer } from '../activity/activityContext.ts';

/** Answers to invokes in the shapes that Teams reads. HTTP is always 200. */

const adaptive = 'application/vnd.microsoft.card.adaptive';

/** The outcome of a card action is in the body (AdaptiveCards, universal-action-model). */
export const cardAnswer = (value: AdaptiveCard): WalkAnswer => ({
  status: 200,
  body: { statusCode: 200, type: adaptive, value },
});

export const messageAnswer = (value: string): WalkAnswer => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value },
});

export const dialogAnswer = (title: string, content: AdaptiveCard): WalkAnswer => ({
  status: 200,
  body: {
    task: {
      type: 'continue',
      value: { title, height: 'large', width: 'medium', card: { contentType: adaptive, content } },
    },
  },
});

export const dialogMessage = (value: string): WalkAnswer => ({
  status: 200,
  body: { task: { type: 'message', value } },
});

export const choicesAnswer = (results: readonly { readonly title: string; readonly value: string }[]): WalkAnswer => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results } },
});

/** A thumbnail's texts are rendered as HTML, so a person's text is escaped. */
const asHtmlText = (text: string): string => text.replace(/</g, '<\u200B');

/** Results of a message extension (teams-platform 5.2); without results nothing is unfurled. */
export const postingsAnswer = (postings: readonly Posting[]): WalkAnswer => ({
  status: 200,
  body: {
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: postings.map(({ card, preview }) => ({
        contentType: adaptive,
        content: card,
        preview: {
          contentType: 'application/vnd.microsoft.card.thumbnail',
          content: { title: asHtmlText(preview.title), text: asHtmlText(preview.text) },
        },
      })),
    },
  },
});

export const extensionMessage = (text: string): WalkAnswer => ({
  status: 200,
  body: { composeExtension: { type: 'message', text } },
});
