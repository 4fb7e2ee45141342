/** The outcome of an upload. `undefined` for an answer that is not JSON. */
export type Uploaded = { readonly status: number; readonly answer: unknown };

export type Upload = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Blob;
  /** Bytes that have left this device. */
  readonly onProgress: (sent: number) => void;
  readonly signal: AbortSignal;
};

/**
 * Posts a body and reports its progress, which `fetch` cannot.
 * @throws TypeError when no answer came; the reason of `signal` when it was cancelled
 */
export const upload = (path: string, { headers, body, onProgress, signal }: Upload): Promise<Uploaded> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => resolve({ status: request.status, answer: parsed(request.responseText) });
    request.onerror = () => reject(new TypeError('no answer'));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    if (signal.aborted) return void reject(signal.reason);
    request.send(body);
  });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
