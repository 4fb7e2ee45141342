import { aProcedure } from '../../../test/builders/aProcedure.ts';
import { presses } from '../../../test/builders/aRecord.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import { actorOf, type Press } from '../../../test/builders/given.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';
import { readCommand } from '../../commands/recordCommands.ts';
import type { Actor } from '../../record/values/person.ts';

const reference = 'NC-2026-0001';
const { reporter, employee, auditor, otherActionOwner, management } = thePeople;
const { containment, correction, consequences, statement, similar, causes, plan, submit, approve } = presses;
const toConfirm = [containment, correction, consequences, statement, similar, causes, plan, submit, approve];
const ask: Press = {
  name: 'askTraining',
  by: 'otherActionOwner',
  form: { action: 'A2', text: 'Doors stay shut', people: [employee.id, auditor.id] },
};

/** Sam and the auditor are asked, by commit 12. */
const asked = async () => {
  const procedure = aProcedure(undefined, { management: [management] });
  const { handling } = procedure;
  await handling.handle({ command: aReport(), actor: reporter, commandId: 'first' });
  let given = 0;
  const give = async ({ name, form, by }: Press) => {
    const read = readCommand(name, reference, form, '2026-11-24');
    if ('refusal' in read) throw new Error(JSON.stringify(read.refusal));
    given += 1;
    const handled = await handling.handle({ command: read.command, actor: actorOf(by), commandId: `c${given}` });
    if (handled.kind === 'refused') throw new Error(`${name}: ${JSON.stringify(handled.refusal)}`);
    return handled.stream;
  };
  for (const one of [presses.triage('standard'), ...toConfirm, ask]) await give(one);
  const confirm = (actor: Actor, commandId = 'a'.repeat(64)) =>
    handling.contribute({
      command: {
        name: 'contribute',
        reference,
        session: 'S1',
        contribution: { type: 'TrainingAcknowledged', action: 'A2' },
      },
      actor,
      commandId,
    });
  return { ...procedure, give, confirm };
};

describe('a training that people are asked to confirm', () => {
  it('is shown only to people who were asked, even if they may read nothing else', async () => {
    const { handling } = await asked();
    expect(await handling.read(reference, employee)).toBeUndefined();
    const training = await handling.training(reference, employee, 12);
    expect(training).toMatchObject({ action: 'A2', text: 'Doors stay shut', people: [employee.id, auditor.id] });
    expect(training?.confirmed.size).toBe(0);
    expect(await handling.training(reference, management, 12)).toBeUndefined();
    expect(await handling.training('NC-2026-0404', employee, 12)).toBeUndefined();
  });

  it('is confirmed by each once, and counted', async () => {
    const { handling, give, confirm } = await asked();
    expect(await confirm(employee)).toMatchObject({ kind: 'done', repeated: false });
    expect(await confirm(employee)).toMatchObject({ kind: 'done', repeated: true });
    expect(await confirm(employee, 'b'.repeat(64))).toMatchObject({ refusal: { reason: 'alreadyDone' } });
    expect(await confirm(management, 'c'.repeat(64))).toMatchObject({ refusal: { reason: 'notAllowed' } });
    const stream = await handling.read(reference, otherActionOwner);
    if (!stream) throw new Error('no record');
    const [counted] = await handling.trainings(stream);
    expect([...(counted?.confirmed.keys() ?? [])]).toEqual([employee.id]);
    const closed = await give({ name: 'closeSession', form: { session: 'S1' }, by: 'otherActionOwner' });
    expect(closed.state.sessions[0]?.closed).toMatchObject({ confirmed: 1, count: 1, how: 'facilitator' });
    const after = await handling.training(reference, employee, undefined);
    expect(after?.confirmed.get(employee.id)).toBe('2026-11-24T09:00:00.000Z');
    expect(await confirm(auditor, 'd'.repeat(64))).toMatchObject({ refusal: { reason: 'sessionClosed' } });
  });

  it('is the one shown on the card, if a person was asked twice', async () => {
    const { handling, give } = await asked();
    await give({ name: 'closeSession', form: { session: 'S1' }, by: 'otherActionOwner' });
    await give({ ...ask, form: { action: 'A2', text: 'Windows too', people: [employee.id] } });
    expect(await handling.training(reference, employee, 12)).toMatchObject({ text: 'Doors stay shut' });
    expect(await handling.training(reference, employee, 14)).toMatchObject({ text: 'Windows too' });
    expect(await handling.training(reference, employee, undefined)).toMatchObject({ text: 'Windows too' });
  });
});
