import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const top = join(__dirname, '..', '..');
export const readJson = (path: string): unknown => JSON.parse(readFileSync(join(top, path), 'utf8'));

const names = z.record(z.string(), z.string()).default({});
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dev: z.boolean().default(false),
      dependencies: names,
      optionalDependencies: names,
      peerDependencies: names,
    }),
  ),
});
type Locked = z.output<typeof lockSchema>['packages'];

/** The folder where Node resolves a package imported in the folder `from`: the nearest above it. */
const placeOf = (locked: Locked, name: string, from: string): string | undefined => {
  const parts = from === '' ? [] : from.split('/node_modules/');
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    const place = [...parts.slice(0, depth), name].join('/node_modules/');
    const named = depth === 0 ? `node_modules/${name}` : place;
    if (named in locked) return named;
  }
  return undefined;
};

/**
 * The folders of all production packages: those in the lock file beyond development, and each of
 * `bundled` with its dependencies.
 */
export const productionTree = (bundled: readonly string[]): readonly string[] => {
  const { packages: locked } = lockSchema.parse(readJson('package-lock.json'));
  const kept = new Set(Object.keys(locked).filter((place) => place !== '' && !locked[place]?.dev));
  const keep = (name: string, from: string): void => {
    const place = placeOf(locked, name, from);
    if (place === undefined || kept.has(place)) return;
    kept.add(place);
    const { dependencies, optionalDependencies, peerDependencies } = { ...locked[place] };
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }))
      keep(next, place);
  };
  for (const name of bundled) keep(name, '');
  return [...kept].filter((place) => existsSync(join(top, place)));
};

/** The metadata of a package, if readable. */
export const licenceOf = (place: string): string | undefined =>
  z.object({ license: z.string() }).safeParse(readJson(`${place}/package.json`)).data?.license;
