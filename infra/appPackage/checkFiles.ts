import { inflateSync } from 'node:zlib';
import { strFromU8 } from 'fflate';
import { languages } from '../../procedure/words/languages.ts';
import { isTranslatable, schemaVersions, translationFaults } from './microsoftSchemas.ts';
import { type PackageContents, textsIn } from './packageContents.ts';

/** The package has exactly the files that the manifest names: Teams refuses additional files. */
export const fileFaults = ({ files, manifest }: PackageContents): readonly string[] => {
  const translated = manifest.localizationInfo.additionalLanguages.map(({ file }) => file);
  const named = ['manifest.json', manifest.icons.color, manifest.icons.outline, ...translated];
  return [
    ...named.filter((name) => !files[name]).map((name) => `${name} is missing.`),
    ...Object.keys(files)
      .filter((name) => !named.includes(name))
      .map((name) => `${name} is in the package, but not named in the manifest.`),
  ];
};

export const placeholderFaults = ({ files }: PackageContents): readonly string[] =>
  Object.entries(files)
    .filter(([name]) => name.endsWith('.json'))
    .flatMap(([name, bytes]) =>
      [...strFromU8(bytes).matchAll(/\$\{\{[^}]*\}*/g)].map(([found]) => `${name} still contains ${found}.`),
    );

/** https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons */
export const iconFaults = ({ files, manifest: { icons } }: PackageContents): readonly string[] => {
  const outline = readIcon(files[icons.outline]);
  return [
    ...(files[icons.color] ? sizeFaults(icons.color, readIcon(files[icons.color]), 192) : []),
    ...(files[icons.outline] ? sizeFaults(icons.outline, outline, 32) : []),
    ...(outline ? outlineFaults(icons.outline, outline) : []),
  ];
};

const readIcon = (bytes: Uint8Array | undefined): Picture | undefined => {
  try {
    return bytes && readPng(bytes);
  } catch {
    return undefined;
  }
};

const sizeFaults = (name: string, icon: Picture | undefined, size: number): readonly string[] => {
  if (!icon) return [`${name} is not a PNG with 8 bits per channel.`];
  const { width, height } = icon;
  return width === size && height === size ? [] : [`${name} is ${width} × ${height} pixels, not ${size} × ${size}.`];
};

/** White on a transparent background: Teams colours it itself. */
const outlineFaults = (name: string, { pixels }: Picture): readonly string[] => {
  const seen = pixels.filter(([, , , opacity]) => opacity > 0);
  const coloured = seen.filter(([red, green, blue]) => red + green + blue < 3 * 255);
  return [
    ...(coloured.length > 0 ? [`${name} has ${coloured.length} pixels that are neither white nor transparent.`] : []),
    ...(seen.length === pixels.length ? [`${name} has no transparent background.`] : []),
    ...(seen.length === 0 ? [`${name} is empty.`] : []),
  ];
};

/** The product name is the same in all languages. */
const untranslated = ['name.short'];

/** Every translatable text exists in each language of TenTwo. */
export const languageFaults = (contents: PackageContents): readonly string[] => [
  ...missingLanguageFaults(contents),
  ...translationFaultsIn(contents),
];

const missingLanguageFaults = ({ manifest: { localizationInfo } }: PackageContents): readonly string[] => {
  const { defaultLanguageTag, additionalLanguages } = localizationInfo;
  const present = [defaultLanguageTag, ...additionalLanguages.map(({ languageTag }) => languageTag)];
  return languages
    .filter((language) => !present.includes(language))
    .map((language) => `There is no file for “${language}”.`);
};

const translationFaultsIn = ({ raw, translations }: PackageContents): readonly string[] => {
  const isForPeople = isTranslatable();
  const texts = textsIn(raw).filter(([place]) => isForPeople(place));
  const places = new Set(texts.map(([place]) => place));
  const empty = texts
    .filter(([, text]) => text.trim() === '')
    .map(([place]) => `manifest.json has no text at ${place}.`);
  const faults = Object.entries(translations).flatMap(([file, translated]) => [
    ...texts.filter(([place]) => !translated[place]?.trim()).map(([place]) => `${file} lacks ${place}.`),
    ...texts
      .filter(([place, text]) => translated[place] === text && !untranslated.includes(place))
      .map(([place]) => `${file} has the untranslated text of the manifest at ${place}.`),
    ...Object.keys(translated)
      .filter((place) => place !== '$schema' && !places.has(place))
      .map((place) => `${file} translates ${place}, which is not in the manifest.`),
    ...schemaVersions.flatMap((version) =>
      translationFaults(translated, version).map((fault) => `${file} in ${version}: ${fault}`),
    ),
  ]);
  return [...empty, ...faults];
};

type Picture = { readonly width: number; readonly height: number; readonly pixels: readonly Pixel[] };
/** Red, green, blue and opacity, 0 to 255 each. */
type Pixel = readonly [red: number, green: number, blue: number, opacity: number];

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Reads the pixels of a PNG with 8 bits per channel, with or without an alpha channel, not interlaced, as browsers write
 * it (https://www.w3.org/TR/png-3/). Returns undefined for any other format.
 * @throws Error if the file is damaged
 */
const readPng = (bytes: Uint8Array): Picture | undefined => {
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
