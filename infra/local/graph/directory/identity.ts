import { applicationName } from '../http/authorization.ts';
import { sharePointApp } from './userInformation.ts';

/**
 * Who wrote something, as Graph tells it: with an application's own token always the application, never the person
 * (recorded in demisto/content, graph-lists 1.4).
 */
export const identityOf = (writer: string) =>
  writer === systemWriter
    ? { user: { displayName: 'System Account' } }
    : {
        application: { id: writer, displayName: applicationName(writer) },
        user: { displayName: sharePointApp.displayName },
      };

/** Who writes what SharePoint itself makes. */
export const systemWriter = 'system';
