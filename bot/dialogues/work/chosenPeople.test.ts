import { Fault } from '../../../procedure/runtime/fault.ts';
import type { BotTools } from '../../botTools.ts';
import { learnChosen, withChosen } from './chosenPeople.ts';

const pedro = 'b0000000-0000-4000-8000-000000000011';
const rita = 'b0000000-0000-4000-8000-000000000012';
const inputs = { 'actions.0.owner': pedro, verifier: rita, manager: pedro, objective: 'x', elsewhere: rita };

/** A directory that knows both, once queried. */
const aDirectory = (fault?: unknown) => {
  const asked: (readonly string[])[] = [];
  const names = new Map([[rita, 'Rita']]);
  const people = {
    nameOf: (id: string) => names.get(id),
    strangers: async (ids: readonly string[]) => {
      asked.push(ids);
      if (fault) throw fault;
      for (const id of ids) names.set(id, 'Pedro');
      return new Map();
    },
  };
  return { asked, tools: { room: { people } } as unknown as Pick<BotTools, 'room'> };
};

describe('people chosen in a form', () => {
  it('are looked up once if unknown, and then shown by name with the others', async () => {
    const { asked, tools } = aDirectory();
    await learnChosen('draftPlan', { inputs }, tools);
    await learnChosen('draftPlan', { inputs }, tools);
    expect(asked).toEqual([[pedro]]);
    const known = [{ id: rita, name: 'Rita' }];
    expect(withChosen(known, 'draftPlan', { inputs }, tools)).toEqual([...known, { id: pedro, name: 'Pedro' }]);
  });

  it('stay without a name while the directory does not answer, and nothing fails', async () => {
    const { tools } = aDirectory(new Fault('unreachable', 'away'));
    await learnChosen('draftPlan', { inputs }, tools);
    expect(withChosen([], 'draftPlan', { inputs }, tools)).toEqual([{ id: rita, name: 'Rita' }]);
    await expect(learnChosen('draftPlan', { inputs }, aDirectory(new TypeError('x')).tools)).rejects.toThrow(TypeError);
  });

  it('exclude texts that only look like ids, and fields unknown to the form', async () => {
    const { asked, tools } = aDirectory();
    await learnChosen('closeNonconformity', { inputs: { summary: `see ${pedro}`, owner: pedro } }, tools);
    expect(asked).toEqual([]);
  });
});
