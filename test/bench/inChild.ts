import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * The answer of a separate process to an order: its memory and thread are used for nothing else.
 * @param file beside this one
 * @throws when it ends without an answer
 */
export const inChild = async (file: string, order: unknown): Promise<unknown> => {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    execArgv: ['--import', 'tsx', '--expose-gc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const answer = once(child, 'message').then(([said]: unknown[]) => said);
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended with ${code} before it had answered`);
  });
  child.send({ order });
  try {
    return await Promise.race([answer, gone]);
  } finally {
    // Only one of the two arrives.
    gone.catch(() => undefined);
    child.kill();
  }
};

/** The child's side: answers the one order. */
export const answering = (answer: (order: unknown) => Promise<unknown>): void => {
  process.once('message', (message) => {
    const { order } = message as { order: unknown };
    answer(order).then(
      (said) => process.send?.(said),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
        process.exit(1);
      },
    );
  });
};
