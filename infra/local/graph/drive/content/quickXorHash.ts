/** Each byte is rotated 11 bits further than the previous one, in a ring of 160 bits. */
const shift = 11;
const ringBits = 160;
const ringBytes = ringBits / 8;

/** Intermediate state of a hash, as JSON. */
export type QuickXorState = { readonly columns: string; readonly length: number };

/**
 * Microsoft's QuickXorHash, the only hash of SharePoint files, from its published description:
 * https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash. Bytes 160 apart share a position in the
 * ring, so they are combined first and rotated once at the end.
 */
export class QuickXorHash {
  readonly #columns: Uint8Array;
  #length: number;

  constructor(state?: QuickXorState) {
    this.#columns = state ? Uint8Array.from(Buffer.from(state.columns, 'base64')) : new Uint8Array(ringBits);
    this.#length = state?.length ?? 0;
  }

  update(bytes: Uint8Array): void {
    const columns = this.#columns;
    let column = this.#length % ringBits;
    for (const byte of bytes) {
      columns[column] = (columns[column] ?? 0) ^ byte;
      column = column + 1 === ringBits ? 0 : column + 1;
    }
    this.#length += bytes.length;
  }

  /** Base64 of 20 bytes; the length is combined with the last eight. */
  digest(): string {
    const ring = Buffer.alloc(ringBytes);
    for (const [index, byte] of this.#columns.entries()) {
      const bit = (index * shift) % ringBits;
      const at = bit >> 3;
      const rotated = byte << (bit & 7);
      ring[at] = (ring[at] ?? 0) ^ (rotated & 0xff);
      const next = (at + 1) % ringBytes;
      ring[next] = (ring[next] ?? 0) ^ (rotated >> 8);
    }
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(this.#length));
    for (const [index, byte] of length.entries()) ring[12 + index] = (ring[12 + index] ?? 0) ^ byte;
    return ring.toString('base64');
  }

  get state(): QuickXorState {
    return { columns: Buffer.from(this.#columns).toString('base64'), length: this.#length };
  }
}
