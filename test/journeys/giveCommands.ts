import { z } from 'zod';
import { freshNonce, personNamed, postJson } from './asTeams.ts';
import type { LocalSystem } from './localSystem.ts';

const answerSchema = z.looseObject({ reference: z.string() });

/**
 * Gives commands through the tab's API: for a journey that is not about how a record came to where it begins.
 * @returns what gives one, of the record that was reported last, and answers with its reference
 */
export const giveCommands = (system: LocalSystem) => {
  let reference = '';
  return async (who: string, name: string, form: object): Promise<string> => {
    const issued = await postJson(`${system.local.entra}/_control/user-token`, { userId: personNamed(who).id });
    const { token } = z.object({ token: z.string() }).parse(await issued.json());
    const command = { name, ...(name !== 'report' && { reference }), ...form };
    const answer = await postJson(`${system.url}/api/commands`, { n: freshNonce(), command }, token);
    expect({ name, status: answer.status }).toEqual({ name, status: 200 });
    ({ reference } = answerSchema.parse(await answer.json()));
    return reference;
  };
};
