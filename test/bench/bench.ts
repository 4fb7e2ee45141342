import { printed } from './line.ts';
import { benchPress } from './press.ts';

/** `npm run bench`: one line each, or JSON with `-- --json`. Ratios and counts, so that they hold on any machine; no test asserts them. */
const main = async (): Promise<void> => {
  const lines = [await benchPress()];
  const text = process.argv.includes('--json') ? JSON.stringify(lines, null, 2) : lines.map(printed).join('\n');
  process.stdout.write(`${text}\n`);
};

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
