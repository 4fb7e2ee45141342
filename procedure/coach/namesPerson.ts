/** First names that are common in either language, and are no word, place or product. */
const firstNames = `
  Adam Adrian Alain Alan Albert Alexander Alexandra Alexandre Alice Alicia Amanda Amélie Andrea Andrew Angela Anna Anne
  Annie Anthony Antoine Arnaud Arthur Audrey Aurélie Barbara Benjamin Benoît Bernard Brian Bruno Camille Carole Caroline
  Catherine Cécile Céline Chantal Charlotte Christelle Christian Christine Christophe Christopher Claire Claudine Corinne
  Cyril Damien Daniel Danielle David Deborah Delphine Denis Didier Dominique Donna Edward Elizabeth Élise Élodie Emily
  Emma Emmanuel Éric Eric Estelle Étienne Evelyn Fabien Fabrice Fanny Florian Franck François Françoise Frédéric Gary
  George Georges Gérard Gilles Grégory Guillaume Hannah Helen Hélène Henri Henry Hervé Hugo Isabelle Jacob Jacqueline
  Jacques James Jason Jeff Jeffrey Jennifer Jeremy Jérôme Jessica Joan John Jonathan Joseph Joshua Julia Julie Julien
  Karen Karine Katherine Kathleen Kelly Kenneth Kevin Laetitia Larry Laura Laurence Laurent Léa Linda Lisa Louise Luc
  Lucas Lucie Ludovic Magali Manon Margaret Maria Marie Marion Martine Mary Mathieu Matthew Matthieu Maxime Melissa Mélanie
  Michael Michel Michelle Monique Muriel Nadine Nancy Nathalie Nathan Nicholas Nicolas Nicole Olivia Olivier Pamela
  Pascal Patricia Patrick Paul Pauline Peter Philip Philippe Pierre Rachel Raymond Rebecca Richard Robert Roger Ronald
  Ryan Samantha Samuel Sandra Sandrine Sarah Scott Sébastien Séverine Sharon Simon Sophie Stephanie Stéphane Stéphanie
  Stephen Steve Steven Susan Suzanne Sylvain Sylvie Thierry Thomas Timothy Valérie Vanessa Véronique Vincent Virginie
  Walter William Xavier Yannick Yves Zoé
`
  .split(/\s+/)
  .filter(Boolean);

const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '');
const anyName = [...new Set([...firstNames, ...firstNames.map(plain)])].join('|');

/** `Room Marie Curie`, `rue Pierre`, `Saint-Nicolas`, `the Paul building`: places are named after people. */
const somebody = new RegExp(
  String.raw`(?<![\p{L}\p{N}@.-])(?<!(?:[Rr]oom|[Ss]alle|[Rr]ue|[Ss]treet|[Bb]uilding|[Bb]âtiment|[Ss]ite|[Ss]aint|[Ss]ainte|St\.?|[Pp]lace|[Hh]all) )(?:${anyName})(?![\p{L}\p{N}@-])(?! (?:[Bb]uilding|[Rr]oom|[Ss]treet|[Hh]all|[Hh]ospital|Curie))`,
  'u',
);
const titled = /(?<!\p{L})(?:Mr|Mrs|Ms|Mme|Mlle|Monsieur|Madame)\.? \p{Lu}\p{Ll}+/u;

/** Whether a person is named: a cause should be about how work is organised. */
export const namesPerson = (text: string): boolean => {
  const composed = text.normalize('NFC');
  return somebody.test(composed) || titled.test(composed);
};
