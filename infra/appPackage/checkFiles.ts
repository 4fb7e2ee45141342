import { strFromU8 } from 'fflate';
import { languages } from '../../procedure/words/languages.ts';
import { isTranslatable, schemaVersions, translationFaults } from './microsoftSchemas.ts';
import { type PackageContents, textsIn } from './packageContents.ts';
import { type Picture, readPng } from './readPng.ts';

/** What the manifest names is there, and nothing besides: Teams refuses a package with more in it. */
export const fileFaults = ({ files, manifest }: PackageContents): readonly string[] => {
  const translated = manifest.localizationInfo.additionalLanguages.map(({ file }) => file);
  const named = ['manifest.json', manifest.icons.color, manifest.icons.outline, ...translated];
  return [
    ...named.filter((name) => !files[name]).map((name) => `${name} is missing.`),
    ...Object.keys(files)
      .filter((name) => !named.includes(name))
      .map((name) => `${name} is in the package, and the manifest does not name it.`),
  ];
};

export const placeholderFaults = ({ files }: PackageContents): readonly string[] =>
  Object.entries(files)
    .filter(([name]) => name.endsWith('.json'))
    .flatMap(([name, bytes]) =>
      [...strFromU8(bytes).matchAll(/\$\{\{[^}]*\}*/g)].map(([found]) => `${name} still holds ${found}.`),
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
  if (!icon) return [`${name} is no PNG of 8 bits a channel.`];
  const { width, height } = icon;
  return width === size && height === size ? [] : [`${name} is ${width} × ${height} pixels, not ${size} × ${size}.`];
};

/** White on nothing: Teams colours it itself. */
const outlineFaults = (name: string, { pixels }: Picture): readonly string[] => {
  const seen = pixels.filter(([, , , opacity]) => opacity > 0);
  const coloured = seen.filter(([red, green, blue]) => red + green + blue < 3 * 255);
  return [
    ...(coloured.length > 0 ? [`${name} has ${coloured.length} pixels that are neither white nor transparent.`] : []),
    ...(seen.length === pixels.length ? [`${name} has no transparent background.`] : []),
    ...(seen.length === 0 ? [`${name} is empty.`] : []),
  ];
};

/** The name of the product is the same everywhere. */
const sameEverywhere = ['name.short'];

/** Every text that Teams takes in several languages is there in each that TenTwo speaks. */
export const languageFaults = (contents: PackageContents): readonly string[] => [
  ...unspokenFaults(contents),
  ...translationFaultsIn(contents),
];

const unspokenFaults = ({ manifest: { localizationInfo } }: PackageContents): readonly string[] => {
  const { defaultLanguageTag, additionalLanguages } = localizationInfo;
  const spoken = [defaultLanguageTag, ...additionalLanguages.map(({ languageTag }) => languageTag)];
  return languages.filter((language) => !spoken.includes(language)).map((language) => `No file is in “${language}”.`);
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
      .filter(([place, text]) => translated[place] === text && !sameEverywhere.includes(place))
      .map(([place]) => `${file} has ${place} as the manifest has it: untranslated.`),
    ...Object.keys(translated)
      .filter((place) => place !== '$schema' && !places.has(place))
      .map((place) => `${file} translates ${place}, which is not in the manifest.`),
    ...schemaVersions.flatMap((version) =>
      translationFaults(translated, version).map((fault) => `${file} in ${version}: ${fault}`),
    ),
  ]);
  return [...empty, ...faults];
};
