/** An element of a PDF's structure tree (ISO 32000-1, 14.7): what kind, its title, alternative and actual text, and what is in it. */
export type PdfElement = {
  readonly kind: string;
  readonly title: string | undefined;
  readonly alt: string | undefined;
  readonly actual: string | undefined;
  readonly scope: string | undefined;
  readonly children: readonly PdfElement[];
};

/** Objects as pdfkit writes them: not in streams, so readable as text. */
export const pdfStructure = (pdf: Uint8Array): readonly PdfElement[] => {
  const objects = pdfObjects(pdf);
  const [, root = ''] = /\/StructTreeRoot (\d+) 0 R/.exec([...objects.values()].join('\n')) ?? [];
  const kidsOf = (object: string): readonly PdfElement[] => {
    const [, kids = ''] = /\/K \[([\s\S]*?)\]\n/.exec(`${object.replace(/<<[^<>]*?\/MCR[\s\S]*?>>/g, '')}\n`) ?? [];
    return [...kids.matchAll(/(\d+) 0 R/g)].map(([, id = '']) => elementOf(objects.get(id) ?? ''));
  };
  const elementOf = (object: string): PdfElement => ({
    kind: /\/S \/(\w+)/.exec(object)?.[1] ?? '',
    title: pdfString(object, 'T'),
    alt: pdfString(object, 'Alt'),
    actual: pdfString(object, 'ActualText'),
    scope: /\/Scope \/(\w+)/.exec(object)?.[1],
    children: kidsOf(object),
  });
  return kidsOf(objects.get(root) ?? '');
};

/** The objects by their numbers, as text of bytes. */
export const pdfObjects = (pdf: Uint8Array): ReadonlyMap<string, string> => {
  const text = Buffer.from(pdf).toString('latin1');
  return new Map([...text.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]));
};

/** A string of a dictionary: in UTF-16 where it begins with its mark. */
export const pdfString = (object: string, name: string): string | undefined => {
  const [, written] = new RegExp(`/${name} \\(((?:\\\\[\\s\\S]|[^\\\\)])*)\\)`).exec(object) ?? [];
  if (written === undefined) return undefined;
  const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  const bytes = written.replace(/\\([\s\S])/g, (_, sign: string) => escapes[sign] ?? sign);
  if (!bytes.startsWith('þÿ')) return bytes;
  return Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le');
};

/** All elements, in the order in which a screen reader meets them. */
export const inOrder = (elements: readonly PdfElement[]): readonly PdfElement[] =>
  elements.flatMap((element) => [element, ...inOrder(element.children)]);
