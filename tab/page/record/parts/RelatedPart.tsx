import { Link, Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RecordPlace } from '../../../../procedure/record/recordPlace.ts';
import type { LinkRow, RecordAnswer, RelatedAnswer } from '../../../api/record/recordWire.ts';
import type { RegisterRow } from '../../../api/wire.ts';
import { useApi } from '../../client/asking.tsx';
import { FailureNote } from '../../pieces/FailureNote.tsx';
import { StageBadge } from '../../pieces/marks/StageMark.tsx';
import { usePageWords } from '../../speech.tsx';
import { Part } from '../layout/Part.tsx';
import { useRecordStyles } from '../layout/useRecordStyles.ts';

type Open = (place: RecordPlace) => void;
type Props = { readonly record: Pick<RecordAnswer, 'reference' | 'sequence'>; readonly open: Open };

/** Related records. Fetched separately: the page does not wait for them. */
export const RelatedPart = ({ record: { reference, sequence }, open }: Props): ReactNode => {
  const api = useApi();
  const { related: words } = usePageWords('record');
  const asked = useQuery({
    queryKey: ['related', reference, sequence],
    queryFn: ({ signal }) => api.related(reference, signal),
  });
  return (
    <Part name="related">
      {asked.isError ? (
        <FailureNote failure={asked.error} again={() => void asked.refetch()} />
      ) : asked.data ? (
        <Found found={asked.data} open={open} />
      ) : (
        <Spinner size="tiny" label={words.loading} />
      )}
    </Part>
  );
};

const Found = ({ found: { links, similar }, open }: { found: RelatedAnswer; open: Open }): ReactNode => {
  const styles = useRecordStyles();
  const { related: words } = usePageWords('record');
  if (links.length + similar.length === 0) return <p className={styles.text}>{words.nothing}</p>;
  return (
    <div className={styles.stack}>
      {links.length > 0 && <h3 className={styles.subtitle}>{words.linked}</h3>}
      {links.length > 0 && (
        <ul className={styles.list}>
          {links.map((link) => (
            <li key={`${link.kind} ${link.reference}`}>
              <Linked link={link} open={open} />
            </li>
          ))}
        </ul>
      )}
      {similar.length > 0 && <h3 className={styles.subtitle}>{words.similar}</h3>}
      {similar.length > 0 && <p className={styles.quiet}>{words.similarHint}</p>}
      <ul className={styles.list}>
        {similar.map((one) => (
          <li key={one.row.reference}>
            <Other row={one.row} open={open} />
            <p className={styles.quiet}>
              {[
                one.words.length > 0 && words.alike(one.words.join(', ')),
                one.sameSystem && words.sameSystem,
                one.sameClause && words.sameClause,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
};

const Linked = ({ link: { kind, reference, row }, open }: { link: LinkRow; open: Open }): ReactNode => {
  const styles = useRecordStyles();
  const { related: words } = usePageWords('record');
  return (
    <>
      <p className={styles.quiet}>{words.kind[kind]}</p>
      {row ? <Other row={row} open={open} /> : <p className={styles.text}>{reference}</p>}
    </>
  );
};

const Other = ({ row: { reference, stage, title }, open }: { row: RegisterRow; open: Open }): ReactNode => {
  const styles = useRecordStyles();
  return (
    <>
      <p className={styles.text}>
        <Link as="button" onClick={() => open({ reference })}>
          {reference}
        </Link>{' '}
        <StageBadge stage={stage} />
      </p>
      <p className={styles.text}>{title}</p>
    </>
  );
};
