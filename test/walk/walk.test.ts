import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const sizeSchema = z.object({ files: z.number(), functions: z.number() });
const sizesSchema = z.object({ press: sizeSchema, register: sizeSchema, contribution: sizeSchema });

/** Files and functions that may be entered before the answer is sent: what it does not need is done afterwards. */
const limits = {
  press: { files: 100, functions: 275 },
  register: { files: 60, functions: 160 },
  contribution: { files: 65, functions: 200 },
};

it('calls few files and functions before an answer is sent', async () => {
  const walk = fileURLToPath(new URL('walk.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', walk, '--json']);
  const sizes = sizesSchema.parse(JSON.parse(stdout));
  for (const name of ['press', 'register', 'contribution'] as const) {
    expect({ name, most: sizes[name].files <= limits[name].files, ...sizes[name] }).toMatchObject({ most: true });
    expect({ name, most: sizes[name].functions <= limits[name].functions, ...sizes[name] }).toMatchObject({
      most: true,
    });
  }
});
