import { createHash } from 'node:crypto';
import { tenant } from '../../tenant.ts';

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const [, siteCollectionGuid = '', webGuid = ''] = tenant.siteId.split(',');

/** `b!` and the GUIDs of site collection, site and list in base64url, as in SharePoint. */
export const driveIdOf = (listId: string) =>
  `b!${Buffer.concat([siteCollectionGuid, webGuid, listId].map(bytesOf)).toString('base64url')}`;

/** Returns the list GUID in a drive id, or undefined if it is not a drive id of this site. */
export function listIdOf(driveId: string): string | undefined {
  if (!/^b![\w-]{64}$/.test(driveId)) return undefined;
  const listId = guidOf(Buffer.from(driveId.slice(2), 'base64url').subarray(32));
  return driveIdOf(listId) === driveId ? listId : undefined;
}

/** `01`, six characters of the list, 26 of the item: opaque, and as long as in SharePoint. */
export const driveItemIdOf = (listId: string, uniqueId: string) =>
  `01${encode(bytesOf(listId)).slice(0, 6)}${encode(bytesOf(uniqueId))}`;

/** Returns the GUID of the item; "it may also be the unique ID of a SharePoint list item" (driveitem-get). */
export function uniqueIdOf(itemId: string, listId: string): string | undefined {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(itemId)) return itemId.toLowerCase();
  if (!/^01[A-Z2-7]{32}$/i.test(itemId)) return undefined;
  const uniqueId = guidOf(decode(itemId.toUpperCase().slice(8)));
  return driveItemIdOf(listId, uniqueId) === itemId.toUpperCase() ? uniqueId : undefined;
}

/** The root of a library is not an item of its list, so its id is derived from the list's. */
export const rootIdOf = (listId: string) => guidOf(createHash('sha256').update(`root of ${listId}`).digest());

/** Returns a GUID in .NET byte order: the first three parts are little-endian. */
function bytesOf(guid: string): Buffer {
  return swapGuidBytes(Buffer.from(guid.replaceAll('-', ''), 'hex'));
}

function guidOf(bytes: Uint8Array): string {
  const hex = swapGuidBytes(Buffer.from(bytes.subarray(0, 16))).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function swapGuidBytes(bytes: Buffer): Buffer {
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes;
}

function encode(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => base32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

function decode(text: string): Uint8Array {
  const bits = [...text].map((letter) => base32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}
