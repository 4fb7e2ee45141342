import {
  isSessionMessage,
  type Message,
  type RecordMessage,
  type SessionMessage,
} from '../../procedure/messages/message.ts';
import type { ConversationReference } from '../../procedure/ports/messages/conversations.ts';
import { mayRead } from '../../procedure/stages/reads.ts';
import { type Drawing, type DrawingTools, drawingIn } from '../cards/drawing.ts';
import { checkpointCard } from '../cards/messages/checkpointCard.ts';
import { digestCard } from '../cards/messages/digestCard.ts';
import { noticeCard } from '../cards/messages/noticeCard.ts';
import { sentenceCard } from '../cards/messages/sentenceCard.ts';
import { severalCard } from '../cards/messages/severalCard.ts';
import { triageCard } from '../cards/messages/triageCard.ts';
import { unreachedCard } from '../cards/messages/unreachedCard.ts';
import type { PersonalKind } from '../cards/notices/notice.ts';
import { personalNotice } from '../cards/notices/personalNotices.ts';
import type { AdaptiveCard } from '../cards/parts/card.ts';
import { nameOfIn } from '../cards/parts/nameOf.ts';
import { receiptCard } from '../cards/report/receiptCard.ts';
import { fiveWhysCard } from '../cards/session/fiveWhysCard.ts';
import { trainingCard } from '../cards/training/trainingCard.ts';
import { recordCard } from '../cards/work/recordCard.ts';

const drawPersonal = (
  { personId }: ConversationReference,
  { kind, ...message }: RecordMessage & { readonly kind: PersonalKind },
  drawing: Drawing,
): AdaptiveCard =>
  personalNotice.render(
    { ...message, kind, viewer: personId, nameOf: nameOfIn(message.people, personId, drawing) },
    drawing,
  );

/**
 * The requested record as its reader may see it now. If they may no longer read it, the refusal they would get if
 * they asked now.
 */
const drawAsked = ({ record, sequence, people, reader }: RecordMessage, drawing: Drawing): AdaptiveCard => {
  if (!reader) {
    const text = `${record.reference}: ${drawing.terms.refusal({ reason: 'unknown' })}`;
    return sentenceCard.render({ text }, drawing);
  }
  const view = { record, sequence, viewer: reader, scene: 'chat' } as const;
  if (recordCard.isReportersOnly(view)) return receiptCard.render(view, drawing);
  const named = people.filter(({ id }) => id !== record.reporter || mayRead('reporter', reader, record));
  return recordCard.render({ ...view, people: named }, drawing);
};

const drawSession = (message: SessionMessage, drawing: Drawing): AdaptiveCard => {
  if (message.kind === 'sessionSummary') return fiveWhysCard.renderSummary(message, drawing);
  return message.movedDown ? fiveWhysCard.renderMoved(message, drawing) : fiveWhysCard.render(message, drawing);
};

/** Draws a message in the language of its conversation. A receipt belongs to its reporter, and so do its buttons. */
export const drawMessage = (
  conversation: ConversationReference,
  message: Message,
  tools: DrawingTools,
): AdaptiveCard => {
  const drawing = drawingIn(conversation.language, tools);
  if (message.kind === 'checkpoint') return checkpointCard.render(message.signed, drawing);
  if (message.kind === 'digest') return digestCard.render(message, drawing);
  if (message.kind === 'several') return severalCard.render(message, drawing);
  if (isSessionMessage(message)) return drawSession(message, drawing);
  const { kind, record, sequence, ismsManagers } = message;
  switch (kind) {
    case 'receipt': {
      const viewer = { id: record.reporter, name: '', roles: [], guest: false };
      return receiptCard.render({ record, sequence, viewer, scene: 'chat' }, drawing);
    }
    case 'record':
      return drawAsked(message, drawing);
    case 'triage':
      return triageCard.render({ record, ismsManagers }, drawing);
    case 'urgent':
    case 'newReport':
      return noticeCard.render({ record, kind }, drawing);
    case 'unreached':
      return unreachedCard.render(message, drawing);
    case 'trainingAsked':
      return trainingCard.renderNotice(message, conversation.personId, drawing);
    default:
      return drawPersonal(conversation, { ...message, kind }, drawing);
  }
};
