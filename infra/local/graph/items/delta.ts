import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Emulator } from '../emulator.ts';
import { GraphError, invalidRequest } from '../http/graphError.ts';
import { linkTo, readOptions, readTop } from '../http/queryOptions.ts';
import type { List } from '../lists/catalog.ts';
import { listPath } from '../lists/listAddress.ts';
import { openList } from '../lists/sites.ts';
import type { Store } from '../store.ts';
import { itemContext, itemShape } from './itemShape.ts';

const defaultPageSize = 200;

/**
 * Position of a reader. The signed, opaque token contains all of it, so tokens survive restarts and need no row.
 * `deletionsAfter`: earlier deletions are not returned, because the first enumeration began after them.
 */
type Position = { readonly list: number; readonly after: number; readonly deletionsAfter: number };

/** Issues and reads tokens. All of them expire when the epoch advances. */
export class DeltaTokens {
  readonly #store: Store;
  readonly #secret: string;

  constructor(store: Store) {
    this.#store = store;
    const kept = store.setting('deltaSecret');
    this.#secret = kept ?? randomBytes(16).toString('hex');
    if (kept === undefined) store.setSetting('deltaSecret', this.#secret);
  }

  expireAll(): void {
    this.#store.setSetting('deltaEpoch', String(this.#epoch + 1));
  }

  write({ list, after, deletionsAfter }: Position): string {
    const text = `${this.#epoch}.${list}.${after}.${deletionsAfter}`;
    return Buffer.from(`${text}.${this.#sign(text)}`).toString('base64url');
  }

  /** Returns undefined for an expired token. @throws GraphError 400 for a forged token or one of another list */
  read(token: string, list: number): Position | undefined {
    const text = Buffer.from(token, 'base64url').toString('latin1');
    const [epoch, ofList, after, deletionsAfter, signature = ''] = text.split('.');
    const expected = this.#sign(`${epoch}.${ofList}.${after}.${deletionsAfter}`);
    const isGenuine =
      signature.length === expected.length &&
      timingSafeEqual(Buffer.from(signature, 'latin1'), Buffer.from(expected, 'latin1'));
    if (!isGenuine || Number(ofList) !== list) throw invalidRequest('Provided sync token is malformed');
    if (Number(epoch) !== this.#epoch) return undefined;
    return { list, after: Number(after), deletionsAfter: Number(deletionsAfter) };
  }

  get #epoch(): number {
    return Number(this.#store.setting('deltaEpoch') ?? 0);
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#secret).update(text).digest('hex').slice(0, 16);
  }
}

type Change = { readonly id: number; readonly change: number; readonly deleted: number };

/** Each item is ordered by its last change, so that a reader gets its latest state once. */
const changes = `
  SELECT id, change, 0 AS deleted FROM items WHERE list = ?1 AND change > ?2 AND change <= ?4
  UNION ALL
  SELECT id, change, 1 AS deleted FROM deletions WHERE list = ?1 AND change > max(?2, ?3) AND change <= ?4
  ORDER BY change LIMIT ?5`;

/** `GET …/items/delta`: listitem-delta.md (graph-lists 4.1). Costs 1 resource unit with a token, 2 without. */
export function addDeltaRoutes(app: FastifyInstance, emulator: Emulator, tokens: DeltaTokens): void {
  const units = (query: Readonly<Record<string, unknown>>) => ('token' in query || '$token' in query ? 1 : 2);
  app.get('/v1.0/sites/:site/lists/:list/items/delta', { config: { units } }, (request) =>
    delta(emulator, tokens, request),
  );
}

function delta(emulator: Emulator, tokens: DeltaTokens, request: FastifyRequest): object {
  const list = openList(emulator, request, 'read');
  const options = readOptions(request.query, ['select', 'expand', 'top', 'token']);
  const shape = itemShape(list, options);
  const top = readTop(options.top, defaultPageSize);
  const horizon = emulator.visibility.horizon(list.number, request.effects.lag);
  const link = (name: string, position: Position) => ({
    [`@odata.${name}`]: linkTo(`${listPath(list)}/items/delta`, options.given, 'token', tokens.write(position)),
  });
  const from = startOf(tokens, list, options.token, Math.min(horizon, lastChange(emulator.store, list)));
  if (!from) throw expired(list, tokens, lastChange(emulator.store, list));
  const rows = emulator.store.all<Change>(changes, list.number, from.after, from.deletionsAfter, horizon, top + 1);
  const page = rows.slice(0, top);
  const position = { ...from, after: page.at(-1)?.change ?? from.after };
  return {
    '@odata.context': `${itemContext(list)}/$delta`,
    ...link(rows.length > top ? 'nextLink' : 'deltaLink', position),
    value: page.map((row) => (row.deleted ? shape.deleted(row.id) : shape.item(emulator.items.read(list, row.id)))),
  };
}

function startOf(tokens: DeltaTokens, list: List, token: string | undefined, seen: number): Position | undefined {
  if (token === undefined) return { list: list.number, after: 0, deletionsAfter: seen };
  if (token === 'latest') return { list: list.number, after: seen, deletionsAfter: seen };
  return tokens.read(token, list.number);
}

const lastChange = (store: Store, list: List) =>
  store.get<{ lastChange: number }>('SELECT lastChange FROM lists WHERE number = ?', list.number)?.lastChange ?? 0;

/** 410 with a link in `Location` that restarts the enumeration. */
function expired(list: List, tokens: DeltaTokens, deletionsAfter: number): GraphError {
  const token = tokens.write({ list: list.number, after: 0, deletionsAfter });
  const location = linkTo(`${listPath(list)}/items/delta`, [], 'token', token);
  const message = 'The sync token has expired. Enumerate the list again from the given location.';
  return new GraphError(410, 'resyncChangesApplyDifferences', message, { headers: { location } });
}
