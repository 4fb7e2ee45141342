import { buildPrograms } from '../../setup/buildPrograms.ts';
import { type Broken, brokenPages } from './brokenPages.ts';
import { fencedBlocks, withValues } from './fencedBlocks.ts';
import { installPage, lackingIn } from './installPage.ts';
import { openTenant } from './onStandIns.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs the page with each of its mistakes, two at a time, and prints by what each is noticed. Exits with 1 if one is not. */
const main = async (): Promise<void> => {
  await buildPrograms();
  const tenant = await openTenant();
  const count = brokenPages(blocksFor(tenant.values)).length;
  await tenant.close();
  let next = 0;
  let unnoticed = 0;
  const runNext = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const { how, by } = await noticed(index);
      print(`${by === undefined ? 'UNNOTICED' : 'noticed  '}  ${how}${by === undefined ? '' : `  <-  ${by}`}`);
      unnoticed += by === undefined ? 1 : 0;
    }
  };
  await Promise.all([runNext(), runNext()]);
  print(`${count} mistakes, ${unnoticed} of them not noticed.`);
  process.exitCode = unnoticed === 0 ? 0 : 1;
};

const blocksFor = (values: Awaited<ReturnType<typeof openTenant>>['values']): readonly string[] =>
  fencedBlocks(installPage, 'sh').map((block) => withValues(block, values));

const noticed = async (index: number): Promise<{ readonly how: string; readonly by: string | undefined }> => {
  const tenant = await openTenant();
  try {
    const { how, commands } = brokenPages(blocksFor(tenant.values))[index] as Broken;
    // Some of them never start a server: these need not wait a minute.
    const ran = await tenant.shell([commands.replace('--retry 60', '--retry 20')]);
    const [first] = lackingIn(ran);
    return { how, by: first && `${first}: ${namedIn(ran.said)}` };
  } finally {
    await tenant.close();
  }
};

/** The line that names the mistake, if any does: from the doctor, otherwise from the last to write. */
const namedIn = (said: string): string => {
  const lines = said.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('npm '));
  return (lines.find((line) => line.startsWith('PROBLEM')) ?? lines.at(-1) ?? '').trim().slice(0, 150);
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
