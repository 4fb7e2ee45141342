import { GraphError, invalidRequest } from '../http/graphError.ts';
import { siteUrl } from '../lists/listAddress.ts';

/** "The entire decoded file path, including the file name, can't contain more than 400 characters" (support.microsoft.com, restrictions). */
const maxPathLength = 400;
/** For each part of a path; general knowledge. */
const maxNameLength = 255;
const forbidden = /["*:<>?/\\|\u0000-\u001f\u007f]/;
const reserved = /^(\.lock|con|prn|aux|nul|com[0-9]|lpt[0-9]|desktop\.ini)$/i;

/** Server-relative path of a library: `/sites/isms/Evidence`. */
export const libraryPath = (title: string) => `${new URL(siteUrl).pathname}/${title}`;

/**
 * Refuses the names that SharePoint refuses: support.microsoft.com "Restrictions and limitations in OneDrive and
 * SharePoint" (characters, reserved names, `_vti_`, `~$`, surrounding spaces, `forms` at the root), and
 * onedrive-addressing-driveitems (a leading tilde, a trailing period in a folder name).
 * @param directory server-relative
 * @throws GraphError 400; the inner codes are recorded (onedrive-api-docs#1446) and documented (errors.md)
 */
export function checkFileName(name: string, directory: string, kind: 'file' | 'folder', atRoot: boolean): void {
  const invalid =
    name === '' ||
    name.trim() !== name ||
    forbidden.test(name) ||
    reserved.test(name) ||
    name.toLowerCase().includes('_vti_') ||
    name.startsWith('~') ||
    /^\.+$/.test(name) ||
    (kind === 'folder' && (name.endsWith('.') || (atRoot && name.toLowerCase() === 'forms')));
  if (invalid) {
    throw new GraphError(400, 'invalidRequest', `The name '${name}' is not allowed.`, {
      innerCodes: ['nameContainsInvalidCharacters'],
    });
  }
  if (name.length > maxNameLength || `${directory}/${name}`.length - 1 > maxPathLength)
    throw invalidRequest('The path is too long.', ['pathIsTooLong']);
}

/** `report.pdf` becomes `report 1.pdf`; folder names have no extension. */
export function numberedName(name: string, number: number, kind: 'file' | 'folder'): string {
  const dot = kind === 'file' ? name.lastIndexOf('.') : -1;
  return dot <= 0 ? `${name} ${number}` : `${name.slice(0, dot)} ${number}${name.slice(dot)}`;
}

/** Types of files that people attach as evidence. */
const types: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  eml: 'message/rfc822',
  gif: 'image/gif',
  heic: 'image/heic',
  htm: 'text/html',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  log: 'text/plain',
  mp4: 'video/mp4',
  msg: 'application/vnd.ms-outlook',
  pdf: 'application/pdf',
  png: 'image/png',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  webp: 'image/webp',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'text/xml',
  zip: 'application/x-zip-compressed',
};

/** Derives the type from the extension: the content type sent by the client is not stored. */
export const mimeTypeOf = (name: string): string => types[extensionOf(name)] ?? 'application/octet-stream';

/** Lower case, without the dot; empty if there is none. */
export const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
