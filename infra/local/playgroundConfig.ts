import { applications, people, type SeededPerson, team, tenant } from './tenant.ts';

/** Port of the Playground. Its serviceUrl is `http://localhost:PORT/_connector`. */
export const playgroundPort = 56_150;

const entry = (person: SeededPerson): string => {
  const [givenName = '', ...rest] = person.displayName.split(' ');
  const fields = {
    id: `29:${person.id}`,
    name: person.displayName,
    // Spelt this way in the Playground's schema.
    userPrincipleName: person.userPrincipalName,
    aadObjectId: person.id,
    givenName,
    surname: rest.join(' '),
    email: person.userPrincipalName,
  };
  return JSON.stringify(fields);
};

/**
 * Returns `.m365agentsplayground.yml` for the people of the local tenant. The schema requires a current user, exactly five
 * other people and exactly one channel besides General. Entries are JSON, which is valid YAML.
 */
export const playgroundConfig = (): string => {
  const [current, ...others] = people;
  if (!current) throw new RangeError('The local tenant has no people.');
  const channel = team.channels.find((one) => one.id !== team.id);
  return [
    'version: "0.1.1"',
    `tenantId: ${tenant.id}`,
    `bot: { id: "28:${applications.product.id}", name: ${applications.product.name} }`,
    `currentUser: ${entry(current)}`,
    'users:',
    ...others.slice(0, 5).map((person) => `  - ${entry(person)}`),
    'personalChat: { id: "a:playground-personal" }',
    'groupChat: { id: "19:playground-group@thread.v2", name: Playground group }',
    'team:',
    `  id: "${team.id}"`,
    `  name: ${JSON.stringify(team.name)}`,
    `  aadGroupId: ${team.groupId}`,
    `  channels: [ { id: "${channel?.id}", name: ${JSON.stringify(channel?.name)} } ]`,
    '',
  ].join('\n');
};
