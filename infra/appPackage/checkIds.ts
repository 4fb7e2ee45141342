import type { PackageContents } from './packageContents.ts';

/**
 * Bot, tab and message extension are one application: its id stands in each of them and is that of the manifest. What the
 * tab signs in to names it as well
 * (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/authentication/bot-sso-register-aad).
 */
export const idFaults = ({ manifest }: PackageContents): readonly string[] => {
  const { id, bots, composeExtensions, webApplicationInfo } = manifest;
  const { resource } = webApplicationInfo;
  const expected = `api://${resource.split('/')[2]}/botid-${id}`;
  const others = [
    ...bots.map(({ botId }, at) => [`bots[${at}].botId`, botId] as const),
    ...composeExtensions.map(({ botId }, at) => [`composeExtensions[${at}].botId`, botId] as const),
    ['webApplicationInfo.id', webApplicationInfo.id] as const,
  ];
  return [
    ...others
      .filter(([, other]) => !isSame(other, id))
      .map(([place, other]) => `${place} is ${other}, and id is ${id}: each is the application (client) id.`),
    ...(isSame(resource, expected) ? [] : [`webApplicationInfo.resource is ${resource}, not ${expected}.`]),
  ];
};

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
