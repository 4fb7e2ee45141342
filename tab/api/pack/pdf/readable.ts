/**
 * Characters that the font cannot draw, or draws as an empty box. DejaVu Sans has Latin, Greek, Cyrillic, Hebrew,
 * Arabic and many symbols.
 */
const undrawable =
  /[\u3000-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\u0900-\u0DFF\u{1F000}-\u{1F5FF}\u{1F650}-\u{1FAFF}\u{20000}-\u{3FFFF}]/gu;
/**
 * Scripts written from right to left: pdfkit lays out every line from the left, so the words would be in the wrong
 * order.
 */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
/** Characters that cannot be printed, including lone surrogates. */
const unwritable =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]|[\uFE00-\uFE0F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A word of thousands of characters without a break takes pdfkit half a second. Hashes, keys and links stay whole. */
const longWord = /\S{48}(?=\S{200})/g;

/**
 * A printable text: other characters are written as code points, `[U+6F22]`.
 * @returns `exact`: false if a reader also needs the original text
 */
export const readable = (text: string): { readonly text: string; readonly exact: boolean } => {
  const clean = text.replace(unwritable, '').replaceAll('\t', ' ');
  const drawn = clean.replace(
    undrawable,
    (sign) => `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
  const breakable = drawn.replace(longWord, '$&\u200B');
  return { text: breakable, exact: breakable === clean && !rightToLeft.test(drawn) };
};
