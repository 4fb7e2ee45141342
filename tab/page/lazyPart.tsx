import { type ComponentType, type FunctionComponent, lazy } from 'react';
import { inEachLanguage } from '../../procedure/words/languages.ts';
import type { PageWords } from '../words/en/words.ts';
import { loadPageWords } from '../words/words.ts';
import { useSpeech } from './speech.tsx';

/**
 * A page or a part of one that loads when it is first shown, at the same time as its words: it suspends once.
 * @param names of all words that it reads at once (`usePageWords`), which a test compares with its sources
 */
export const lazyPart = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  names: readonly (keyof PageWords)[] = [],
): FunctionComponent<Props> => {
  const parts = inEachLanguage((language) =>
    lazy(async () => {
      const [part] = await Promise.all([load(), ...names.map((name) => loadPageWords(language, name))]);
      return { default: part };
    }),
  );
  return (props) => {
    const Part = parts[useSpeech().language];
    return <Part {...props} />;
  };
};
