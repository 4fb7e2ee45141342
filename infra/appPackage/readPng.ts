import { inflateSync } from 'node:zlib';

export type Picture = { readonly width: number; readonly height: number; readonly pixels: readonly Pixel[] };
/** Red, green, blue and opacity, 0 to 255 each. */
export type Pixel = readonly [red: number, green: number, blue: number, opacity: number];

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Reads the pixels of a PNG with 8 bits per channel, with or without an alpha channel, not interlaced, as browsers write
 * it (https://www.w3.org/TR/png-3/). Returns undefined for any other format.
 * @throws Error if the file is damaged
 */
export const readPng = (bytes: Uint8Array): Picture | undefined => {
  const file = Buffer.from(bytes);
  if (!file.subarray(0, 8).equals(signature) || file.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const [depth, colours, , , interlaced] = file.subarray(24, 29);
  const channels = colours === 6 ? 4 : colours === 2 ? 3 : undefined;
  if (depth !== 8 || !channels || interlaced !== 0) return undefined;
  const rows = unfiltered(inflateSync(Buffer.concat(dataOf(file))), width * channels, height, channels);
  const pixels = rows.flatMap((row) =>
    Array.from({ length: width }, (_, x): Pixel => {
      const [red = 0, green = 0, blue = 0, opacity = 255] = row.subarray(x * channels, (x + 1) * channels);
      return [red, green, blue, opacity];
    }),
  );
  return { width, height, pixels };
};

const dataOf = (file: Buffer): readonly Buffer[] => {
  const found: Buffer[] = [];
  for (let at = 8; at + 8 <= file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') found.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return found;
};

/** Reverses the filter of each row, which predicts a byte from those to the left, above and above left. */
const unfiltered = (data: Buffer, stride: number, height: number, channels: number): readonly Buffer[] => {
  const rows: Buffer[] = [];
  for (let y = 0; y < height; y += 1) {
    const start = y * (stride + 1);
    const row = Buffer.from(data.subarray(start + 1, start + 1 + stride));
    const above = rows[y - 1];
    for (let x = 0; x < row.length; x += 1) {
      const [left, up, corner] = [row[x - channels] ?? 0, above?.[x] ?? 0, above?.[x - channels] ?? 0];
      row[x] = (row[x] ?? 0) + predicted(data[start], left, up, corner);
    }
    rows.push(row);
  }
  return rows;
};

/** PNG row filter (predictor). */
const predicted = (filter: number | undefined, left: number, up: number, corner: number): number => {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const distance = (one: number): number => Math.abs(left + up - corner - one);
  if (distance(left) <= distance(up) && distance(left) <= distance(corner)) return left;
  return distance(up) <= distance(corner) ? up : corner;
};
