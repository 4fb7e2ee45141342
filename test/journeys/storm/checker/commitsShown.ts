type Row = { readonly id: string | number; readonly fields: Readonly<Record<string, unknown>> };

/**
 * The commit that the message of each row of Messages shows. Either the row states it, or the row of a message that was
 * redrawn together with it does: `14:3` there is item 14, as long as its own row says commit 3.
 */
export const commitsShown = (messages: readonly Row[]): ((row: Row) => number) => {
  const own = ({ fields }: Row): number => Number(fields.Sequence ?? 0);
  const together = messages.flatMap((row) =>
    String(row.fields.AlsoShowing ?? '')
      .split(' ')
      .map((name): readonly [string, number] => [`${row.fields.Reference} ${name}`, own(row)]),
  );
  const latest = new Map(together.sort(([, one], [, other]) => one - other));
  return (row) => Math.max(own(row), latest.get(`${row.fields.Reference} ${row.id}:${own(row)}`) ?? 0);
};
