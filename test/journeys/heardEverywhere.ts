import { postJson } from './asTeams.ts';
import { type LocalSystem, serverCount } from './localSystem.ts';
import { untilQuiet } from './untilQuiet.ts';

/** Seconds until every server is in sync with the others (`pollMs`, `contributionsMs`). */
const heardAfter = { commit: 15, contribution: 2 } as const;

/** Waits until every server is in sync with all earlier commits. Does not wait where there is one server. */
export const heardEverywhere = async (system: LocalSystem, what: keyof typeof heardAfter): Promise<void> => {
  if (serverCount === 1) return;
  await postJson(`${system.local.teams}/_control/clock`, { advanceMs: heardAfter[what] * 1000 });
  await untilQuiet(system, 60);
};
