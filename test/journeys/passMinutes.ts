import { postJson } from './asTeams.ts';
import type { LocalSystem } from './localSystem.ts';
import { untilQuiet } from './untilQuiet.ts';

/**
 * Lets time pass in all processes, a minute at a time, and waits after each until nothing is under way: a claim counts
 * minutes, and no process, however busy the machine, shall lose one to a clock that jumps.
 */
export const passMinutes = async (system: LocalSystem, minutes: number): Promise<void> => {
  for (let minute = 0; minute < minutes; minute += 1) {
    await postJson(`${system.local.teams}/_control/clock`, { advanceMs: 60_000 });
    await untilQuiet(system, 60);
  }
};
