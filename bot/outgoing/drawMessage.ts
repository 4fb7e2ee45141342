import type { Message, Place } from '../../procedure/handling/ports.ts';
import { checkpointCard } from '../cards/checkpointCard.ts';
import { type DrawingTools, drawingIn } from '../cards/drawing.ts';
import { noticeCard } from '../cards/noticeCard.ts';
import type { AdaptiveCard } from '../cards/parts/card.ts';
import { receiptCard } from '../cards/receiptCard.ts';
import { triageCard } from '../cards/triageCard.ts';

/** Draws what is to be said in the language of the place. A receipt is its reporter's, so its buttons are his. */
export const drawMessage = (place: Place, message: Message, tools: DrawingTools): AdaptiveCard => {
  const drawing = drawingIn(place.language, tools);
  if (message.kind === 'checkpoint') return checkpointCard.render(message.signed, drawing);
  const { kind, record, sequence, ismsManagers } = message;
  switch (kind) {
    case 'receipt': {
      const viewer = { id: record.reporter, name: '', roles: [], guest: false };
      return receiptCard.render({ record, sequence, viewer, scene: 'chat' }, drawing);
    }
    case 'triage':
      return triageCard.render({ record, ismsManagers }, drawing);
    case 'urgent':
    case 'newReport':
      return noticeCard.render({ record, kind }, drawing);
    default:
      return kind satisfies never;
  }
};
