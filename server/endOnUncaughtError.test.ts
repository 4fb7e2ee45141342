import { spawnSync } from 'node:child_process';
import { top } from '../test/setup/programs.ts';

/** A separate process, to test that Node's own output does not appear. */
const ended = (how: string) =>
  spawnSync(
    process.execPath,
    [
      '--import',
      'tsx',
      '--input-type=module',
      '--eval',
      `import { createLog } from './server/log.ts';
       import { endOnUncaughtError } from './server/endOnUncaughtError.ts';
       endOnUncaughtError(createLog('info', { now: () => new Date(0) }));
       setTimeout(() => process.stdout.write('still here'), 5000);
       ${how}`,
    ],
    { cwd: top, encoding: 'utf8' },
  );

it.each([
  ['thrown in a timer', "setTimeout(() => JSON.parse('Sam Carter left the door open'), 1);"],
  ['an unhandled rejection', "void Promise.reject(new Error('Sam Carter left the door open'));"],
])('%s ends the process with one line that quotes no text', (_what, how) => {
  const { status, stdout, stderr } = ended(how);
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    level: 50,
    event: 'process.failed',
    error: expect.stringMatching(/Error$/),
  });
  expect(stdout).not.toContain('Sam');
});
