import { readCommand } from '../../procedure/commands/recordCommands.ts';
import type { Report } from '../../procedure/commands/report/report.ts';
import type { Reference } from '../../procedure/record/values/reference.ts';
import type { Handling } from '../../procedure/useCases/handling.ts';
import { thePlan } from '../builders/aRecord.ts';
import { aReport } from '../builders/aReport.ts';
import { type PersonName, thePeople } from '../builders/thePeople.ts';
import { forms } from './examples.ts';

const { facilitator, delegate } = thePeople;

/** From a report to a plan that was delegated for approval, with a session in between: who, what, and what in the form. */
const untilApproval = [
  ['ismsManager', 'triageReport', {}],
  ['ismsManager', 'openSession', { kind: 'fiveWhys', facilitator: facilitator.id }],
  ['owner', 'confirmStatement', {}],
  ['owner', 'determineCauses', {}],
  ['owner', 'draftPlan', { plan: thePlan() }],
  ['owner', 'submitPlan', {}],
  ['management', 'delegateApproval', { to: delegate.id }],
] as const satisfies readonly (readonly [PersonName, keyof typeof forms, object])[];

/**
 * Rita's reports behind an endpoint: a new one, one awaiting approval, one in implementation; one kept from the ISMS
 * managers, one under seal, one anonymous; and none.
 */
export const drivenRecords = {
  reported: 'NC-2026-0001',
  approval: 'NC-2026-0002',
  implementation: 'NC-2026-0003',
  kept: 'NC-2026-0004',
  sealed: 'NC-2026-0005',
  anonymous: 'NC-2026-0006',
} as const satisfies Readonly<Record<string, Reference>>;
export const noRecord: Reference = 'NC-2026-0404';

const kinds: Readonly<Record<string, Partial<Report>>> = {
  kept: { notToIsmsManager: true },
  sealed: { anonymity: 'sealed' },
  anonymous: { anonymity: 'anonymous' },
};

/** Puts them there. @throws Error when the procedure refuses a step */
export const driveRecords = async (handling: Handling): Promise<void> => {
  let given = 0;
  const give = async (who: PersonName, name: keyof typeof forms, reference: Reference, changes: object) => {
    given += 1;
    const read = readCommand(name, reference, { ...forms[name], ...changes }, '2026-11-24');
    if ('refusal' in read) throw new Error(`${name}: ${read.refusal.reason}`);
    const handled = await handling.handle({
      command: read.command,
      actor: thePeople[who],
      commandId: `given ${given}`,
    });
    if (handled.kind === 'refused') throw new Error(`${name}: ${handled.refusal.reason}`);
    return handled.stream.state;
  };
  for (const kind of Object.keys(drivenRecords)) {
    const command = aReport({}, kinds[kind]);
    const handled = await handling.handle({ command, actor: thePeople.reporter, commandId: kind });
    if (handled.kind === 'refused') throw new Error(`${kind}: ${JSON.stringify(handled.refusal)}`);
  }
  for (const reference of [drivenRecords.approval, drivenRecords.implementation])
    for (const [who, name, changes] of untilApproval) await give(who, name, reference, changes);
  // The plan is the sixth commit: a report, and five of those steps.
  await give('management', 'approvePlan', drivenRecords.implementation, { revision: 6 });
};
