import { people } from '../../infra/local/tenant.ts';
import { theClassification } from '../builders/aRecord.ts';
import { openSurroundings, startFixedServer } from '../journeys/fixedServer.ts';
import { createWalks, type Walk } from './walkOf.ts';

export type Walks = { readonly press: Walk; readonly register: Walk; readonly contribution: Walk };

const personCalled = (name: string) => {
  const found = people.find(({ displayName }) => displayName.startsWith(name));
  if (!found) throw new Error(`no ${name} in the local tenant`);
  return found;
};

const [sam, claire, hana] = [personCalled('Sam'), personCalled('Claire'), personCalled('Hana')];
const facts = { what: 'Visitor badges open the server room.', ongoing: 'no', detectedOn: '2026-11-20' };

/** Measures each walk on a whole server in this process. Each request is sent once before, so that nothing is loaded late. */
export const measureWalks = async (): Promise<Walks> => {
  const around = await openSurroundings();
  const server = await startFixedServer(around);
  const walks = createWalks(server.url);
  let drawn = 0;
  const n = (): string => {
    drawn += 1;
    return drawn.toString(16).padStart(32, 'a');
  };
  const press = () => {
    const action = { type: 'Action.Execute', verb: 'report.send', data: { v: 1, n: n(), ...facts } };
    return server.say(sam, { type: 'invoke', name: 'adaptiveCard/action', replyToId: 'card', value: { action } });
  };
  const read = async () => {
    const headers = { authorization: `Bearer ${server.tokenOf(sam)}` };
    const answer = await fetch(`${server.url}/api/nonconformities`, { headers });
    return { status: answer.status, text: await answer.text() };
  };
  const command = async (form: object): Promise<void> => {
    const { status, text } = await server.post('/api/commands', { n: n(), command: form }, claire);
    if (status !== 200) throw new Error(`answered with ${status}: ${text}`);
    await server.advance(0);
  };
  /** Each person can say once that they are present. */
  const present = [hana, claire];
  const contribute = () => {
    const body = { n: n(), contribution: { type: 'PresenceTold' } };
    return server.post('/api/sessions/NC-2026-0001/S1/contributions', body, present.pop() ?? sam);
  };
  const again = async (ask: () => ReturnType<typeof press>): Promise<Walk> => {
    await ask();
    await server.advance(10_000);
    const walk = await walks.of(ask);
    await server.advance(10_000);
    return walk;
  };
  try {
    for (const one of [sam, claire, hana]) await server.say(one, { type: 'installationUpdate', action: 'add' });
    await server.advance(0);
    const pressed = await again(press);
    const register = await again(read);
    const reference = 'NC-2026-0001';
    await command({
      name: 'triageReport',
      reference,
      lane: 'standard',
      grade: 'minor',
      gradeReason: 'One office',
      ...theClassification,
      owner: hana.id,
    });
    await command({ name: 'openSession', reference, kind: 'fiveWhys', facilitator: claire.id });
    const contribution = await again(contribute);
    return { press: pressed, register, contribution };
  } finally {
    walks.stop();
    await server.close();
    await around.close();
  }
};

export const sizeOf = (walk: Walk): { readonly files: number; readonly functions: number } => ({
  files: walk.size,
  functions: [...walk.values()].reduce((sum, names) => sum + names.length, 0),
});
