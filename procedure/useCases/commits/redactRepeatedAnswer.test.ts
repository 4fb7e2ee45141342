import { aProcedure, type Procedure } from '../../../test/builders/aProcedure.ts';
import { presses, thePlan } from '../../../test/builders/aRecord.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import type { Press } from '../../../test/builders/given.ts';
import { actorOf } from '../../../test/builders/given.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';
import { readCommand } from '../../commands/recordCommands.ts';
import type { Actor } from '../../record/values/person.ts';

const reference = 'NC-2026-0001';
const { reporter, ismsManager, actionOwner, delegate, planManager } = thePeople;
const { containment, correction, consequences, statement, causes, plan, submit, first } = presses;
const submitted = [presses.triage('standard'), containment, correction, consequences, statement, causes, plan, submit];
const approve: Press = { name: 'approvePlan', form: { revision: 8 }, by: 'management' };
const unknown = { kind: 'refused', refusal: { reason: 'unknown' } };

const give = async ({ handling }: Procedure, { name, form, by }: Press, commandId = 'again', actor = actorOf(by)) => {
  const read = readCommand(name, reference, form, '2026-11-24');
  if ('refusal' in read) throw new Error(JSON.stringify(read.refusal));
  return handling.handle({ command: read.command, actor, commandId });
};

/** Rita's record after these presses. */
const driven = async (...all: readonly Press[]): Promise<Procedure> => {
  const procedure = aProcedure();
  await procedure.handling.handle({ command: aReport(), actor: reporter, commandId: 'report' });
  for (const [n, press] of all.entries()) {
    const handled = await give(procedure, press, `press ${n}`);
    if (handled.kind === 'refused') throw new Error(`${press.name}: ${JSON.stringify(handled.refusal)}`);
  }
  return procedure;
};

describe('a press that was delivered again', () => {
  it('is answered with the current record for a person who may still read it', async () => {
    const procedure = await driven(...submitted);
    const again = await give(procedure, presses.triage('standard'), 'press 0');
    expect(again).toMatchObject({
      kind: 'done',
      repeated: true,
      commit: { sequence: 2 },
      stream: { state: { stage: 'approval' } },
    });
  });

  it('is answered as the first time for a person whose part it ended, with nothing that came later', async () => {
    const procedure = await driven(...submitted, approve, { ...first, by: 'actionOwner' });
    const done = `press ${submitted.length + 1}`;
    await give(
      procedure,
      { name: 'reportProgress', form: { action: 'A2', note: 'Not for Ann' }, by: 'owner' },
      'later',
    );
    expect(await procedure.handling.read(reference, actionOwner)).toBeUndefined();
    const again = await give(procedure, first, done);
    if (again.kind !== 'done') throw new Error(JSON.stringify(again));
    expect(again).toMatchObject({ repeated: true, commit: { sequence: 11, actorId: actionOwner.id } });
    expect(again.stream.commits.at(-1)).toBe(again.commit);
    expect(again.stream.state.cycle.actions.map(({ state }) => state)).toEqual(['done', 'open']);
    expect(JSON.stringify(again.stream)).not.toContain('Not for Ann');
    expect(procedure.records.stored()[0]?.commits).toHaveLength(12);
  });

  it('so is a delegate who approved, and a plan manager who passed the plan on', async () => {
    const delegation = {
      name: 'delegateApproval',
      form: { to: delegate.id, until: '2026-12-01' },
      by: 'management',
    } as const;
    const deciding = await driven(...submitted, delegation, { ...approve, by: 'delegate' });
    expect(await give(deciding, { ...approve, by: 'delegate' }, `press ${submitted.length + 1}`)).toMatchObject({
      kind: 'done',
      repeated: true,
      stream: { state: { stage: 'implementation' } },
    });
    const passed = { ...plan, form: { plan: thePlan({ manager: thePeople.employee.id }) }, by: 'planManager' } as const;
    const planning = await driven(...submitted, passed);
    expect(await planning.handling.read(reference, planManager)).toBeUndefined();
    expect(await give(planning, passed, `press ${submitted.length}`)).toMatchObject({ kind: 'done', repeated: true });
  });

  it('can be queried without pressing again, by the person who pressed', async () => {
    const procedure = await driven(...submitted, approve, { ...first, by: 'actionOwner' });
    const asked = (actor: Actor, press: number, of: 'NC-2026-0001' | 'NC-2026-0404' = reference) =>
      procedure.handling.again(of, actor, `press ${press}`);
    const done = submitted.length + 1;
    expect(await asked(actionOwner, done)).toMatchObject({ repeated: true, commit: { sequence: 11 } });
    for (const nothing of [asked(actionOwner, 99), asked(actionOwner, done, 'NC-2026-0404'), asked(delegate, done)])
      expect(await nothing).toBeUndefined();
  });

  it('has no answer for a person who saw the record by a role they have lost', async () => {
    const procedure = await driven(...submitted);
    const was: Actor = { ...ismsManager, roles: [] };
    expect(await give(procedure, containment, 'press 1', was)).toEqual(unknown);
    expect(await give(procedure, containment, 'press 1')).toMatchObject({ kind: 'done', repeated: true });
  });

  it('is answered to a person whose part was removed since, except on a broken chain', async () => {
    const leaves = {
      name: 'reassignWork',
      form: { from: thePeople.owner.id, to: thePeople.employee.id, because: 'x' },
    };
    const procedure = await driven(...submitted, { ...leaves, by: 'ismsManager' } as Press);
    const theirs = await give(procedure, statement, 'press 4');
    expect(theirs).toMatchObject({ kind: 'done', commit: { sequence: 6 }, stream: { state: { stage: 'analysis' } } });
    procedure.records.damage(reference, { kind: 'brokenChain', row: `${reference}/0003` });
    expect(await give(procedure, statement, 'press 4')).toEqual(unknown);
  });
});
