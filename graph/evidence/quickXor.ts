/** Each byte enters the ring of 160 bits 11 further on than the one before. */
const turn = 11;
const ring = 160;

/** The one hash that SharePoint tells of a file: https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash */
export type QuickXor = {
  readonly update: (bytes: Uint8Array) => void;
  /** Base64. */
  readonly digest: () => string;
};

export const createQuickXor = (): QuickXor => {
  // 11 and 160 have no common divisor: every 160th byte comes to the same place, and they are joined there before the turning.
  const joined = new Uint8Array(ring);
  let length = 0;
  return {
    update: (bytes) => {
      let place = length % ring;
      for (let index = 0; index < bytes.length; index += 1) {
        // Both indexes are within their arrays.
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
      // The length is joined to the last 64 bits, least significant byte first.
      bits ^= BigInt(length) << BigInt(ring - 64);
      const hex = bits.toString(16).padStart(ring / 4, '0');
      return Buffer.from(hex, 'hex').reverse().toString('base64');
    },
  };
};

const whole = (1n << BigInt(ring)) - 1n;
