import { z } from 'zod';
import { waitLimit } from '../setup/timeLimits.ts';
import { postJson } from './asTeams.ts';
import type { LocalSystem } from './localSystem.ts';

/** Reads lists through plain Graph HTTP, with nothing of the product in between. */

const itemsSchema = z.object({
  value: z.array(z.object({ id: z.string(), fields: z.record(z.string(), z.unknown()) })),
  '@odata.nextLink': z.string().optional(),
});
export type Row = Readonly<Record<string, unknown>>;

export const control = async (system: LocalSystem, path: string, body: unknown = {}): Promise<unknown> => {
  const answer = await postJson(`${system.local.graph}/_control/${path}`, body);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json().catch(() => undefined);
};

export const clearFaults = async (system: LocalSystem): Promise<void> => {
  await fetch(`${system.local.graph}/_control/faults`, { method: 'DELETE' });
};

const siteOf = async (system: LocalSystem): Promise<string> => {
  const info: unknown = await (await fetch(`${system.local.graph}/_control/info`)).json();
  return z.object({ siteId: z.string() }).parse(info).siteId;
};

/** What a person with rights on the site can do by hand. */
export const editRow = async (system: LocalSystem, list: string, id: string, fields: Row): Promise<void> => {
  const { token } = z.object({ token: z.string() }).parse(await control(system, 'token', { access: 'full' }));
  const path = `/v1.0/sites/${await siteOf(system)}/lists/${list}/items/${id}/fields`;
  const answer = await fetch(`${system.local.graph}${path}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(fields),
  });
  if (!answer.ok) throw new Error(`${list} ${id} answered ${answer.status}: ${await answer.text()}`);
};

/** All rows of a list, oldest first. */
export const rowsOf = async (system: LocalSystem, list: string): Promise<readonly Row[]> => {
  const siteId = await siteOf(system);
  const { token } = z.object({ token: z.string() }).parse(await control(system, 'token', { access: 'read' }));
  const rows: Row[] = [];
  let path: string | undefined = `/v1.0/sites/${siteId}/lists/${list}/items?$expand=fields&$top=999`;
  while (path !== undefined) {
    const answer: Response = await fetch(`${system.local.graph}${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!answer.ok) throw new Error(`${list} answered ${answer.status}: ${await answer.text()}`);
    const page: z.output<typeof itemsSchema> = itemsSchema.parse(await answer.json());
    rows.push(...page.value.map(({ fields }) => fields));
    path = page['@odata.nextLink']?.replace('https://graph.microsoft.com', '');
  }
  return rows;
};

const childrenSchema = z.object({ value: z.array(z.object({ id: z.string(), name: z.string() })) });

/** What the library Evidence holds for a record. */
export const libraryFiles = async (
  system: LocalSystem,
  reference: string,
): Promise<readonly { readonly name: string; readonly content: Buffer }[]> => {
  const { token } = z.object({ token: z.string() }).parse(await control(system, 'token', { access: 'read' }));
  const drive = `${system.local.graph}/v1.0/sites/${await siteOf(system)}/lists/Evidence/drive`;
  const get = async (url: string): Promise<Response> => {
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  const { value } = childrenSchema.parse(await (await get(`${drive}/root:/${reference}:/children`)).json());
  return Promise.all(
    value.map(async ({ id, name }) => {
      const answer = await get(`${drive}/items/${id}/content`);
      return { name, content: Buffer.from(await answer.arrayBuffer()) };
    }),
  );
};

/** Looks again until it holds: effects of a commit run after the answer. @throws what it found last, after `waitLimit` */
export const eventually = async <T>(look: () => Promise<T>, holds: (found: T) => boolean): Promise<T> => {
  const until = performance.now() + waitLimit;
  for (;;) {
    const found = await look();
    if (holds(found)) return found;
    if (performance.now() > until) throw new Error(`still not so: ${JSON.stringify(found)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
