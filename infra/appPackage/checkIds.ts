import type { PackageContents } from './packageContents.ts';

/**
 * Bot, tab and message extension are one application: each contains its id, which is also that of the manifest and part
 * of the resource that the tab signs in to
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
      .map(([place, other]) => `${place} is ${other}, but id is ${id}: both must be the application (client) ID.`),
    ...(isSame(resource, expected) ? [] : [`webApplicationInfo.resource is ${resource}, not ${expected}.`]),
  ];
};

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
