import type { Reach } from '../../procedure/ports/messages/conversations.ts';
import { plainText } from '../untrustedRows.ts';
import type { NoticeAccount, NoticeState } from './accountOf.ts';
import type { RecordAccount } from './readAccount.ts';

const marks: Readonly<Record<NoticeState, string>> = {
  delivered: 'delivered  ',
  dropped: 'dropped    ',
  pending: 'PENDING    ',
  undelivered: 'UNDELIVERED',
  notSent: 'NOT SENT   ',
};

const widest = 'objectionDecided'.length;

const reachText = (reach: Reach): string => {
  if (reach === 'reachable') return 'can be reached: it is sent within five minutes';
  if (reach === 'neverMet') return 'has never met the bot';
  return `blocked or removed the bot on ${reach.goneSince.toISOString()}, or earlier`;
};

const why = ({ state, reach, escalated }: NoticeAccount): readonly string[] => {
  if (state === 'notSent') return ['no server has sent it yet, or they got the role later'];
  if (state === 'dropped') return ['settled before they could be reached, or a month old'];
  return [...(reach ? [reachText(reach)] : []), ...(escalated ? ['others were asked after a day'] : [])];
};

/** Output of `npm run told` for people. */
export const accountLines = ({
  reference,
  notices,
  people,
  unsealed,
  damagedFrom,
}: RecordAccount): readonly string[] => {
  const nameOf = (id: string): string => {
    if (id === 'channel') return 'the triage channel';
    const name = people.find((one) => one.id === id)?.name;
    return plainText(name ? `${name} (${id})` : id);
  };
  const lineOf = (notice: NoticeAccount): string => {
    const { sequence, kind, to, state, at = '-', unreached } = notice;
    const whom = [
      nameOf(to),
      ...(unreached ? [`asked to tell ${nameOf(unreached.who)} of ${unreached.notice}`] : []),
      ...why(notice),
    ].join('; ');
    return `${String(sequence).padStart(4, '0')}  ${kind.padEnd(widest)}  ${marks[state]}  ${at.padEnd(24)}  ${whom}`;
  };
  const delivered = notices.filter(({ state }) => state === 'delivered').length;
  return [
    ...notices.map(lineOf),
    ...(notices.length > 0 ? [''] : []),
    `${reference}: ${delivered} of ${notices.length} notices delivered.`,
    ...(unsealed.length > 0
      ? [`NOT BELIEVED  Items of Messages without a valid seal: ${unsealed.join(', ')}. npm run doctor says more.`]
      : []),
    ...(damagedFrom === undefined
      ? []
      : [`NOT COMPLETE  History cannot be read from row ${plainText(damagedFrom)} on. npm run verify says more.`]),
  ];
};

/** Whether everything due was delivered or settled, and the lists are as TenTwo wrote them. */
export const isSettled = ({ notices, unsealed, damagedFrom }: RecordAccount): boolean =>
  unsealed.length === 0 &&
  damagedFrom === undefined &&
  notices.every(({ state }) => state === 'delivered' || state === 'dropped');
