import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file in an archive: its text in pieces, made while it is written. */
export type ZippedText = { readonly name: string; readonly text: Iterable<string> | AsyncIterable<string> };

type Entry = {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  at: number;
};

/** 1 January 1980, midnight: the least that the format knows. The same content is the same file. */
const noTime = 0x00210000;
const utf8Names = 0x0800;
const deflated = 8;

/** Beyond it the format needs its 64-bit extension, which no export comes near. */
const largest = 0xffff_ffff;

/** Compressed in the threads of node, so that nobody else waits for it. */
const pack = async (text: ZippedText['text']) => {
  const [deflate, chunks] = [createDeflateRaw(), [] as Buffer[]];
  deflate.on('data', (chunk: Buffer) => void chunks.push(chunk));
  const ended = once(deflate, 'end');
  let [crc, size] = [0, 0];
  for await (const piece of text) {
    const bytes = Buffer.from(piece, 'utf8');
    crc = crc32(bytes, crc);
    size += bytes.length;
    if (!deflate.write(bytes)) await once(deflate, 'drain');
  }
  deflate.end();
  await ended;
  return { bytes: Buffer.concat(chunks), crc, size };
};

/** What the local header and the directory say alike: version, flags, method, time, sums (APPNOTE.TXT 4.3.7, 4.3.12). */
const common = ({ name, crc, packed, size }: Entry): Buffer => {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(utf8Names, 2);
  head.writeUInt16LE(deflated, 4);
  head.writeUInt32LE(noTime, 6);
  head.writeUInt32LE(crc, 10);
  head.writeUInt32LE(packed, 14);
  head.writeUInt32LE(size, 18);
  head.writeUInt16LE(name.length, 22);
  return head;
};

const signature = (text: string): Buffer => Buffer.from(`PK${text}`, 'latin1');

const directoryEntry = (entry: Entry): Buffer => {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(entry.at, 10);
  return Buffer.concat([signature('\x01\x02'), Buffer.from([20, 0]), common(entry), rest, entry.name]);
};

/** A zip archive (APPNOTE.TXT 6.3) of texts, written as they come. */
export const zipOf = async (texts: readonly ZippedText[]): Promise<Uint8Array> => {
  const [parts, entries]: [Buffer[], Entry[]] = [[], []];
  let at = 0;
  for (const { name: called, text } of texts) {
    const { bytes, crc, size } = await pack(text);
    const entry = { name: Buffer.from(called, 'utf8'), crc, packed: bytes.length, size, at };
    const head = Buffer.concat([signature('\x03\x04'), common(entry), entry.name]);
    parts.push(head, bytes);
    entries.push(entry);
    at += head.length + bytes.length;
    if (at > largest || size > largest) throw new RangeError('an archive of more than 4 GB');
  }
  const directory = Buffer.concat(entries.map(directoryEntry));
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, directory, signature('\x05\x06'), end]);
};
