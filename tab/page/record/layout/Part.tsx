import type { ReactNode } from 'react';
import { usePageWords } from '../../speech.tsx';
import type { RecordSection } from './recordSections.ts';
import { Section } from './Section.tsx';

/** The heading of a part, the target of the list of parts. */
export const anchorOf = (name: RecordSection): string => `part-${name}`;

/** One part of the page, under its heading. */
export const Part = ({ name, children }: { name: RecordSection; children: ReactNode }): ReactNode => (
  <Section title={usePageWords('record').section[name]} anchor={anchorOf(name)}>
    {children}
  </Section>
);
