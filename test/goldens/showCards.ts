import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { readGoldenCards } from './gallery/goldenCards.ts';

/** `npm run cards`: the golden cards on a page of this machine, read again whenever it is loaded. */
const server = await createServer({
  configFile: false,
  root: fileURLToPath(new URL('./gallery/', import.meta.url)),
  cacheDir: fileURLToPath(new URL('../../.local/cards/', import.meta.url)),
  logLevel: 'warn',
  server: { host: '127.0.0.1', port: 0, fs: { allow: ['../../..'] } },
  plugins: [
    {
      name: 'golden-cards',
      configureServer: ({ middlewares }) => {
        middlewares.use('/cards.json', (_request, response) => {
          response.setHeader('content-type', 'application/json');
          response.end(JSON.stringify(readGoldenCards()));
        });
      },
    },
  ],
});
await server.listen();
const address = server.httpServer?.address();
process.stdout.write(`The cards are shown: http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/\n`);
