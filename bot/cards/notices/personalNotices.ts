import { isEnded } from '../../../procedure/stages/stages.ts';
import { procedureWords } from '../../../procedure/words/words.ts';
import { approvalNotice, deputyAskedNotice } from '../decide/approvalCard.ts';
import type { Drawing } from '../drawing.ts';
import { buttonData, link } from '../parts/buttons.ts';
import { type AdaptiveCard, card } from '../parts/card.ts';
import { heading, notice } from '../parts/texts.ts';
import { actionNotices } from './actionNotices.ts';
import type { PersonalKind, PersonalNotice, PersonalView } from './notice.ts';
import { planNotices } from './planNotices.ts';
import { reporterNotices } from './reporterNotices.ts';

/** To add a kind, add its line; the compiler asks for it. */
const notices: Readonly<Record<PersonalKind, PersonalNotice>> = {
  ...reporterNotices,
  ...planNotices,
  ...actionNotices,
  approvalAsked: approvalNotice,
  approvalDelegated: approvalNotice,
  deputyAsked: deputyAskedNotice,
};

/** `warning`: bad news, or a task for the person. */
const tones: Readonly<Record<PersonalKind, 'warning' | 'good'>> = {
  reportAccepted: 'good',
  reportRejected: 'warning',
  markedDuplicate: 'good',
  objectionRaised: 'warning',
  objectionDecided: 'good',
  ownerAssigned: 'good',
  approvalAsked: 'warning',
  approvalDelegated: 'warning',
  planApproved: 'good',
  planReturned: 'warning',
  planRejected: 'warning',
  actionAssigned: 'good',
  extensionAsked: 'warning',
  extensionDecided: 'good',
  actionCancelled: 'good',
  verificationAsked: 'warning',
  effective: 'good',
  notEffective: 'warning',
  closed: 'good',
  riskAccepted: 'good',
  recurred: 'warning',
  workReassigned: 'good',
  reporterAsked: 'warning',
  deputyAsked: 'warning',
};

/**
 * One notice to one person, in its current state: once nothing is asked of them any more it states the outcome and
 * has no button but the link.
 */
const render = (view: PersonalView, drawing: Drawing): AdaptiveCard => {
  const { words, terms, language } = drawing;
  const { kind, record, sequence } = view;
  const { settled, draw, buttons } = notices[kind];
  const isOver =
    buttons !== undefined && isEnded(record.stage) && kind !== 'reportRejected' && kind !== 'objectionRaised';
  const over = settled?.(view, drawing) ?? (isOver ? terms.stage[record.stage] : undefined);
  const data = () => buttonData(drawing.nonce(), record.reference, sequence);
  return card(
    [
      heading(`${record.reference} · ${terms.stage[record.stage]}`),
      over === undefined ? notice(procedureWords[language].notices[kind], tones[kind]) : notice(over, 'good'),
      ...draw(view, drawing),
    ],
    [
      ...(over === undefined ? (buttons?.(view, drawing, data) ?? []) : []),
      link(words.record.openInRegister, drawing.deepLink(record.reference)),
    ],
  );
};

export const personalNotice = { verbs: [], render } as const;
