import { crc32 } from 'node:zlib';
import { ascii, joined } from './bytes.ts';
import { withoutMetadata } from './withoutMetadata.ts';

const secret = 'Camera of Lea, 48.8566 N 2.3522 E';
const bytes = (...parts: readonly (readonly number[] | Uint8Array | string)[]): Uint8Array =>
  joined(parts.map((part) => Uint8Array.from(typeof part === 'string' ? ascii(part) : part)));
const holds = (picture: Uint8Array, text: string): boolean => Buffer.from(picture).includes(text, 0, 'latin1');
const cleaned = (picture: Uint8Array): Uint8Array => {
  const result = withoutMetadata(picture);
  if (!result) throw new Error('not cleaned');
  return result.bytes;
};

describe('JPEG', () => {
  const segment = (marker: number, content: Uint8Array) => {
    const length = content.length + 2;
    return bytes([0xff, marker, length >> 8, length & 0xff], content);
  };
  const tiff = (little: boolean, orientation: number) => {
    const short = (value: number) => (little ? [value, 0] : [0, value]);
    const long = (value: number) => (little ? [value, 0, 0, 0] : [0, 0, 0, value]);
    const tag = little ? [0x12, 0x01] : [0x01, 0x12];
    const [mark, entry] = [little ? 'II' : 'MM', [...tag, ...short(3), ...long(1), ...short(orientation), 0, 0]];
    return bytes('Exif\0\0', mark, short(42), long(8), short(1), entry, long(0), secret);
  };
  const tables = segment(0xdb, Uint8Array.of(0, 1, 2));
  const frame = segment(0xc2, Uint8Array.of(8, 0, 1, 0, 1, 1, 1, 0x11, 0));
  const scan = (data: readonly number[]) => bytes(segment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)), data);
  const first = scan([1, 0xff, 0, 2, 0xff, 0xd0, 3]);
  const second = scan([4, 5]);
  const colours = segment(0xee, bytes('Adobe', [0, 100, 0, 0, 0, 0, 1]));
  const picture = (...extra: readonly Uint8Array[]) =>
    bytes([0xff, 0xd8], ...extra, tables, frame, first, segment(0xc4, Uint8Array.of(7)), second, [0xff, 0xd9]);
  const told = [
    segment(0xe0, bytes('JFIF\0', secret)),
    segment(0xe1, bytes('http://ns.adobe.com/xap/1.0/\0', secret)),
    segment(0xe2, bytes('ICC_PROFILE\0', secret)),
    segment(0xed, bytes('Photoshop 3.0\0', secret)),
    segment(0xee, bytes('Adobe', [0, 100, 0, 0, 0, 0, 1], secret)),
    segment(0xfe, bytes(secret)),
    segment(0xf1, bytes(secret)),
  ];

  it('keeps every table, frame and scan, and the colour transform, and nothing else', () => {
    const result = withoutMetadata(bytes(picture(colours, ...told), 'behind the end: ', secret));
    expect(result).toEqual({ ending: 'jpg', bytes: picture(colours) });
  });

  it.each([
    [true, 6],
    [false, 8],
  ])('keeps its orientation (Intel order: %s), and nothing else of Exif', (little, orientation) => {
    const result = cleaned(picture(segment(0xe1, tiff(little, orientation))));
    expect(holds(result, secret)).toBe(false);
    const exif = result.subarray(2, 2 + 36);
    expect(Buffer.from(exif)).toEqual(
      Buffer.from(`ffe100224578696600004d4d002a0000000800010112000300000001000${orientation}000000000000`, 'hex'),
    );
    expect(bytes(result.subarray(0, 2), result.subarray(38))).toEqual(picture());
    // Cleaning it again changes nothing.
    expect(cleaned(result)).toEqual(result);
  });

  it.each([
    ['says nothing when it stands upright', tiff(true, 1)],
    ['nor what is no orientation', tiff(true, 9)],
    ['nor from broken Exif', bytes('Exif\0\0', 'II', [42, 0, 255, 255, 255, 255])],
  ])('%s', (_what, exif) => {
    expect(cleaned(picture(segment(0xe1, exif)))).toEqual(picture());
  });

  it('is rejected when it is truncated anywhere, or has no scan', () => {
    const whole = picture(...told);
    for (let length = 0; length < whole.length; length += 1)
      expect(withoutMetadata(whole.subarray(0, length))).toBeUndefined();
    expect(withoutMetadata(bytes([0xff, 0xd8], tables, [0xff, 0xd9]))).toBeUndefined();
  });
});

describe('PNG', () => {
  const chunk = (kind: string, content: Uint8Array) => {
    const [head, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    head.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(bytes(kind, content)));
    return bytes(head, kind, content, sum);
  };
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const drawn = (...extra: readonly Uint8Array[]) =>
    bytes(
      signature,
      chunk('IHDR', new Uint8Array(13)),
      ...extra,
      chunk('IDAT', bytes('drawn')),
      chunk('IEND', bytes()),
    );
  const told = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'iCCP', 'tIME', 'pHYs', 'prVt'].map((kind) =>
    chunk(kind, bytes(secret)),
  );

  it('keeps what is displayed and nothing else', () => {
    const seeThrough = chunk('tRNS', bytes([1]));
    const result = withoutMetadata(bytes(drawn(...told, seeThrough), 'what was cropped: ', secret));
    expect(result).toEqual({ ending: 'png', bytes: drawn(seeThrough) });
  });

  it('is rejected when it is truncated anywhere', () => {
    const whole = drawn(...told);
    for (let length = 0; length < whole.length; length += 1)
      expect(withoutMetadata(whole.subarray(0, length))).toBeUndefined();
  });
});

describe('WebP', () => {
  const chunk = (kind: string, content: Uint8Array) => {
    const head = Buffer.alloc(4);
    head.writeUInt32LE(content.length);
    return bytes(kind, head, content, new Uint8Array(content.length % 2));
  };
  const riff = (...chunks: readonly Uint8Array[]) => chunk('RIFF', bytes('WEBP', ...chunks));
  const announcing = (flags: number) => chunk('VP8X', bytes([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  const told = ['ICCP', 'EXIF', 'XMP ', 'note'].map((kind) => chunk(kind, bytes(secret)));

  it('keeps what is displayed, announces only that, and nothing else', () => {
    const [see, drawn] = [chunk('ALPH', bytes('a')), chunk('VP8 ', bytes('drawn'))];
    const result = withoutMetadata(bytes(riff(announcing(0x3c), ...told, see, drawn), secret));
    expect(result).toEqual({ ending: 'webp', bytes: riff(announcing(0x10), see, drawn) });
  });

  it('cleans each frame of an animation', () => {
    const frame = (...chunks: readonly Uint8Array[]) => chunk('ANMF', bytes(new Uint8Array(16), ...chunks));
    const [anim, drawn] = [chunk('ANIM', new Uint8Array(6)), chunk('VP8L', bytes('drawn'))];
    expect(cleaned(riff(announcing(0x0a), anim, frame(drawn, ...told)))).toEqual(
      riff(announcing(0x02), anim, frame(drawn)),
    );
  });

  it('is rejected when it is truncated anywhere, or displays nothing', () => {
    const whole = riff(announcing(0), ...told, chunk('VP8 ', bytes('drawn')));
    for (let length = 0; length < whole.length; length += 1)
      expect(withoutMetadata(whole.subarray(0, length))).toBeUndefined();
    expect(withoutMetadata(riff(...told))).toBeUndefined();
  });
});

it.each(['', '%PDF-1.7', 'GIF89a', '\0\0\0\u0018ftypheic', 'MZ'])('no other format is cleaned: %j', (start) => {
  expect(withoutMetadata(bytes(start, new Uint8Array(100)))).toBeUndefined();
});
