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
