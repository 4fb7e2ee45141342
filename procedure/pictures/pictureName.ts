/** Picture formats from which all identifying metadata can be removed, by file extension. */
export type PictureEnding = 'jpg' | 'png' | 'webp';

const endings: Readonly<Record<string, PictureEnding>> = { jpg: 'jpg', jpeg: 'jpg', png: 'png', webp: 'webp' };

/** The format according to the name; the bytes may differ. */
export const pictureEndingOf = (name: string): PictureEnding | undefined =>
  endings[/\.([a-z]+)\s*$/i.exec(name)?.[1]?.toLowerCase() ?? ''];

/** File name for an unnamed reporter's picture: nothing of the original name is kept. */
export const neutralName = (number: number, ending: PictureEnding): string => `evidence-${number}.${ending}`;

export const isNeutralName = (name: string): boolean => /^evidence-[1-9]\d*\.(jpg|png|webp)$/.test(name);
