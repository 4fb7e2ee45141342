import { aProcedure } from '../../../test/builders/aProcedure.ts';
import { aReport } from '../../../test/builders/aReport.ts';
import { thePeople } from '../../../test/builders/thePeople.ts';

const { employee, ismsManager, management, otherManagement, guest } = thePeople;
const deputy = (to: string | undefined, actor = management, commandId = 'a') =>
  ({ command: { name: 'nameDeputy', to }, actor, commandId }) as const;
const later = (until: `${number}-${number}-${number}`, actor = ismsManager, commandId = 'a') =>
  ({ command: { name: 'snoozeReview', until, reason: 'On leave' }, actor, commandId }) as const;

describe('naming a deputy', () => {
  it('is recorded, replaces the previous deputy, and can be withdrawn', async () => {
    const { handling, organisation } = aProcedure();
    expect(await handling.nameDeputy(deputy(employee.id))).toMatchObject({
      commit: { actorId: management.id, events: [{ type: 'DeputyNamed', person: management.id, to: employee.id }] },
    });
    expect(organisation.current().deputies).toEqual({ [management.id]: employee.id });
    expect(await handling.nameDeputy(deputy(employee.id))).toMatchObject({ kind: 'done', repeated: true });
    expect(await handling.nameDeputy(deputy(employee.id, management, 'b'))).toMatchObject({
      refusal: { reason: 'nothingChanged' },
    });
    await handling.nameDeputy(deputy(otherManagement.id, management, 'c'));
    await handling.nameDeputy(deputy(management.id, employee, 'd'));
    expect(organisation.current().deputies).toEqual({
      [management.id]: otherManagement.id,
      [employee.id]: management.id,
    });
    await handling.nameDeputy(deputy(undefined, management, 'e'));
    expect(organisation.current().deputies).toEqual({ [employee.id]: management.id });
  });

  it('is refused for oneself, for an unknown person, and to a guest', async () => {
    const people = {
      rolesOf: () => [],
      holders: () => [],
      search: async () => [],
      strangers: async (ids: readonly string[]) => new Map(ids.map((id) => [id, 'leaver'] as const)),
    };
    const { handling } = aProcedure(undefined, people);
    const problemOf = async (to: string) => await handling.nameDeputy(deputy(to));
    expect(await problemOf(management.id)).toMatchObject({ refusal: { problems: { to: 'yourself' } } });
    expect(await problemOf(employee.id)).toMatchObject({ refusal: { problems: { to: 'hasLeft' } } });
    expect(await handling.nameDeputy(deputy(employee.id, guest))).toMatchObject({ refusal: { reason: 'notAllowed' } });
  });
});

describe('snoozing the periodic review', () => {
  const reported = async () => {
    const procedure = aProcedure();
    await procedure.handling.handle({ command: aReport(), actor: employee, commandId: 'r' });
    return procedure;
  };

  it('is recorded with its reason, for the next review', async () => {
    const { handling, organisation } = await reported();
    expect(await handling.snoozeReview(later('2026-12-20'))).toMatchObject({ kind: 'done' });
    const next = (await handling.reviews(ismsManager))?.next?.key;
    expect(next).toMatch(/^REVIEW-0001\//);
    expect(organisation.current().snoozes).toEqual([
      { person: ismsManager.id, deadline: next, until: '2026-12-20', reason: 'On leave' },
    ]);
  });

  it('has bounds, and is refused before the first report', async () => {
    const { handling } = await reported();
    const today = await handling.snoozeReview(later('2026-11-24'));
    expect(today).toMatchObject({ refusal: { problems: { until: 'inThePast' } } });
    const far = await handling.snoozeReview(later('2026-12-25'));
    expect(far).toMatchObject({ refusal: { problems: { until: 'tooFarAhead' } } });
    expect(await handling.snoozeReview(later('2026-12-20', employee))).toMatchObject({
      refusal: { reason: 'notAllowed' },
    });
    expect(await aProcedure().handling.snoozeReview(later('2026-12-20'))).toMatchObject({
      refusal: { reason: 'unknown' },
    });
  });
});
