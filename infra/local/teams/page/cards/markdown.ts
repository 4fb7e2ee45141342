/**
 * Renders the Markdown that Teams supports in cards and bot messages: bold, italic, lists and links. Text is escaped first, so
 * user input can never become HTML; only web and mail URLs become links.
 */
export function markdownHtml(text: string): string {
  const blocks: string[] = [];
  let list: { readonly tag: 'ul' | 'ol'; readonly items: string[] } | undefined;
  let lines: string[] = [];
  const endLines = () => {
    if (lines.length > 0) blocks.push(`<p>${lines.join('<br>')}</p>`);
    lines = [];
  };
  const endList = () => {
    if (list) blocks.push(`<${list.tag}>${list.items.map((item) => `<li>${item}</li>`).join('')}</${list.tag}>`);
    list = undefined;
  };
  for (const line of text.split(/\r?\n/)) {
    const item = /^\s*(?:([-*+])|\d{1,3}[.)])\s+(.*)$/.exec(line);
    if (item) {
      endLines();
      const tag = item[1] ? 'ul' : 'ol';
      if (list?.tag !== tag) endList();
      list ??= { tag, items: [] };
      list.items.push(inline(item[2] ?? ''));
      continue;
    }
    endList();
    if (line.trim() === '') endLines();
    else lines.push(inline(line));
  }
  endLines();
  endList();
  return blocks.join('');
}

/** Renders plain text as HTML, with mention marks (see mentionMarks.ts). */
export const plainHtml = (text: string): string => mentions(escaped(text)).replaceAll('\n', '<br>');

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const mentions = (html: string): string =>
  html.replace(/\uE000([^\uE000\uE001]*)\uE001/g, '<span class="mention">$1</span>');

function inline(text: string): string {
  return escaped(text)
    .split(/(\[[^\]]+\]\([^\s()]+\))/)
    .map((part) => link(part) ?? emphasis(mentions(part)))
    .join('');
}

function link(part: string): string | undefined {
  const [, label, href] = /^\[([^\]]+)\]\(((?:https?:\/\/|mailto:)[^\s()]+)\)$/i.exec(part) ?? [];
  if (!label || !href) return undefined;
  return `<a href="${href}" target="_blank" rel="noopener noreferrer">${emphasis(mentions(label))}</a>`;
}

const emphasis = (html: string): string =>
  html
    .replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, '<strong>$1</strong>')
    .replace(/(?<![\p{L}\p{N}_])__(?=\S)(.+?)(?<=\S)__(?![\p{L}\p{N}_])/gu, '<strong>$1</strong>')
    .replace(/(?<![*\p{L}\p{N}])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![*\p{L}\p{N}])/gu, '<em>$1</em>')
    .replace(/(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\p{L}\p{N}_])/gu, '<em>$1</em>');
