import { randomInt } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { settingsSchema } from '../../server/settings.ts';
import { sha256 } from '../builders/sha256.ts';
import { personNamed, postJson } from './asTeams.ts';
import { brokenPages } from './pages/brokenPages.ts';
import { fencedBlocks, withValues } from './pages/fencedBlocks.ts';
import { lackingIn, installPage as page } from './pages/installPage.ts';
import { openTenant, wellSaid } from './pages/onStandIns.ts';

/** From this heading on a person uses Teams, so there is something to verify. */
const firstReport = '## 8. The first nonconformity';
const [before = '', after = ''] = page.split(firstReport);

describe('docs/how-to/install.md', () => {
  let tenant: Awaited<ReturnType<typeof openTenant>>;
  beforeEach(async () => {
    tenant = await openTenant();
  });
  afterEach(() => tenant.close());

  const blocksOf = (text: string) => fencedBlocks(text, 'sh').map((block) => withValues(block, tenant.values));

  it('leads from an empty tenant to the first nonconformity, command by command', async () => {
    const said = wellSaid(await tenant.shell(blocksOf(before)));
    // Only the author of the settings, and the server, read them.
    expect(statSync(join(tenant.home, 'tentwo.env')).mode & 0o777).toBe(0o600);

    const { id: userId } = personNamed('Sam Carter');
    const teams = async (call: string, body: object): Promise<string> =>
      (await postJson(`${tenant.teams.url}/_control/${call}`, { userId, ...body })).text();
    await teams('open', {});
    await teams('say', { conversation: 'personal', text: 'The fire door on the second floor is wedged open' });
    const shown = await (await fetch(`${tenant.teams.url}/_control/messages?userId=${userId}`)).json();
    const form = (shown as readonly { readonly id: string }[]).findLast((one) => JSON.stringify(one).includes('Send'));
    const sent = await teams('press', { activityId: form?.id, title: 'Send' });
    // The first number was the self-test's.
    expect(sent).toMatch(/NC-\d{4}-0002/);

    const newTerminal = 'set -a; . ~/tentwo.env; set +a';
    const verified = await tenant.shell([newTerminal, ...blocksOf(after)]);
    // Rows must be two minutes old before a checkpoint covers them.
    expect(verified).toMatchObject({ code: 2 });
    expect(lackingIn({ code: 0, said: `${said}${verified.said}` })).toEqual([]);
  });

  /** The whole, but for one line. */
  const without = (line: string): readonly string[] => {
    expect(before).toContain(line);
    return blocksOf(before.replace(line, ''));
  };

  it.each([
    ['npm run provision -- --apply', 'The list "History" is missing'],
    ['echo "SEAL_KEY=$(key)" >> ~/tentwo.env', 'SEAL_KEY is missing'],
  ])('stops where %s is left out', async (line, said) => {
    const ran = await tenant.shell(without(line));
    expect(ran.code).not.toBe(0);
    expect(ran.said).toContain(said);
    expect(ran.said).not.toContain('approved it from the card');
  });

  /** All of them, one after the other: `npm run break-install-page`. */
  const seed = process.env.SEED ?? String(randomInt(1_000_000));
  it.each([0, 1])(`shows that a line is broken: of all mistakes number %i by the seed ${seed}`, async (number) => {
    const ordered = brokenPages(blocksOf(page)).toSorted((a, b) => (orderOf(a.how) < orderOf(b.how) ? -1 : 1));
    const { how, commands } = ordered[number] ?? { how: 'none', commands: '' };
    process.stdout.write(`${how}\n`);
    const ran = await tenant.shell([commands.replace('--retry 60', '--retry 20')]);
    expect({ how, shown: lackingIn(ran).length > 0 }).toEqual({ how, shown: true });
  });
  const orderOf = (how: string): string => sha256(`${seed} ${how}`);

  it('sets each setting without a default, and no other under a wrong name', () => {
    const named = [...page.matchAll(/^(?:echo ")?([A-Z_]{4,})=/gm)].map(([, name = '']) => name);
    const required = Object.entries(settingsSchema.shape).filter(([, schema]) => !schema.safeParse(undefined).success);
    expect(required.map(([name]) => name).filter((name) => !named.includes(name))).toEqual([]);
    const own = ['SERVER', 'SUPPORT_URL', 'PROVISIONER_ID', 'PROVISIONER_SECRET', 'TAB_DOMAIN'];
    const known = [...Object.keys(settingsSchema.shape), ...own];
    expect(named.filter((name) => !known.includes(name))).toEqual(['SCOPE'].filter((name) => named.includes(name)));
  });
});
