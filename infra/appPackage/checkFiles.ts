import { strFromU8 } from 'fflate';
import { languages } from '../../procedure/words/languages.ts';
import { isTranslatable, schemaVersions, translationFaults } from './microsoftSchemas.ts';
import { type PackageContents, textsIn } from './packageContents.ts';
import { type Picture, readPng } from './readPng.ts';

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
