import fc from 'fast-check';
import type { Snooze } from '../record/nonconformity.ts';
import { addDays, type CalendarDate } from '../record/values/calendarDate.ts';
import type { Role } from '../record/values/person.ts';
import { type Deadline, type DeadlineKind, deadlineKinds, deadlineLetters, type Holder } from './deadline.ts';
import { defaultDeadlinePolicy as policy } from './deadlinePolicy.ts';
import { type Digest, digestsDue, type Question } from './digestsDue.ts';
import type { Colleague } from './recipients.ts';
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from './workingDays.ts';

const calendar: WorkingCalendar = { timeZone: 'Europe/Paris', holidays: ['2026-12-25', '2027-01-01'] };
const person = (id: string): Holder => ({ kind: 'person', id });

const aDeadline = (part: string, due: CalendarDate, who = person('anna'), kind: DeadlineKind = 'action'): Deadline => ({
  kind,
  reference: 'NC-2026-0042',
  key: `NC-2026-0042/${part}/${due}`,
  due,
  who: [who],
  letter: deadlineLetters[kind],
});

const colleagues: Readonly<Record<string, Colleague>> = {
  anna: { deputy: 'dora', manager: 'max' },
  nils: { manager: 'max' },
  kiri: { timeZone: 'Pacific/Auckland' },
  lars: { timeZone: 'America/Los_Angeles' },
  ...Object.fromEntries(['dora', 'max', 'mia', 'alf', 'ben', 'bea', 'olga'].map((id) => [id, {}])),
};
const groups: Partial<Record<Role, readonly string[]>> = {
  ismsManager: ['mia'],
  alternate: ['alf'],
  management: ['ben', 'bea'],
};

/** A process that remembers what it claimed, as the list Messages does. */
const aWorld = (changes: Partial<Question> = {}) => {
  const said = new Set<string>();
  const sent: Digest[] = [];
  const ask = (now: string, deadlines: readonly Deadline[], more: Partial<Question> = {}): readonly string[] => {
    const directory = {
      colleague: (id: string) => colleagues[id],
      holders: (role: Role) => groups[role] ?? [],
    };
    const snoozes: readonly Snooze[] = [];
    const due = digestsDue({
      deadlines,
      now: new Date(now),
      calendar,
      policy,
      directory,
      snoozes,
      ...changes,
      ...more,
      said,
    });
    for (const digest of due) for (const { key } of [digest, ...digest.reminders]) said.add(key);
    sent.push(...due);
    return due.flatMap(({ to, reminders }) =>
      reminders.map(({ deadline, rung }) => `${to}: ${deadline.key.split('/')[1]} ${rung}`),
    );
  };
  return { said, sent, ask };
};

// Due on Tuesday 15 December: before-3 on Thursday 10, overdue-1 on the 16th, -2 on the 18th, -3 on the 22nd.
const a1 = aDeadline('A1', '2026-12-15');
const a2 = aDeadline('A2', '2026-12-16');

describe('reminders', () => {
  it('escalate from the owner to their deputy to the ISMS manager, until it is done', () => {
    const { ask } = aWorld();
    const told = Object.fromEntries(
      Array.from({ length: 24 }, (_, n) => addDays('2026-12-08', n)).flatMap((day) => {
        const heard = ask(`${day}T09:00:00.000Z`, [a1]);
        return heard.length > 0 ? [[day, heard]] : [];
      }),
    );
    expect(told).toEqual({
      '2026-12-10': ['anna: A1 before-3'],
      '2026-12-15': ['anna: A1 due'],
      '2026-12-16': ['anna: A1 overdue-1'],
      '2026-12-18': ['anna: A1 overdue-2', 'dora: A1 overdue-2'],
      '2026-12-22': ['anna: A1 overdue-3', 'dora: A1 overdue-3', 'mia: A1 overdue-3'],
      '2026-12-29': ['anna: A1 overdue-4', 'dora: A1 overdue-4', 'mia: A1 overdue-4'],
    });
  });

  it('lose nothing over three days of downtime, and send no burst', () => {
    const { ask, sent } = aWorld();
    ask('2026-12-10T09:00:00.000Z', [a1, a2]);
    // Down from the 14th to the 16th: due and overdue-1 of A1 passed meanwhile, as did due of A2.
    expect(ask('2026-12-17T09:00:00.000Z', [a1, a2])).toEqual(['anna: A1 overdue-1', 'anna: A2 overdue-1']);
    expect(sent.map(({ key }) => key)).toEqual(['digest/2026-12-10/anna', 'digest/2026-12-17/anna']);
  });

  it('reach the recipients of a rung that was missed', () => {
    const { ask } = aWorld();
    expect(ask('2026-12-22T09:00:00.000Z', [a1])).toEqual([
      'anna: A1 overdue-3',
      'dora: A1 overdue-3',
      'mia: A1 overdue-3',
    ]);
  });

  it('come in one digest a day, the longest overdue first; later ones wait for the next digest', () => {
    const { ask, sent } = aWorld();
    expect(ask('2026-12-16T09:00:00.000Z', [a2, a1])).toEqual(['anna: A1 overdue-1', 'anna: A2 due']);
    expect(sent).toHaveLength(1);
    const a3 = aDeadline('A3', '2026-12-16');
    expect(ask('2026-12-16T15:00:00.000Z', [a1, a2, a3])).toEqual([]);
    expect(ask('2026-12-17T09:00:00.000Z', [a1, a2, a3])).toEqual(['anna: A2 overdue-1', 'anna: A3 overdue-1']);
  });

  it('are sent once, also after a restart on the same day', () => {
    const { ask } = aWorld();
    ask('2026-12-15T09:00:00.000Z', [a1]);
    for (const hour of ['09', '12', '22']) expect(ask(`2026-12-15T${hour}:59:00.000Z`, [a1])).toEqual([]);
  });

  it('have keys that every replica derives', () => {
    const { ask, sent } = aWorld();
    ask('2026-12-18T09:00:00.000Z', [a1]);
    expect(sent[0]?.reminders[0]).toEqual({
      key: 'NC-2026-0042/A1/2026-12-15/overdue-2/anna',
      deadline: a1,
      rung: 'overdue-2',
      since: '2026-12-18',
      level: 'holder',
    });
  });

  it('say since when they may be sent, also when a snooze has ended', () => {
    const { ask, sent } = aWorld();
    const snooze = { deadline: a1.key, person: 'anna', until: '2026-12-17', reason: 'Away' } as const;
    ask('2026-12-17T09:00:00.000Z', [a1], { snoozes: [snooze] });
    expect(sent[0]?.reminders[0]).toMatchObject({ rung: 'again-2026-12-17', since: '2026-12-17' });
  });

  it('start again when the date was moved, and stop when it is done', () => {
    const { ask } = aWorld();
    ask('2026-12-18T09:00:00.000Z', [a1]);
    const moved = aDeadline('A1', '2027-01-15');
    expect(ask('2026-12-21T09:00:00.000Z', [moved])).toEqual([]);
    expect(ask('2027-01-12T09:00:00.000Z', [moved])).toEqual(['anna: A1 before-3']);
    expect(ask('2027-02-12T09:00:00.000Z', [])).toEqual([]);
  });

  it.each([
    ['Saturday', '2026-12-12T09:00:00.000Z'],
    ['Sunday', '2026-12-13T09:00:00.000Z'],
    ['Christmas Day', '2026-12-25T09:00:00.000Z'],
    ['New Year’s Day', '2027-01-01T09:00:00.000Z'],
  ])('pause on %s', (_, now) => {
    const { ask } = aWorld();
    expect(ask(now, [aDeadline('A1', '2026-12-11')])).toEqual([]);
  });

  it.each([
    // Paris is an hour ahead of UTC in winter, two in summer: the clocks change on 29 March and 25 October.
    ['anna', '2026-12-15T06:59:00.000Z', 0],
    ['anna', '2026-12-15T07:00:00.000Z', 1],
    ['anna', '2026-03-27T06:59:00.000Z', 0],
    ['anna', '2026-03-27T07:00:00.000Z', 1],
    ['anna', '2026-03-30T05:59:00.000Z', 0],
    ['anna', '2026-03-30T06:00:00.000Z', 1],
    ['anna', '2026-10-26T06:59:00.000Z', 0],
    ['anna', '2026-10-26T07:00:00.000Z', 1],
    // 08:00 in Auckland is 19:00Z of the day before; in Los Angeles it is 16:00Z.
    ['kiri', '2026-12-14T18:59:00.000Z', 0],
    ['kiri', '2026-12-14T19:00:00.000Z', 1],
    ['lars', '2026-12-15T15:59:00.000Z', 0],
    ['lars', '2026-12-15T16:00:00.000Z', 1],
    // Saturday in Auckland while it is Friday in Paris; Friday in Los Angeles while it is Saturday there.
    ['kiri', '2026-12-18T20:00:00.000Z', 0],
    ['lars', '2026-12-19T02:00:00.000Z', 1],
  ])('of %s at %s, by their own clock: %i', (who, now, count) => {
    const due = now.slice(0, 10) as CalendarDate;
    const { ask } = aWorld();
    const deadline = { ...aDeadline('A1', due, person(who)), due: due < '2026-12-14' ? due : '2026-12-15' } as const;
    expect(ask(now, [deadline]).filter((line) => line.startsWith(who))).toHaveLength(count);
  });

  it('are put off by a snooze for the person who asked, then come again; others still get theirs', () => {
    const snoozes = [
      { deadline: a1.key, person: 'anna', until: '2026-12-21', reason: 'The part comes on Friday' },
    ] as const;
    const { ask } = aWorld({ snoozes });
    expect(ask('2026-12-15T09:00:00.000Z', [a1])).toEqual([]);
    expect(ask('2026-12-18T09:00:00.000Z', [a1])).toEqual(['dora: A1 overdue-2']);
    expect(ask('2026-12-21T09:00:00.000Z', [a1])).toEqual(['anna: A1 again-2026-12-21']);
    expect(ask('2026-12-22T09:00:00.000Z', [a1])).toEqual([
      'anna: A1 overdue-3',
      'dora: A1 overdue-3',
      'mia: A1 overdue-3',
    ]);
  });

  it('of a leaver go to the ISMS manager at once', () => {
    const { ask } = aWorld();
    expect(ask('2026-12-15T09:00:00.000Z', [aDeadline('A1', '2026-12-15', person('gone'))])).toEqual(['mia: A1 due']);
  });

  it('go to the line manager where no deputy was named, and to the ISMS manager where there is neither', () => {
    const day = '2026-12-18T09:00:00.000Z';
    expect(aWorld().ask(day, [aDeadline('A1', '2026-12-15', person('nils'))])).toEqual([
      'max: A1 overdue-2',
      'nils: A1 overdue-2',
    ]);
    expect(aWorld().ask(day, [aDeadline('A1', '2026-12-15', person('olga'))])).toEqual([
      'mia: A1 overdue-2',
      'olga: A1 overdue-2',
    ]);
  });

  it('of an untriaged report go to the alternate, then to management', () => {
    const triage = aDeadline('triage', '2026-12-15', { kind: 'role', role: 'ismsManager', except: [] }, 'triage');
    const { ask } = aWorld();
    expect(ask('2026-12-14T09:00:00.000Z', [triage])).toEqual([]);
    expect(ask('2026-12-15T09:00:00.000Z', [triage])).toEqual(['mia: triage due']);
    expect(ask('2026-12-16T09:00:00.000Z', [triage])).toEqual(['alf: triage overdue-1', 'mia: triage overdue-1']);
    expect(ask('2026-12-18T09:00:00.000Z', [triage])).toEqual([
      'alf: triage overdue-2',
      'bea: triage overdue-2',
      'ben: triage overdue-2',
      'mia: triage overdue-2',
    ]);
  });

  it('of an approval never go to a person who may not approve it, unless no one else is there', () => {
    const waiting = (...except: string[]) =>
      aDeadline('approval', '2026-12-15', { kind: 'role', role: 'management', except }, 'approval');
    expect(aWorld().ask('2026-12-14T09:00:00.000Z', [waiting('ben')])).toEqual(['bea: approval before-1']);
    expect(aWorld().ask('2026-12-14T09:00:00.000Z', [waiting('ben', 'bea')])).toEqual([
      'bea: approval before-1',
      'ben: approval before-1',
    ]);
    const directory = {
      colleague: (id: string) => (id === 'bea' ? { deputy: 'anna', manager: 'max' } : colleagues[id]),
      holders: (role: Role) => groups[role] ?? [],
    };
    const on = '2026-12-15T09:00:00.000Z';
    expect(aWorld({ directory }).ask(on, [waiting('ben')])).toEqual(['anna: approval due', 'bea: approval due']);
    expect(aWorld({ directory }).ask(on, [waiting('ben', 'anna')])).toEqual(['bea: approval due', 'mia: approval due']);
  });
});

describe('at any office', () => {
  const seed = 20261124;
  const start: CalendarDate = '2026-12-01';
  const deadlines = fc
    .array(
      fc.record({
        kind: fc.constantFrom(...deadlineKinds),
        offset: fc.integer({ min: -45, max: 30 }),
        who: fc.constantFrom('anna', 'nils', 'kiri', 'lars', 'olga', 'gone', 'ismsManager', 'management'),
      }),
      { maxLength: 8 },
    )
    .map((all) =>
      all.map(({ kind, offset, who }, index) => {
        const holder: Holder =
          who === 'ismsManager' || who === 'management' ? { kind: 'role', role: who, except: [] } : person(who);
        return aDeadline(`D${index}`, addDays(start, offset), holder, kind);
      }),
    );
  const snoozesFor = (all: readonly Deadline[]) =>
    fc.array(
      fc.record({
        deadline: fc.constantFrom('none', ...all.map(({ key }) => key)),
        person: fc.constantFrom('anna', 'nils', 'mia'),
        until: fc.integer({ min: -10, max: 20 }).map((offset) => addDays(start, offset)),
        reason: fc.constant('Waiting'),
      }),
      { maxLength: 4 },
    );
  const office = deadlines.chain((all) =>
    fc.record({ all: fc.constant(all), snoozes: snoozesFor(all), days: fc.integer({ min: 1, max: 8 }) }),
  );
  const hours = (days: number) =>
    Array.from({ length: days * 24 }, (_, n) => new Date(Date.parse(start) + n * 3_600_000).toISOString());
  /** For each person and deadline the last rung sent. */
  const latest = (sent: readonly Digest[]) =>
    Object.fromEntries(
      sent.flatMap(({ to, reminders }) => reminders.map(({ deadline, rung }) => [`${deadline.key} ${to}`, rung])),
    );
  const check = <Ts>(property: fc.IRawProperty<Ts>) => fc.assert(property, { seed, numRuns: 25 });

  it(`send the same in total, hourly or once after days (seed ${seed})`, () => {
    check(
      fc.property(office, ({ all, snoozes, days }) => {
        const often = aWorld({ snoozes });
        for (const now of hours(days)) often.ask(now, all);
        // Everyone's next digest: by then both have sent everything due on that day.
        const day = addWorkingDays(addDays(start, days), 1, calendar);
        const once = aWorld({ snoozes });
        const lastDay = Array.from({ length: 48 }, (_, n) =>
          new Date(Date.parse(day) - 12 * 3_600_000 + n * 3_600_000).toISOString(),
        );
        for (const now of lastDay) {
          often.ask(now, all);
          once.ask(now, all);
        }
        const saidOften = latest(often.sent);
        for (const [line, rung] of Object.entries(latest(once.sent)))
          expect([line, saidOften[line]]).toEqual([line, rung]);
        // Only what is forgotten after some weeks is sent when asked often and not when asked late.
        const forgotten = (line: string) =>
          all.some(({ key, kind }) => line.startsWith(key) && kind === 'observationEnd');
        const more = Object.keys(saidOften).filter((line) => !(line in latest(once.sent)) && !forgotten(line));
        expect(more.filter((line) => !snoozes.some(({ deadline }) => line.startsWith(deadline)))).toEqual([]);
      }),
    );
  });

  it(`repeat nothing, send nothing on a free day or before the first rung, and one digest a day (seed ${seed})`, () => {
    check(
      fc.property(office, ({ all, snoozes, days }) => {
        const { ask, sent } = aWorld({ snoozes });
        for (const now of hours(days)) ask(now, all);
        const keys = sent.flatMap(({ key, reminders }) => [key, ...reminders.map((one) => one.key)]);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { day, reminders } of sent) {
          expect(isWorkingDay(day, calendar)).toBe(true);
          expect(new Set(reminders.map(({ deadline }) => deadline.key)).size).toBe(reminders.length);
          for (const { deadline } of reminders) {
            // Working days from the digest to the due date, both counted.
            let left = 0;
            for (let at = day; at <= deadline.due; at = addDays(at, 1)) left += Number(isWorkingDay(at, calendar));
            expect(left).toBeLessThanOrEqual(1 - policy.ladders[deadline.kind].rungs[0].at);
          }
        }
      }),
    );
  });

  it(`are independent of the order of their input (seed ${seed})`, () => {
    check(
      fc.property(office, fc.integer({ min: 0, max: 7 }), ({ all, snoozes, days }, turn) => {
        const now = new Date(Date.parse(start) + days * 86_400_000 + 36_000_000).toISOString();
        const straight = aWorld({ snoozes });
        const turned = aWorld({ snoozes: [...snoozes].reverse() });
        straight.ask(now, all);
        turned.ask(now, [...all.slice(turn), ...all.slice(0, turn)].reverse());
        expect(turned.sent).toEqual(straight.sent);
      }),
    );
  });
});
