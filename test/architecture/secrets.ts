import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const top = join(__dirname, '..', '..');

/** Patterns that no file may contain, by kind. None matches its own source here. */
const patterns = {
  'a private key': /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----(?:\s|\\[rn]|['"` +])*[A-Za-z0-9+/]{20}/g,
  'a private key as JSON': /"kty"[^{}]*"d"\s*:\s*"[\w-]{40}/g,
  'a key of TenTwo':
    /\b\w*(?:SEAL_KEY|IDENTITY_KEYS|sealKey|identityKeys)\b[\s"'=:{]*(?:"?value"?\s*:\s*["'])?[0-9a-f]{64}/g,
  'a signed token': /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g,
  'a client secret of Entra': /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/g,
  'the key of a storage account or a bus': /\b(?:AccountKey|SharedAccessKey|SharedAccessSignature)=[\w+/%]{16}/g,
  'the key of Application Insights': /\bInstrumentationKey=[0-9a-f]{8}-[0-9a-f]{4}/gi,
  'a signed link': /[?&]sig=[\w%+/-]{30}/g,
  'a token of npm, GitHub, Slack or a cloud':
    /\b(?:npm_[A-Za-z0-9]{36}|gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22}|xox[abprs]-[\w-]{10}|A[KS]IA[0-9A-Z]{16}|aws_secret_access_key\W{1,5}[\w/+]{40})/g,
  'a public webhook address':
    /\bhttps:\/\/(?:hooks\.slack\.com\/services\/T|[\w-]+\.webhook\.office\.com\/webhookb2\/[0-9a-f])/g,
  'a password in an address': /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@'"`$<>{}]+:[^\s/:@'"`$<>{}]+@[\w.-]+/gi,
  'a password of npm': /^\s*(?:\/\/.*:)?_(?:authToken|auth|password)\s*=\s*[^\s$]/gm,
  'a folder of a personal machine': /(?<=^|[\s'"`(=:,])(?:\/(?:home|Users|root|work)\/[\w.-]+|[A-Z]:\\{1,2}Users\\)/gm,
  'the host of a registry':
    /\bregistry\s*[=:]\s*["']?https?:|"resolved":\s*"https?:|https?:\/\/(?:[\w-]+\.)*(?:registry|artifactory|nexus|jfrog|verdaccio|pkgs)\b[\w.-]*/gi,
} as const satisfies Readonly<Record<string, RegExp>>;
export type Kind = keyof typeof patterns;

export type Found = { readonly path: string; readonly kind: Kind; readonly line: number };

const kinds = Object.entries(patterns) as readonly (readonly [Kind, RegExp])[];

/** The secrets in a text, by place only: the values are not repeated. */
export const secretsIn = (path: string, text: string): readonly Found[] =>
  kinds.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map(({ index }) => ({ path, kind, line: text.slice(0, index).split('\n').length })),
  );

/** Every file that is, or would be, part of the repository, except pictures. */
export const filesOfRepository = (): readonly { readonly path: string; readonly text: string }[] =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
    cwd: top,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
    .split('\0')
    .flatMap((path) => {
      const text = path === '' ? undefined : textOf(join(top, path));
      return text === undefined || text.includes('\0') ? [] : [{ path, text }];
    });

const textOf = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Deleted, but not yet in git.
    return undefined;
  }
};
