import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assumed, capacityRows, costs, idleMinute, limits } from './capacity.ts';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'capacity.md'), 'utf8');
const architecture = readFileSync(join(__dirname, '..', '..', 'docs', 'architecture.md'), 'utf8');

describe('the capacity on paper', () => {
  it('is what follows from the costs, the limits and what is assumed', () => {
    expect(capacityRows().filter((row) => !page.includes(row))).toEqual([]);
    const limitRows = limits.map(({ minute, day }) => `${minute.toLocaleString('en')} | ${day.toLocaleString('en')} |`);
    expect(limitRows.filter((row) => !page.includes(row))).toEqual([]);
  });

  it('names each cost and each assumption as it was counted with', () => {
    for (const [cost, of] of [
      [costs.life, 'one nonconformity'],
      [costs.session, 'a session of sixty'],
      [costs.start, 'a start'],
      [idleMinute, 'an idle server'],
    ] as const)
      expect(page).toContain(`| ${cost} | ${of}`);
    const { perThousand, busyDay, busyMinute, workingDays, years, servers } = assumed;
    for (const said of [
      `${perThousand} nonconformities a year for each thousand staff`,
      `${workingDays} working days`,
      `${busyDay} times the mean`,
      `${busyMinute} times`,
      `${years} years`,
      `${servers} server processes`,
    ])
      expect(page).toContain(said);
  });

  it('counts a session as it was measured', () => {
    expect(architecture).toContain(`the minute: ${costs.session}.00 resource units`);
  });
});
