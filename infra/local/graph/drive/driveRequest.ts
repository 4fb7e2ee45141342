import type { FastifyRequest } from 'fastify';
import type { Emulator } from '../emulator.ts';
import { requireSite, type SiteAccess } from '../http/authorization.ts';
import { badRequest, invalidRequest, itemNotFound } from '../http/graphError.ts';
import { isLibrary, type List } from '../lists/catalog.ts';
import { openIsmsSite, openList } from '../lists/sites.ts';
import { type Located, locate } from './driveAddress.ts';
import { listIdOf } from './driveIds.ts';
import type { ConflictBehavior, DriveRow } from './driveStore.ts';

/** Paths of a drive; the routes below an item are the same for each. */
export const driveBases = [
  '/v1.0/drives/:drive',
  '/v1.0/sites/:site/drive',
  '/v1.0/sites/:site/drives/:drive',
  '/v1.0/sites/:site/lists/:list/drive',
] as const;

/** Library at a site's `/drive`; a real site has it from the start. */
const defaultLibrary = 'Documents';

/** Returns the library that the request addresses. @throws GraphError 400, 403, 404 */
export function openDrive(emulator: Emulator, request: FastifyRequest, access: SiteAccess): List {
  const { site, list, drive } = request.params as { site?: string; list?: string; drive?: string };
  if (list !== undefined) return library(openList(emulator, request, access));
  if (site === undefined) requireSite(request.caller, access, true);
  else openIsmsSite(request, access);
  if (drive === undefined) return library(emulator.catalog.find(defaultLibrary));
  const listId = listIdOf(drive);
  // Recorded in onedrive-api-docs#1416.
  if (listId === undefined)
    throw invalidRequest('The provided drive id appears to be malformed, or does not represent a valid drive.');
  return library(emulator.catalog.find(listId));
}

function library(list: List | undefined): List {
  if (!list || !isLibrary(list)) throw itemNotFound();
  return list;
}

export function locateItem(emulator: Emulator, list: List, request: FastifyRequest): Located {
  return locate(emulator.drives, list, (request.params as { item: string }).item);
}

/** @throws GraphError 404 if there is no item */
export function openItem(emulator: Emulator, list: List, request: FastifyRequest): DriveRow {
  const { item } = locateItem(emulator, list, request);
  if (!item) throw itemNotFound();
  return item;
}

const conflictKey = '@microsoft.graph.conflictBehavior';
const behaviors: readonly ConflictBehavior[] = ['fail', 'replace', 'rename'];

/** Splits the conflict behaviour, which driveitem.md puts in the URL, from the rest of the query. @throws GraphError 400 */
export function takeConflict(query: unknown): {
  readonly rest: object;
  readonly conflict: ConflictBehavior | undefined;
} {
  const { [conflictKey]: given, ...rest } = query as Readonly<Record<string, unknown>>;
  return { rest, conflict: given === undefined ? undefined : parseConflict(given) };
}

export function parseConflict(value: unknown): ConflictBehavior {
  const behavior = behaviors.find((one) => one === value);
  if (!behavior) throw badRequest(`Invalid value '${value}' for ${conflictKey}.`);
  return behavior;
}

export const conflictOf = (body: object): ConflictBehavior | undefined =>
  conflictKey in body ? parseConflict(body[conflictKey]) : undefined;
