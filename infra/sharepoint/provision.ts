import { environment, settingsSchema } from '../../server/settings.ts';
import { provisionLists } from './provisionLists.ts';

/** What provisioning needs of the settings. `CLIENT_ID` names an application that may manage lists. */
const needed = settingsSchema.pick({
  TENANT_ID: true,
  CLIENT_ID: true,
  CLIENT_SECRET: true,
  SITE_HOSTNAME: true,
  SITE_PATH: true,
  GRAPH_ORIGIN: true,
  AUTHORITY: true,
  AUTHORITY_METADATA: true,
});

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** `npm run provision` prints what the site lacks; with `-- --apply` makes it. Exits with 1 when something is still missing. */
const main = async (): Promise<void> => {
  const given = environment();
  const present = Object.keys(needed.shape).map((name) => [name, given[name]?.trim() || undefined]);
  const settings = needed.safeParse(Object.fromEntries(present));
  if (!settings.success) {
    const names = new Set(settings.error.issues.map(({ path }) => path[0] as keyof typeof needed.shape));
    for (const name of names) print(`${name} is missing or wrong (${needed.shape[name].description}).`);
    process.exitCode = 1;
    return;
  }
  const { data } = settings;
  const complete = await provisionLists(
    {
      tenantId: data.TENANT_ID,
      clientId: data.CLIENT_ID,
      clientSecret: data.CLIENT_SECRET,
      knownAuthorities: [new URL(data.AUTHORITY).host],
      authorityMetadata: data.AUTHORITY_METADATA,
      origin: data.GRAPH_ORIGIN,
      version: 'provision',
      site: { hostname: data.SITE_HOSTNAME, sitePath: data.SITE_PATH },
    },
    { apply: process.argv.includes('--apply') },
    print,
  );
  process.exitCode = complete ? 0 : 1;
};

main().catch((error: unknown) => {
  process.stderr.write(`The site could not be provisioned: ${String(error)}\n`);
  process.exitCode = 1;
});
