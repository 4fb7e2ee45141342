import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import PDFDocument from 'pdfkit';
import { readable } from './readable.ts';

export type Doc = InstanceType<typeof PDFDocument>;
export type Structure = ReturnType<Doc['struct']>;

const files = { plain: 'DejaVuSans', bold: 'DejaVuSans-Bold', mono: 'DejaVuSansMono' } as const;
export type Font = keyof typeof files;

const found = new Map<Font, string>();
/** Passed to pdfkit as a path each time: with an alias it would reread the font for every cell (0.20.2). */
export const fontFile = (font: Font): string => {
  const file =
    found.get(font) ?? createRequire(resolve('package.json')).resolve(`dejavu-fonts-ttf/ttf/${files[font]}.ttf`);
  found.set(font, file);
  return file;
};

export const ink = { text: '#1b1b1b', faint: '#5c5c5c', line: '#b9b9b9', fill: '#f1f3f6', mark: '#0b5cad' } as const;
/** A4 and its margins, in points. */
export const sheet = { left: 50, right: 545, top: 50, bottom: 786, width: 495 } as const;

type Level = 1 | 2 | 3;
const headings: Readonly<Record<Level, { size: number; before: number }>> = {
  1: { size: 16, before: 0 },
  2: { size: 11.5, before: 12 },
  3: { size: 9.5, before: 8 },
};

/** A tagged document written from top to bottom: paragraphs, headings and tables are also such for a screen reader. */
export type Paper = {
  readonly doc: Doc;
  /** The current parent element. */
  readonly parent: () => Structure;
  /** Begins a page, a part of the structure and a bookmark; after it `close` the part before can leave memory. */
  readonly part: (title: string) => void;
  readonly heading: (level: Exclude<Level, 1>, text: string) => void;
  readonly text: (text: string, font?: Font, color?: string) => void;
  readonly list: (points: readonly string[]) => void;
  /** Reserves this many points, or begins a page. */
  readonly room: (points: number) => void;
  /** Decoration, which screen readers skip. */
  readonly ornament: (draw: () => void) => void;
  /** Frees everything written so far from memory: these pages are complete. */
  readonly flush: () => void;
  /** The whole file. */
  readonly end: () => Promise<Uint8Array>;
};

export type PaperOptions = {
  readonly title: string;
  readonly language: string;
  readonly made: Date;
  readonly pageLabel: (page: number) => string;
};

const createDocument = ({ title, language, made }: Omit<PaperOptions, 'pageLabel'>): Doc =>
  new PDFDocument({
    size: 'A4',
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: language,
    bufferPages: true,
    margins: { top: sheet.top, left: sheet.left, right: 50, bottom: 56 },
    autoFirstPage: false,
    font: fontFile('plain'),
    info: { Title: title, CreationDate: made, ModDate: made, Producer: 'TenTwo', Creator: 'TenTwo' },
  });

export const createPaper = ({ title, language, made, pageLabel }: PaperOptions): Paper => {
  const doc = createDocument({ title, language, made });
  const whole = bytesOf(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  let current: Structure | undefined;

  const parent = (): Structure => current ?? root;
  const ornament = (draw: () => void): void => drawOrnament(doc, draw);
  const room = (points: number): void => {
    if (doc.y + points > sheet.bottom) doc.addPage();
  };
  const write = (
    type: string,
    text: string,
    font: Font,
    size: number,
    color: string = ink.text,
    into = parent(),
  ): void => {
    const shown = readable(text);
    const options = { ...(!shown.exact && { actual: text }), ...(type.startsWith('H') && { title: text }) };
    const draw = (): void =>
      void doc
        .font(fontFile(font))
        .fontSize(size)
        .fillColor(color)
        .text(shown.text, sheet.left, doc.y, { width: sheet.width });
    into.add(doc.struct(type, options, [draw]));
  };
  const heading = (level: Level, text: string): void => {
    const { size, before } = headings[level];
    room(before + size * 4);
    if (doc.y > sheet.top) doc.y += before;
    write(`H${level}`, text, 'bold', size);
    doc.y += size / 3;
  };
  const flush = (): void => flushPages(doc, pageLabel);

  return {
    doc,
    parent,
    ornament,
    room,
    heading,
    flush,
    part: (name) => {
      current?.end();
      current = doc.struct('Sect', { title: name });
      root.add(current);
      doc.addPage();
      doc.outline.addItem(readable(name).text);
      heading(1, name);
    },
    text: (text, font = 'plain', color = ink.text) => {
      write('P', text, font, 9, color);
      doc.y += 4;
    },
    list: (points) => {
      const list = doc.struct('L');
      parent().add(list);
      for (const point of points) {
        const item = doc.struct('LI');
        list.add(item);
        write('LBody', `• ${point}`, 'plain', 9, ink.text, item);
        item.end();
      }
      list.end();
      doc.y += 4;
    },
    end: () => {
      flush();
      doc.end();
      return whole;
    },
  };
};

/** Marks a drawing as layout, which screen readers skip. */
const drawOrnament = (doc: Doc, draw: () => void): void => {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
};

const flushPages = (doc: Doc, pageLabel: PaperOptions['pageLabel']): void => {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) footOf(doc, page, pageLabel(page + 1));
  doc.flushPages();
};

/** The page number, below the content. */
const footOf = (doc: Doc, page: number, label: string): void => {
  doc.switchToPage(page);
  // Otherwise text below the margin would begin a new page.
  doc.page.margins.bottom = 0;
  doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
  doc.font(fontFile('plain')).fontSize(8).fillColor(ink.faint);
  doc.text(label, sheet.left, 802, { width: sheet.width, align: 'right', lineBreak: false });
  doc.endMarkedContent();
};

const bytesOf = (doc: Doc): Promise<Uint8Array> =>
  new Promise((done, failed) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => done(Buffer.concat(chunks)));
    doc.on('error', failed);
  });
