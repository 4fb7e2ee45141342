import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Said } from '../pieces/Said.tsx';
import { useAuditWords, useOnAudit } from './useAudit.ts';

/** Where more is to be seen: how each figure is counted, and every record. */
export const LookFurther = (): ReactNode => {
  const words = useAuditWords();
  const { go } = useOnAudit();
  const link = (page: 'numbers' | undefined, name: string): ReactNode => (
    <Link
      inline
      href={`#/${page ?? 'register'}`}
      onClick={(event) => {
        event.preventDefault();
        go(page);
      }}
    >
      {name}
    </Link>
  );
  return (
    <Said text={words.lookFurther} parts={[link('numbers', words.toNumbers), link(undefined, words.toRegister)]} />
  );
};
