import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  assumed,
  capacityRows,
  checkpointShare,
  costs,
  idleMinute,
  limits,
  machine,
  machineRows,
  startWithoutCheckpoint,
} from './capacity.ts';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'capacity.md'), 'utf8');
const measurements = readFileSync(join(__dirname, '..', '..', 'docs', 'measurements.md'), 'utf8');

describe('docs/capacity.md', () => {
  it('follows from the costs, the limits and the assumptions', () => {
    expect([...capacityRows(), ...machineRows()].filter((row) => !page.includes(row))).toEqual([]);
    const limitRows = limits.map(({ minute, day }) => `${minute.toLocaleString('en')} | ${day.toLocaleString('en')} |`);
    expect(limitRows.filter((row) => !page.includes(row))).toEqual([]);
  });

  it('states each cost and each assumption used', () => {
    for (const [cost, of] of [
      [costs.life, 'one nonconformity'],
      [costs.session, 'a session of sixty'],
      [costs.start, 'a start'],
      [costs.checkpoint, 'a checkpoint'],
      [idleMinute, 'an idle server'],
    ] as const)
      expect(page).toContain(`| ${cost} | ${of}`);
    const { perThousand, busyDay, busyMinute, workingDays, years, servers, commits, pressesEach } = assumed;
    const { press, decision, record } = machine;
    for (const said of [
      `${perThousand} nonconformities a year for each thousand staff`,
      `${workingDays} working days`,
      `${busyDay} times the mean`,
      `${busyMinute} times`,
      `${years} years`,
      `${servers} server processes`,
      `has ${commits} rows and each row ${pressesEach} presses`,
      `takes ${press} ms of processor`,
      `${decision} ms of it`,
      `At most ${record.toLocaleString('en')} bytes`,
      `${(servers * startWithoutCheckpoint(300_000)).toLocaleString('en')} RU within a minute`,
    ])
      expect(page).toContain(said);
  });

  it('says what checkpoints after decisions take of a small tenant at most: less than a hundredth', () => {
    expect(checkpointShare(1_000)).toBeLessThanOrEqual(0.01);
    const percent = (staff: number): string => `${(checkpointShare(staff) * 100).toFixed(2)} %`;
    expect(page).toContain(`at most ${percent(1_000)} of the smallest tenant's day, ${percent(300_000)} with 300,000`);
    expect(page).toContain(`${assumed.decisions} decisions each`);
  });

  it('names the first limit reached', () => {
    const sessions = (staff: number): number =>
      Number(
        capacityRows()
          .find((row) => row.startsWith(`| ${staff.toLocaleString('en')} |`))
          ?.split(' | ')[7],
      );
    expect([1_000, 10_000, 100_000, 300_000].map(sessions)).toEqual([1, 4, 7, 7]);
    expect(assumed.servers * startWithoutCheckpoint(300_000)).toBeLessThan(limits.at(-1)?.minute ?? 0);
  });

  it('counts a session as measured', () => {
    expect(measurements).toContain(`the minute: ${costs.session}.00 resource units`);
    expect(measurements).toContain(`bytes (at most ${machine.record})`);
  });
});
