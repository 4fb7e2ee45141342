import { aReport } from '../../../test/builders/aReport.ts';
import { theOrganisationContext } from '../../../test/builders/theOrganisationContext.ts';
import { nonconformityEventSchema } from '../../record/history/events.ts';
import { evolve } from '../../record/history/evolve.ts';
import { anonymities } from '../../record/report/identity.ts';
import { decideReport } from './report.ts';

const [one, other] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const inChannel = { text: 'The door was open.', link: 'https://teams.microsoft.com/l/message/19:ops@thread.tacv2/1' };
const inChatOfTwo = { text: 'x', link: `https://teams.microsoft.com/l/message/19:${one}_${other}@unq.gbl.spaces/1` };
const decided = (changes: Parameters<typeof aReport>[1]) => decideReport(aReport({}, changes), theOrganisationContext);

describe('a report of a message', () => {
  it('keeps it in the event, as it is read again, and in the record', () => {
    const decision = decided({ message: inChannel });
    if ('refusal' in decision) throw new Error('refused');
    const [event] = decision.events;
    const read = nonconformityEventSchema.parse(JSON.parse(JSON.stringify(event)));
    const told = { at: '2026-11-24T09:00:00.000Z', by: one, sequence: 1 };
    expect(evolve(undefined, read, told, 'NC-2026-0001').message).toEqual(inChannel);
  });

  it.each(anonymities)('%s, of a message in a channel, keeps it', (anonymity) => {
    expect(decided({ anonymity, message: inChannel })).toMatchObject({ events: [{ message: inChannel }] });
  });

  it.each(anonymities)('%s, of a message whose link names the two who were there', (anonymity) => {
    const decision = decided({ anonymity, message: inChatOfTwo });
    if (anonymity === 'named') expect(decision).toMatchObject({ events: [{ message: inChatOfTwo }] });
    else expect(decision).toEqual({ refusal: { reason: 'invalid', problems: { message: 'notFitting' } } });
  });

  it('names no one if only the text is kept', () => {
    const message = { text: 'x' };
    expect(decided({ anonymity: 'anonymous', message })).toMatchObject({ events: [{ message }] });
  });
});
