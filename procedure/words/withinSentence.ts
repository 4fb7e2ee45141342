/** A name of a role as it stands within a sentence; an abbreviation keeps its capitals. */
export const withinSentence = (name: string): string =>
  name.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLocaleLowerCase());
