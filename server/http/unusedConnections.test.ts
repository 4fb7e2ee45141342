import { createServer, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { closesUnusedConnections } from './unusedConnections.ts';

const isClosed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });

describe('idle connections', () => {
  let server: Server;
  let endSilent: () => void;
  let asked: Promise<ServerResponse>;
  const port = (): number => (server.address() as AddressInfo).port;
  /** A connection opened ahead of time, as browsers do. */
  const silent = async (): Promise<Socket> => {
    const seen = new Promise((resolve) => server.once('connection', resolve));
    const socket = connect(port(), '127.0.0.1').on('error', () => undefined);
    await seen;
    return socket;
  };

  beforeEach(async () => {
    server = createServer();
    asked = new Promise((resolve) => server.once('request', (_, response) => resolve(response)));
    endSilent = closesUnusedConnections(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => server.closeAllConnections());

  it('do not keep a server from closing', async () => {
    const socket = await silent();
    const ended = new Promise((resolve) => socket.once('close', resolve));
    endSilent();
    await Promise.all([isClosed(server), ended]);
  });

  it('are closed even when they arrive late, while requests in progress are answered', async () => {
    const answered = new Promise<number | undefined>((resolve) => {
      request({ port: port(), host: '127.0.0.1' }, (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode));
      }).end();
    });
    const response = await asked;
    endSilent();
    const late = connect(port(), '127.0.0.1').on('error', () => undefined);
    await new Promise((resolve) => late.once('close', resolve));
    const closed = isClosed(server);
    response.writeHead(204, { connection: 'close' }).end();
    expect(await answered).toBe(204);
    await closed;
  });
});
