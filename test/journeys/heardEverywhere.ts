import { postJson } from './asTeams.ts';
import { type LocalSystem, serverCount } from './localSystem.ts';
import { untilQuiet } from './untilQuiet.ts';

/** After so many seconds every server has heard of what was done at another (`pollMs`, `contributionsMs`). */
const heardAfter = { commit: 15, contribution: 2 } as const;

/** Until every server has heard of what was done before. Nothing is waited for where there is one server. */
export const heardEverywhere = async (system: LocalSystem, what: keyof typeof heardAfter): Promise<void> => {
  if (serverCount === 1) return;
  await postJson(`${system.local.teams}/_control/clock`, { advanceMs: heardAfter[what] * 1000 });
  await untilQuiet(system, 60);
};
