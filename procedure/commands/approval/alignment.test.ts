import { aRecord } from '../../../test/builders/aRecord.ts';
import { theOrganisationContext } from '../../../test/builders/theOrganisationContext.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';
import type { Objectives } from '../../organisation/organisation.ts';
import { decideOnRecord } from '../decideOnRecord.ts';
import { readCommand } from '../recordCommands.ts';

const list: Objectives = { version: 2, texts: ['No outage of the shop', 'Keep the certificate'] };
const record = aRecord({ stage: 'approval' });

const approve = (chosen: unknown, objectives?: Objectives) => {
  const form = { revision: record.cycle.planRevision, objectives: chosen };
  const read = readCommand('approvePlan', record.reference, form, theOrganisationContext.today);
  if ('refusal' in read) return read;
  const management = [thePeople.management.id];
  const context = { ...theOrganisationContext, management, objectives, actor: thePeople.management };
  return decideOnRecord(read.command, record, context);
};
const missing = { refusal: { reason: 'invalid', problems: { objectives: 'missing' } } };
const unknown = { refusal: { reason: 'invalid', problems: { objectives: 'unknownChoice' } } };

describe('alignment with the strategic objectives', () => {
  it('is confirmed when a plan is approved, with the texts of the chosen objectives and their version', () => {
    expect(approve(['2.2'], list)).toMatchObject({
      events: [{ type: 'PlanApproved', alignment: { version: 2, objectives: ['Keep the certificate'] } }],
    });
    expect(approve(['2.1', '2.2', '2.1'], list)).toMatchObject({ events: [{ alignment: { objectives: list.texts } }] });
  });

  it('is not left open', () => {
    expect(approve(undefined, list)).toEqual(missing);
    expect(approve([], list)).toEqual(missing);
  });

  it('is not confirmed with another version of the list than the one in force, or with none of it', () => {
    expect(approve(['1.1'], list)).toEqual(unknown);
    expect(approve(['2.3'], list)).toEqual(unknown);
    expect(approve(['2.1'])).toEqual(unknown);
  });

  it.each([undefined, { version: 3, texts: [] }])('is not asked about without a list', (none) => {
    expect(approve(undefined, none)).toEqual({
      events: [expect.not.objectContaining({ alignment: expect.anything() })],
    });
  });
});
