import { webcrypto } from 'node:crypto';
import { TextDecoder, TextEncoder } from 'node:util';

/** What the pages need and jsdom lacks. */
Object.assign(globalThis, { TextDecoder, TextEncoder });
if (!globalThis.crypto.subtle) Object.defineProperty(globalThis.crypto, 'subtle', { value: webcrypto.subtle });

// jsdom does not know the element `search`, and React warns of any unknown element.
const create = document.createElement;
document.createElement = function (this: Document, ...given: Parameters<typeof create>) {
  const element = create.apply(this, given);
  if (given[0] === 'search') Object.defineProperty(element, Symbol.toStringTag, { value: 'HTMLElement' });
  return element;
} as typeof create;

// teams-js asks for its origins when it is imported; without `fetch` the rejection would end the worker.
globalThis.fetch ??= (() => Promise.reject(new Error('no network in tests'))) as typeof fetch;

/** Every element is as large as a laptop's window, unless a test says otherwise. */
class RoomyObserver implements ResizeObserver {
  readonly #seen: ResizeObserverCallback;
  constructor(seen: ResizeObserverCallback) {
    this.#seen = seen;
  }
  observe(target: Element): void {
    const width = Number(document.body.dataset.width ?? 1280);
    const contentRect = {
      width,
      height: 720,
      top: 0,
      left: 0,
      bottom: 720,
      right: width,
      x: 0,
      y: 0,
      toJSON: () => '',
    };
    const box = [{ inlineSize: width, blockSize: 720 }];
    const entry = { target, contentRect, borderBoxSize: box, contentBoxSize: box, devicePixelContentBoxSize: box };
    this.#seen([entry], this);
  }
  unobserve(): void {}
  disconnect(): void {}
}
// Read-only: in tests Fluent's positioning would replace it with one that observes nothing.
Object.defineProperty(globalThis, 'ResizeObserver', { get: () => RoomyObserver, set: () => undefined });
