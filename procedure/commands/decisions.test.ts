import { anActor } from '../../test/builders/anActor.ts';
import { aReport, theFacts } from '../../test/builders/aReport.ts';
import { theOrganisationContext } from '../../test/builders/theOrganisationContext.ts';
import { evolve } from '../record/history/evolve.ts';
import type { Nonconformity } from '../record/nonconformity.ts';
import { decideOnRecord } from './decideOnRecord.ts';
import { type ChooseTriageChannel, decideChooseTriageChannel } from './organisation/settingsCommands.ts';
import { decideReport } from './report/report.ts';
import { addToReportSchema, withdrawReportSchema } from './report/reportCommands.ts';

const reference = 'NC-2026-0001';
const context = { ...theOrganisationContext, actor: anActor() } as const;
const reported = decideReport(aReport({ clause: 'A.7.2' }), context);
if ('refusal' in reported) throw new Error(reported.refusal.reason);

const record = (): Nonconformity => {
  return evolve(undefined, reported.events[0], { at: '2026-11-24T09:00:00.000Z', by: 'lea', sequence: 1 }, reference);
};

describe('decisions', () => {
  it('a report records the facts, the language, where it was reported and the procedure in force', () => {
    expect(reported).toEqual({
      events: [
        {
          type: 'Reported',
          facts: theFacts({ clause: 'A.7.2' }),
          language: 'en',
          reportedIn: 'personalChat',
          procedureVersion: '3.1',
        },
      ],
    });
  });

  it('an addition records its text', () => {
    expect(decideOnRecord({ name: 'addToReport', reference, text: 'Again today' }, record(), context)).toEqual({
      events: [{ type: 'ReportAddedTo', text: 'Again today' }],
    });
  });

  it('a correction records all facts', () => {
    const facts = theFacts({ what: 'The window' });
    expect(decideOnRecord({ name: 'correctReport', reference, facts }, record(), context)).toEqual({
      events: [{ type: 'ReportCorrected', facts }],
    });
  });

  it('a correction may remove a fact', () => {
    expect(decideOnRecord({ name: 'correctReport', reference, facts: theFacts() }, record(), context)).toHaveProperty(
      'events',
    );
  });

  it('a correction that changes nothing is refused, absent or undefined alike', () => {
    const facts = theFacts({ clause: 'A.7.2' });
    for (const same of [facts, { ...facts, system: undefined }])
      expect(decideOnRecord({ name: 'correctReport', reference, facts: same }, record(), context)).toEqual({
        refusal: { reason: 'nothingChanged' },
      });
  });

  it('a withdrawal records its reason, if there is one', () => {
    expect(
      decideOnRecord({ name: 'withdrawReport', reference, reason: 'My mistake' }, record(), context),
    ).toStrictEqual({
      events: [{ type: 'ReportWithdrawn', reason: 'My mistake' }],
    });
    expect(decideOnRecord({ name: 'withdrawReport', reference, reason: undefined }, record(), context)).toStrictEqual({
      events: [{ type: 'ReportWithdrawn' }],
    });
  });

  it('is deterministic', () => {
    const command = { name: 'addToReport', reference, text: 'x' } as const;
    expect(decideOnRecord(command, record(), context)).toEqual(decideOnRecord(command, record(), context));
    expect(decideReport(aReport(), context)).toEqual(decideReport(aReport(), context));
  });
});

describe('choosing the triage channel', () => {
  const channel = { channelId: '19:a@thread.tacv2', channelName: 'Triage', teamId: 'team', language: 'en' } as const;
  const command: ChooseTriageChannel = { name: 'chooseTriageChannel', ...channel };

  it('is recorded when it is the first, another one, or the same in another language', () => {
    const event = { type: 'TriageChannelChosen', ...channel };
    for (const before of [{}, { triageChannel: { ...channel, channelId: '19:b@thread.tacv2' } }])
      expect(decideChooseTriageChannel(command, before)).toEqual({ events: [event] });
    expect(decideChooseTriageChannel({ ...command, language: 'fr' }, { triageChannel: channel })).toEqual({
      events: [{ ...event, language: 'fr' }],
    });
  });

  it('is refused when nothing changes', () => {
    expect(decideChooseTriageChannel(command, { triageChannel: channel })).toEqual({
      refusal: { reason: 'nothingChanged' },
    });
  });
});

describe('the form of a command', () => {
  it('an addition needs a text, a withdrawal needs none', () => {
    expect(addToReportSchema.parse({ text: ' a\u0000b ' })).toEqual({ text: 'ab' });
    for (const nothing of [{}, { text: '' }, { text: ' ' }, { text: null }, null, []])
      expect(addToReportSchema.safeParse(nothing).success).toBe(false);
    for (const nothing of [{}, { reason: '' }, { reason: null }, { reason: '  ' }])
      expect(withdrawReportSchema.parse(nothing).reason).toBeUndefined();
    expect(withdrawReportSchema.parse({ reason: ' Mine ' })).toEqual({ reason: 'Mine' });
  });

  it('both limit the length of their text', () => {
    expect(addToReportSchema.safeParse({ text: 'x'.repeat(3000) }).success).toBe(true);
    expect(addToReportSchema.safeParse({ text: 'x'.repeat(3001) }).success).toBe(false);
    expect(withdrawReportSchema.safeParse({ reason: 'x'.repeat(1001) }).success).toBe(false);
  });
});
