/** Each byte enters the ring of 160 bits 11 bits further on than the previous one. */
const turn = 11;
const ring = 160;

/**
 * The only hash that SharePoint reports for a file:
 * https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash
 */
export type QuickXor = {
  readonly update: (bytes: Uint8Array) => void;
  /** Base64. */
  readonly digest: () => string;
};

export const createQuickXor = (): QuickXor => {
  // 11 and 160 have no common divisor: every 160th byte lands in the same place, so these are XORed first and rotated
  // afterwards.
  const joined = new Uint8Array(ring);
  let length = 0;
  return {
    update: (bytes) => {
      let place = length % ring;
      for (let index = 0; index < bytes.length; index += 1) {
        // Both indexes are within bounds.
        joined[place] = (joined[place] as number) ^ (bytes[index] as number);
        place = place === ring - 1 ? 0 : place + 1;
      }
      length += bytes.length;
    },
    digest: () => {
      let bits = 0n;
      joined.forEach((byte, place) => {
        const shifted = BigInt(byte) << BigInt((place * turn) % ring);
        bits ^= (shifted & whole) ^ (shifted >> BigInt(ring));
      });
      // The length is XORed into the last 64 bits, least significant byte first.
      bits ^= BigInt(length) << BigInt(ring - 64);
      const hex = bits.toString(16).padStart(ring / 4, '0');
      return Buffer.from(hex, 'hex').reverse().toString('base64');
    },
  };
};

const whole = (1n << BigInt(ring)) - 1n;
