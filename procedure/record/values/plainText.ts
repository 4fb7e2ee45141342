/**
 * Makes typed text fit for storage: removes control characters and what XML 1.0 cannot carry (SharePoint stores XML:
 * https://www.w3.org/TR/xml/#charsets, lone surrogates and U+FFFE/FFFF among them), removes invisible direction
 * overrides that could make a text read as another, writes line ends as `\n`, and trims. Everything else stays as
 * typed, markup included: it is text.
 */
export const plainText = (typed: string): string =>
  typed
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
    .normalize('NFC')
    .trim();

/** White space that is not one plain space: most texts have none, and testing for it is faster than replacing it. */
const otherSpace = /[^\S ]| {2}/;

/**
 * Returns the first sentence of a description, at most `most` characters, on one line: the text beside the reference
 * in lists and titles.
 */
export const shortDescription = (description: string, most = 90): string => {
  const line = (otherSpace.test(description) ? description.replace(/\s+/g, ' ') : description).trim();
  const sentence = /^.{12,}?[.!?](?=\s)/.exec(line)?.[0] ?? line;
  if (sentence.length <= most) return sentence;
  const cut = sentence.slice(0, most - 1);
  const atWord = cut.lastIndexOf(' ');
  return `${(atWord > most / 2 ? cut.slice(0, atWord) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`;
};
