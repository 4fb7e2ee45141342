import { ServerResponse } from 'node:http';
import { Session } from 'node:inspector';
import { fileURLToPath } from 'node:url';

/** The functions entered in each product file, by path from the root of the repository. */
export type Walk = ReadonlyMap<string, readonly string[]>;

const root = new URL('../../', import.meta.url).href;
const rooms = ['bot/', 'graph/', 'procedure/', 'server/', 'tab/api/'];

/** What tsx puts at the head of a file that needs it: no function of ours. */
const compilerHelper = '__name';

/** tsx compiles `const name = () => …` to `__name(() => …, "name")`, where V8 sees no name. */
const nameAfter = (source: string, end: number): string =>
  /^,\s*"(\w+)"\)/.exec(source.slice(end, end + 80))?.[1] ?? '(anonymous)';

/** Measures what a server in this process enters from a request until its answer is sent, from V8's precise coverage. */
export const createWalks = (serverUrl: string) => {
  const port = Number(new URL(serverUrl).port);
  const session = new Session();
  session.connect();
  session.post('Debugger.enable');
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  let taken: Map<string, readonly string[]> | undefined;

  const sourceOf = (scriptId: string): string => {
    let source = '';
    session.post('Debugger.getScriptSource', { scriptId }, (_error, { scriptSource }) => {
      source = scriptSource;
    });
    return source;
  };

  /** The counters start again at zero after each reading. The callback runs before `post` returns. */
  const take = (): Map<string, readonly string[]> => {
    const found = new Map<string, readonly string[]>();
    session.post('Profiler.takePreciseCoverage', (_error, { result }) => {
      for (const { url, scriptId, functions } of result) {
        const path = url.startsWith(root) ? fileURLToPath(url).slice(fileURLToPath(root).length) : '';
        if (!rooms.some((room) => path.startsWith(room))) continue;
        const names = functions.flatMap(({ ranges: [range], functionName }) =>
          // What starts at zero is the top level of the script, which runs when it is loaded.
          range && range.startOffset > 0 && range.count > 0
            ? functionName || nameAfter(sourceOf(scriptId), range.endOffset)
            : [],
        );
        const own = names.filter((name) => name !== compilerHelper);
        if (own.length > 0) found.set(path, own);
      }
    });
    return found;
  };

  const original = ServerResponse.prototype.end;
  ServerResponse.prototype.end = function end(this: ServerResponse, ...given: never[]) {
    if (this.req.socket.localPort === port) taken ??= take();
    return Reflect.apply(original, this, given);
  } as typeof original;

  return {
    of: async (ask: () => Promise<{ readonly status: number; readonly text: string }>): Promise<Walk> => {
      take();
      taken = undefined;
      const { status, text } = await ask();
      if (status !== 200 || !taken) throw new Error(`answered with ${status}: ${text}`);
      return taken;
    },
    stop: (): void => {
      ServerResponse.prototype.end = original;
      session.disconnect();
    },
  };
};
