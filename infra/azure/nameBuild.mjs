// Passes the name of the next image to the Agents Toolkit, together with each argument (NAME=value). It is JavaScript
// because it runs before anything is installed.
import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
// Always a new name: a container app does not restart for an image that it already has.
const image = `tentwo:${version}-${Math.floor(Date.now() / 1000)}`;
for (const value of [`VERSION=${version}`, `IMAGE=${image}`, ...process.argv.slice(2)])
  process.stdout.write(`::set-teamsfx-env ${value}\n`);
