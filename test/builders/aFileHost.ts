import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Asked = { readonly path: string; readonly headers: IncomingHttpHeaders };

export type FileHost = {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Requests so far. */
  readonly asked: readonly Asked[];
  /** The answer of a path from now on. */
  readonly serve: (path: string, answer: (response: ServerResponse) => void) => void;
  readonly stop: () => Promise<void>;
};

/** Any file host on the network, which records its requests. */
export const aFileHost = async (): Promise<FileHost> => {
  const asked: Asked[] = [];
  const answers = new Map<string, (response: ServerResponse) => void>();
  const listener: RequestListener = ({ url: path = '', headers }, response) => {
    asked.push({ path, headers });
    const answer = answers.get(path);
    if (answer) answer(response);
    else response.writeHead(404).end();
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    serve: (path, answer) => void answers.set(path, answer),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** Bytes of one type with a Content-Length. */
export const bytes =
  (content: Uint8Array | string, type = 'application/octet-stream') =>
  (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(content) }).end(content);
  };
