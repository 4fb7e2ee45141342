// Names the image that is built next, in the way in which a script tells the Agents Toolkit a value; each argument
// (NAME=value) is told with it. JavaScript: it runs before anything is installed.
import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
// Never a name that was used: a container app starts nothing new for an image that it has.
const image = `tentwo:${version}-${Math.floor(Date.now() / 1000)}`;
for (const value of [`VERSION=${version}`, `IMAGE=${image}`, ...process.argv.slice(2)])
  process.stdout.write(`::set-teamsfx-env ${value}\n`);
