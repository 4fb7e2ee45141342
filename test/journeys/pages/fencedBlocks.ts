/** The blocks of a Markdown page that are marked with a language, in their order, without indentation. */
export const fencedBlocks = (page: string, language: string): readonly string[] =>
  [...page.matchAll(/^( *)```(\S+)\n([\s\S]*?)^ *```$/gm)]
    .filter(([, , marked]) => marked === language)
    .map(([, indent = '', , text = '']) => text.replace(new RegExp(`^${indent}`, 'gm'), ''));

/** Puts values of here in place of the examples: of each line `NAME=…`, also behind an `echo "`. */
export const withValues = (block: string, values: Readonly<Record<string, string | undefined>>): string =>
  block.replace(/^(echo ")?([A-Z_]+)=([^$"'\n]+)("?.*)$/gm, (line, echo = '', name: string, _, rest: string) =>
    values[name] === undefined ? line : `${echo}${name}=${values[name]}${rest}`,
  );
