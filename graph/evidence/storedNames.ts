/** In UTF-16 units. With the hash, a suffix and the path of the site the 400 characters of SharePoint are far. */
const maxStemLength = 120;
const maxExtensionLength = 10;

/**
 * What SharePoint writes its own properties into when it takes a file in, so that the bytes are not those that were sent:
 * Office documents and web pages (onedrive-api-docs#935, rclone#2599), and pictures (microsoft-graph-docs-contrib#8903). It
 * goes by the ending of the name. Besides, pages that run in the site.
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
/** No program takes it for its own, SharePoint neither. */
const untouched = '.original';

/**
 * The names under which a file may be kept, the best first: what its sender calls it, then the beginning of its hash. So
 * two files of one name are two, one that comes twice is one on every replica, and nobody has to ask what is there. The
 * further names are for when somebody put something else there, or SharePoint changed it.
 * @param name as `fileNameOf` leaves it
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
  // Not cut in the middle of a pair.
  const cut = stem.slice(0, maxStemLength).replace(/[\uD800-\uDBFF]$/, '');
  return { stem: trimmed(cut) || 'file', extension };
};

/**
 * Without what SharePoint refuses or trims (support.microsoft.com, *Restrictions and limitations in OneDrive and
 * SharePoint*; names such as `CON` are none any more with the hash behind them), without `#` and `%`, which older tenants
 * refuse, and without `'`, which would have to be doubled in some addresses.
 */
const safeName = (name: string): string =>
  trimmed(
    name
      .replace(/["*:<>?/\\|#%\u0000-\u001f\u007f]/g, '_')
      .replaceAll("'", '’')
      .replace(/\p{Cf}/gu, '')
      .replace(/_vti_/gi, '_vti-'),
  );

/** Dots and blanks at the end, and what begins a hidden or a temporary file. */
const trimmed = (name: string): string => name.replace(/^[\s.~]+/, '').replace(/[\s.]+$/, '');
