import { z } from 'zod';
import type { Activity } from './activity.ts';

/**
 * A file beside a message, in one of the two shapes that Teams uses in a personal chat
 * (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4,
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/agents-inline-images).
 */
export type MessageFile =
  /** In the sender's OneDrive. Its address is pre-authenticated for some minutes: no token is sent there. */
  | { readonly kind: 'file'; readonly name: string; readonly url: string }
  /** Pasted into the text. The Bot Connector hosts it and requires the bot's token; it often has no name. */
  | { readonly kind: 'picture'; readonly name: string | undefined; readonly url: string };

export type MessageFiles = {
  readonly files: readonly MessageFile[];
  /** Whether there was a file that Teams did not deliver: in channels and national clouds, bots get none. */
  readonly withheld: boolean;
};

const uploaded = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: z.string().min(1),
  content: z.object({ downloadUrl: z.string() }),
});
const pasted = z.object({
  contentType: z.string().regex(/^image\//i),
  name: z.string().nullish(),
  contentUrl: z.string(),
});
/** The message again, as HTML. A file named only here was not delivered. */
const twin = z.object({ contentType: z.literal('text/html'), content: z.string() });

/** Attachments that are not files (cards, links, the HTML copy) are skipped. */
export const messageFilesOf = ({ attachments }: Activity): MessageFiles => {
  const files = (attachments ?? []).flatMap((attachment): readonly MessageFile[] => {
    const file = uploaded.safeParse(attachment).data;
    if (file) return [{ kind: 'file', name: file.name, url: file.content.downloadUrl }];
    const picture = pasted.safeParse(attachment).data;
    return picture ? [{ kind: 'picture', name: picture.name || undefined, url: picture.contentUrl }] : [];
  });
  const named = (attachments ?? []).some((attachment) =>
    /<attachment\s/i.test(twin.safeParse(attachment).data?.content ?? ''),
  );
  return { files, withheld: named && files.length === 0 };
};
