/** The kinds of picture from which all that names somebody can be taken, by the ending that they get. */
export type PictureEnding = 'jpg' | 'png' | 'webp';

const endings: Readonly<Record<string, PictureEnding>> = { jpg: 'jpg', jpeg: 'jpg', png: 'png', webp: 'webp' };

/** What the name says the file is; the bytes may say otherwise. */
export const pictureEndingOf = (name: string): PictureEnding | undefined =>
  endings[/\.([a-z]+)\s*$/i.exec(name)?.[1]?.toLowerCase() ?? ''];

/** What an unnamed reporter's picture is called: nothing in it is his. */
export const neutralName = (number: number, ending: PictureEnding): string => `evidence-${number}.${ending}`;

export const isNeutralName = (name: string): boolean => /^evidence-[1-9]\d*\.(jpg|png|webp)$/.test(name);
