import { z } from 'zod';
import { plainText } from '../values/plainText.ts';

/** Maximum length of a message's text and link, in UTF-16 units. */
export const longestMessage = { text: 1000, link: 1900 } as const;

/**
 * The Teams message that a report was made of: its text and its link. Stated by the reporter, like the rest of the
 * report; the link leads to the message itself.
 */
export const reportedMessage = z.object({
  text: z.string(),
  /** Absent where Teams gave none. */
  link: z.string().optional(),
});
export type ReportedMessage = Readonly<z.output<typeof reportedMessage>>;

/** Hosts of Teams in the public and the national clouds. */
const hosts = [
  'teams.microsoft.com',
  'teams.cloud.microsoft',
  'gov.teams.microsoft.us',
  'dod.teams.microsoft.us',
  'teams.microsoftonline.cn',
];
const linkShape = new RegExp(
  `^https://(?:${hosts.map((host) => host.replaceAll('.', '\\.')).join('|')})/l/message/[\\w.~:/?@!$&'()*+,;=%-]+$`,
);

/**
 * Whether it is a link to a message of Teams
 * (https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams).
 */
export const isMessageLink = (link: string): boolean => link.length <= longestMessage.link && linkShape.test(link);

const sent = z.object({ text: z.string().catch(''), link: z.string().optional().catch(undefined) });

/** Reads a message as a form sent it. What cannot be kept is left out; undefined when nothing is left. */
export const readReportedMessage = (value: unknown): ReportedMessage | undefined => {
  const read = sent.safeParse(value);
  if (!read.success) return undefined;
  const text = plainText(read.data.text.slice(0, longestMessage.text));
  const { link } = read.data;
  const isLink = link !== undefined && isMessageLink(link);
  return text === '' && !isLink ? undefined : { text, ...(isLink && { link }) };
};

const guid = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const ofPeople = new RegExp(`${guid}_${guid}|unq\\.gbl\\.spaces|48:notes`, 'i');

/**
 * Whether the link itself reveals who was there: the id of a one-to-one chat is made of both people's ids, and a person's
 * notes to themselves are only theirs.
 */
export const namesPeople = (link: string): boolean => {
  try {
    return ofPeople.test(decodeURIComponent(link));
  } catch {
    // When in doubt it may reveal people.
    return true;
  }
};
