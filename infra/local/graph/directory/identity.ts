import { applicationName } from '../http/authorization.ts';
import { sharePointApp } from './userInformation.ts';

/**
 * Identity of a writer as Graph returns it: for an application's own token always the application, never a person
 * (recorded in demisto/content, graph-lists 1.4).
 */
export const identityOf = (writer: string) =>
  writer === systemWriter
    ? { user: { displayName: 'System Account' } }
    : {
        application: { id: writer, displayName: applicationName(writer) },
        user: { displayName: sharePointApp.displayName },
      };

/** The writer of items that SharePoint creates itself. */
export const systemWriter = 'system';
