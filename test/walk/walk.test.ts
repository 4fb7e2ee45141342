import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const sizeSchema = z.object({ files: z.number(), functions: z.number() });
const sizesSchema = z.object({ press: sizeSchema, register: sizeSchema, contribution: sizeSchema });

/** Fewer files and functions than these are entered before the answer is sent; what it does not need is done afterwards. */
const limits = {
  press: { files: 90, functions: 250 },
  register: { files: 60, functions: 160 },
  contribution: { files: 65, functions: 200 },
};

it('calls few files and functions before an answer is sent', async () => {
  const walk = fileURLToPath(new URL('walk.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', walk, '--json']);
  const sizes = sizesSchema.parse(JSON.parse(stdout));
  for (const name of ['press', 'register', 'contribution'] as const) {
    expect({ name, isUnder: sizes[name].files < limits[name].files, ...sizes[name] }).toMatchObject({ isUnder: true });
    expect({ name, isUnder: sizes[name].functions < limits[name].functions, ...sizes[name] }).toMatchObject({
      isUnder: true,
    });
  }
});
