import { localSettings } from '../../infra/local/localSettings.ts';
import { systemClock } from '../../server/clock.ts';
import type { Settings } from '../../server/settings.ts';
import { startServer } from '../../server/startServer.ts';

/** A server process on the stand-ins of its parent, without Teams. */
export type Begin = {
  readonly graph: string;
  readonly entra: string;
  /** Settings that differ from those of the stand-ins. */
  readonly settings: Partial<Settings>;
};

/** No one listens there: every notice waits until its recipient meets the bot. */
const teams = 'http://127.0.0.1:9';

process.once('message', async ({ settings, ...at }: Begin) => {
  const given = { ...localSettings({ ...at, teams }, { port: 0, logLevel: 'silent' }), ...settings };
  process.send?.((await startServer(given, { clock: systemClock })).url);
});
