import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Packages bundled into the page (`npm run build`): development dependencies that run in production. */
export const pageLibraries = [
  '@azure/msal-browser',
  '@fluentui-contrib/react-data-grid-react-window',
  '@fluentui/react-charts',
  '@fluentui/react-components',
  '@fluentui/react-icons',
  '@microsoft/teams-js',
  '@tanstack/react-query',
  'fflate',
  'react',
  'react-dom',
  'read-excel-file',
] as const;

const componentSchema = z.looseObject({ 'bom-ref': z.string(), name: z.string() });
const bomSchema = z.looseObject({
  metadata: z.looseObject({ component: componentSchema }),
  components: z.array(componentSchema),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});

type Packages = { readonly name: string; readonly dependencies: Readonly<Record<string, string>> };

/**
 * Builds the bill of materials (CycloneDX 1.5) of the production software: the packages of the server and the page with
 * all their dependencies. That of npm either omits the page or includes all tools. The same tree gives the same bytes:
 * no time, no random serial number, everything sorted.
 * @param installed output of `npm sbom --sbom-format cyclonedx` for everything installed
 * @param own from package.json
 * @throws ZodError if `installed` is not such a bill of materials
 */
export const sbomOf = (installed: unknown, own: Packages): string => {
  const { metadata, components, dependencies, ...bom } = bomSchema.parse(installed);
  const root = metadata.component['bom-ref'];
  const needs = new Map(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const byRef = new Map(components.map((one) => [one['bom-ref'], one]));
  const direct = new Set<string>([...Object.keys(own.dependencies), ...pageLibraries]);
  const first = (needs.get(root) ?? []).filter((ref) => direct.has(byRef.get(ref)?.name ?? ''));
  const kept = new Set<string>();
  const keep = (ref: string): void => {
    if (kept.has(ref)) return;
    kept.add(ref);
    for (const next of needs.get(ref) ?? []) keep(next);
  };
  for (const ref of first) keep(ref);
  const sorted = (refs: Iterable<string>): readonly string[] => [...refs].sort();
  const body = {
    metadata: { component: { ...metadata.component, name: own.name } },
    components: sorted(kept).flatMap((ref) => byRef.get(ref) ?? []),
    dependencies: [
      { ref: root, dependsOn: sorted(first) },
      ...sorted(kept).map((ref) => ({ ref, dependsOn: sorted(needs.get(ref) ?? []) })),
    ],
  };
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  return `${JSON.stringify({ ...bom, serialNumber: `urn:uuid:${uuidOf(digest)}`, ...body }, null, 2)}\n`;
};

/** A UUID of version 8, for custom formats (RFC 9562): derived from the contents of the bill. */
const uuidOf = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
