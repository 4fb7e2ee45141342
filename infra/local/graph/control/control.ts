import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { applicationToken, botFrameworkResource, graphResource } from '../../entra/tokens.ts';
import { applications, groups, people, tenant } from '../../tenant.ts';
import { userInformation } from '../directory/userInformation.ts';
import type { Emulator } from '../emulator.ts';
import { controlApplications } from '../http/authorization.ts';
import { invalidRequest, itemNotFound } from '../http/graphError.ts';
import type { DeltaTokens } from '../items/delta.ts';
import { parseFields } from '../items/fieldValue.ts';
import { isLibrary } from '../lists/catalog.ts';
import { seed } from '../seed.ts';
import { faultSchema } from './faults.ts';

const { product } = applications;
const { full, read, none } = controlApplications;

/** Tokens by kind of access: `full` has Sites.FullControl.All; `write` is the product, Sites.Selected with its grant. */
const tokens: Readonly<Record<string, (key: Emulator['key']) => string>> = {
  full: (key) => applicationToken(key, full, graphResource),
  write: (key) => applicationToken(key, product, graphResource),
  read: (key) => applicationToken(key, read, graphResource),
  none: (key) => applicationToken(key, none, graphResource),
  expired: (key) => applicationToken(key, product, graphResource, -600),
  otherAudience: (key) => applicationToken(key, product, botFrameworkResource),
};

/** Facts about the tenant, for tests. */
const tenantFacts = {
  hostname: tenant.hostname,
  sitePath: tenant.sitePath,
  siteId: tenant.siteId,
  users: people.map((person) => ({
    id: person.id,
    userPrincipalName: person.userPrincipalName,
    displayName: person.displayName,
    lookupId: userInformation.find((row) => row.userId === person.id)?.lookupId,
    groups: person.groups.map((key) => groups[key].id),
  })),
  groups: Object.values(groups),
};

const fieldsSchema = z.record(z.string(), z.unknown());
const seedSchema = z.union([
  z.strictObject({ listId: z.string(), count: z.int().min(1).max(1_000_000), fields: fieldsSchema }),
  z.strictObject({ listId: z.string(), rows: z.array(fieldsSchema).min(1) }),
]);

/** Control endpoints for tests: loopback only, JSON in and out, no token. They are not part of Graph. */
export function addControlRoutes(app: FastifyInstance, emulator: Emulator, deltaTokens: DeltaTokens): void {
  const { faults, metering, key } = emulator;
  app.get('/_control/info', () => tenantFacts);
  app.post('/_control/token', (request) => {
    const { access } = z.strictObject({ access: z.enum(Object.keys(tokens)) }).parse(request.body);
    return { token: tokens[access]?.(key) };
  });
  app.post('/_control/reset', () => reset(emulator, deltaTokens));
  app.post('/_control/items', (request) => seedItems(emulator, seedSchema.parse(request.body)));
  app.post('/_control/limits', (request) => {
    const schema = z.strictObject({ resourceUnitsPerMinute: z.number().min(0).nullable() });
    const { resourceUnitsPerMinute } = schema.parse(request.body);
    metering.setLimit(resourceUnitsPerMinute || undefined);
    return { resourceUnitsPerMinute };
  });
  app.post('/_control/faults', (request) => {
    const fault = faultSchema.parse(request.body);
    faults.add(fault);
    return fault;
  });
  app.delete('/_control/faults', () => {
    faults.clear();
    return {};
  });
  app.post('/_control/delta/expire', () => {
    deltaTokens.expireAll();
    return {};
  });
  app.get('/_control/usage', () => metering.usage);
  app.delete('/_control/usage', () => {
    metering.clearUsage();
    return metering.usage;
  });
}

function reset(emulator: Emulator, deltaTokens: DeltaTokens): object {
  emulator.store.restore();
  emulator.contents.sweep(new Set(emulator.drives.contentNames()));
  emulator.catalog.reload();
  seed(emulator);
  deltaTokens.expireAll();
  emulator.visibility.clear();
  emulator.faults.clear();
  emulator.metering.setLimit(undefined);
  emulator.metering.clearUsage();
  return {};
}

/**
 * Creates many items in one transaction, with the same checks as a POST: the given `rows`, or `count` of them; `{n}` in a
 * text becomes 1, 2, … `count`.
 */
function seedItems({ catalog, items }: Emulator, seeds: z.infer<typeof seedSchema>): object {
  const { listId } = seeds;
  const list = catalog.find(listId);
  if (!list || list.hidden) throw itemNotFound(`There is no list ${listId}.`);
  if (isLibrary(list)) throw invalidRequest('Files are put into a library, not seeded.');
  if ('rows' in seeds) {
    const changes = seeds.rows.map((row) => ({ changes: parseFields(list.columns, row) }));
    items.createMany(list, changes, product.id);
    return { count: changes.length };
  }
  const { count, fields } = seeds;
  const texts = Object.entries(fields);
  const numeric = new Set(list.columns.filter((one) => one.number).map((one) => one.name));
  function* rows() {
    for (let n = 1; n <= count; n += 1) {
      const numbered = texts.map(([name, value]) => {
        const text = typeof value === 'string' ? value.replaceAll('{n}', String(n)) : value;
        return [name, numeric.has(name) && typeof text === 'string' ? Number(text) : text] as const;
      });
      yield { changes: parseFields(list?.columns ?? [], Object.fromEntries(numbered)) };
    }
  }
  items.createMany(list, rows(), product.id);
  return { count };
}
