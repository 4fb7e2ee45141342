import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { commandOf, endWithParent } from '../setup/programs.ts';

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** A process that starts another, endless one, and prints its id. */
const startParent = (command: readonly string[], env: NodeJS.ProcessEnv) => {
  const script = `
    const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, ${JSON.stringify(command)}, { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.once('data', () => console.log(child.pid));`;
  return spawn(process.execPath, ['-e', script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
};

const lasting = ['-e', 'setInterval(() => undefined, 1000); console.log("started")'];
const { NODE_OPTIONS = '', ...bare } = process.env;

describe('a killed parent process', () => {
  it.each([
    ['a program', [...endWithParent, ...lasting], bare],
    ['any other node process', lasting, { ...bare, NODE_OPTIONS }],
  ])('ends %s as well', async (_what, command, env) => {
    const parent = startParent(command, env);
    const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
    const child = Number(line);
    expect(isRunning(child)).toBe(true);
    parent.kill('SIGKILL');
    while (isRunning(child)) await new Promise((resolve) => setTimeout(resolve, 50));
  });

  it('is watched by every program that tests start', () => {
    expect(commandOf('infra/local/start.ts')).toEqual(expect.arrayContaining([...endWithParent]));
  });
});
