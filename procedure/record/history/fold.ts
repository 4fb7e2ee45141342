const ligatures: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss' };

/**
 * Returns a text as it is compared in searches: lower case, without accents, ligatures spelled out, one kind of
 * apostrophe. `L’Œuvre` and `l'oeuvre` become the same. Never shown and never stored.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæß]/g, (ligature) => ligatures[ligature] ?? ligature)
    .replace(/[‘’ʼ′`´]/g, "'");
