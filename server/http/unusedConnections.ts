import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Tracks connections that have not carried a request yet. Browsers and proxies open them ahead of time; Node treats
 * them as busy (`closeIdleConnections` leaves them alone), so a stop would wait for them until its deadline and pending
 * effects would not run.
 * @returns a function that closes them, and every one that is opened later
 */
export const closesUnusedConnections = (server: Pick<Server, 'on'>): (() => void) => {
  const silent = new Set<Socket>();
  let ending = false;
  server.on('connection', (socket: Socket) => {
    if (ending) return void socket.destroy();
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage) => void silent.delete(socket));
  return () => {
    ending = true;
    for (const socket of silent) socket.destroy();
  };
};
