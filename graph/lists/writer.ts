import { z } from 'zod';

/** `createdBy` or `lastModifiedBy` of an item. */
export const writerSchema = z
  .object({
    application: z.object({ id: z.string() }).optional(),
    user: z.object({ id: z.string().optional() }).optional(),
  })
  .optional();

/**
 * The application that wrote with its own token; empty for a person, also for one who signed in to that application.
 * For an application Graph names as user only "SharePoint App", without an id (recorded in demisto/content).
 */
export const applicationOf = (by: z.output<typeof writerSchema>): string =>
  by?.user?.id ? '' : (by?.application?.id ?? '');
