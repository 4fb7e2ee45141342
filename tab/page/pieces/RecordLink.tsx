import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Reference } from '../../../procedure/record/values/reference.ts';

type RecordLinkProps = { readonly reference: Reference; readonly open: (reference: Reference) => void };

/** A reference that links to its record. */
export const RecordLink = ({ reference, open }: RecordLinkProps): ReactNode => (
  <Link
    inline
    href={`#/${reference}`}
    onClick={(event) => {
      event.preventDefault();
      open(reference);
    }}
  >
    {reference}
  </Link>
);
