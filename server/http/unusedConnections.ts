import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Keeps count of the connections on which nothing was asked yet. Browsers and proxies open such ones ahead of time; Node
 * takes them for busy ones (`closeIdleConnections` leaves them alone), so a stop would wait for them until its patience
 * is over, and what is due would not be paid.
 * @returns ends them, and every one that still comes
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
