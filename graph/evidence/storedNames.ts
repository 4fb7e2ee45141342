/**
 * In UTF-16 units. Even with the hash, a suffix and the path of the site this is far below SharePoint's 400 characters.
 */
const maxStemLength = 120;
const maxExtensionLength = 10;

/**
 * File types into which SharePoint writes its own properties on upload, which changes the bytes: Office documents and
 * web pages (onedrive-api-docs#935, rclone#2599), and pictures (microsoft-graph-docs-contrib#8903). It decides by the
 * file extension. Also pages that run in the site.
 */
const rewritten = new Set(
  (
    'doc docx docm dot dotx dotm rtf odt one onepkg pub mpp xls xlsx xlsm xlsb ' +
    'xlt xltx xltm ods ppt pptx pptm pps ppsx ppsm pot potx potm odp vsd vsdx ' +
    'vsdm xsn infopathxml htm html mht mhtml aspx asmx ascx master jpg jpeg jfif tif tiff ' +
    'heic heif'
  )
    .split(' ')
    .map((ending) => `.${ending}`),
);
/** An extension that no program claims, SharePoint included. */
const untouched = '.original';

/**
 * The names under which a file may be kept, the best first: the sender's file name followed by the beginning of its
 * hash. So two files of one name stay two, a file sent twice is one on every replica, and no request is needed to find
 * out. The other names are for when something else has the name, or SharePoint changed the file.
 * @param name as returned by `fileNameOf`
 */
export const storedNames = (name: string, sha256: string): readonly string[] => {
  const { stem, extension } = partsOf(name);
  const short = `${stem} (${sha256.slice(0, 12)})`;
  const others = [`${short}${extension}`, ...[2, 3, 4].map((number) => `${short} ${number}${extension}`)];
  const kept = others.map((one) => `${one}${untouched}`);
  return rewritten.has(extension.toLowerCase()) ? kept : [`${short}${extension}`, ...kept];
};

const partsOf = (name: string): { readonly stem: string; readonly extension: string } => {
  const safe = safeName(name);
  const extension = new RegExp(`\\.[a-z0-9]{1,${maxExtensionLength}}$`, 'i').exec(safe)?.[0] ?? '';
  const stem = safe.slice(0, safe.length - extension.length);
  // Never cuts a surrogate pair.
  const cut = stem.slice(0, maxStemLength).replace(/[\uD800-\uDBFF]$/, '');
  return { stem: trimmed(cut) || 'file', extension };
};

/**
 * Removes what SharePoint refuses or trims (support.microsoft.com, *Restrictions and limitations in OneDrive and
 * SharePoint*; names such as `CON` are harmless once the hash follows), `#` and `%`, which older tenants refuse, and
 * `'`, which would have to be doubled in some addresses.
 */
const safeName = (name: string): string =>
  trimmed(
    name
      .replace(/["*:<>?/\\|#%\u0000-\u001f\u007f]/g, '_')
      .replaceAll("'", '’')
      .replace(/\p{Cf}/gu, '')
      .replace(/_vti_/gi, '_vti-'),
  );

/** Trailing dots and blanks, and prefixes of hidden or temporary files. */
const trimmed = (name: string): string => name.replace(/^[\s.~]+/, '').replace(/[\s.]+$/, '');
