import { useMemo, useState } from 'react';
import type { ImportField } from '../../../../procedure/commands/organisation/importRecord.ts';
import type { ImportRow } from '../../../api/import/importWire.ts';
import { guessColumns, type Mapping, type Table, tableOf } from './mapping/columns.ts';
import type { DateOrder } from './mapping/dates.ts';
import { type Choices, dateOrderIn, mapRows, unclearChoices } from './mapping/mapRows.ts';
import type { ChoiceField } from './mapping/vocabulary.ts';
import { ImportTrouble, type ImportTroubleCode } from './reading/importTrouble.ts';
import { type ReadFile, readTable } from './reading/readTable.ts';

/** The chosen file, and how its columns, dates and choices are read. */
export type ImportFile = {
  readonly isReading: boolean;
  readonly trouble: ImportTroubleCode | undefined;
  readonly file: ReadFile | undefined;
  readonly choose: (file: File) => void;
  readonly sheet: number;
  readonly chooseSheet: (sheet: number) => void;
  readonly table: Table | undefined;
  readonly mapping: Mapping;
  readonly map: (field: ImportField, column: number | undefined) => void;
  /** `unclear`: the user is asked. Undefined: it does not matter. */
  readonly order: DateOrder | 'unclear' | undefined;
  /** Whether the date order is ambiguous, even once it is chosen. */
  readonly asksOrder: boolean;
  readonly chooseOrder: (order: DateOrder) => void;
  readonly unclear: ReturnType<typeof unclearChoices>;
  readonly choices: Choices;
  readonly mean: (field: ChoiceField, text: string, choice: string | undefined) => void;
  readonly rows: readonly ImportRow[];
};

/** @param changed called when the rows to send are no longer those that were checked */
export const useImportFile = (changed: () => void): ImportFile => {
  const [read, setRead] = useState<{ file?: ReadFile; trouble?: ImportTroubleCode; isReading?: true }>({});
  const [sheet, setSheet] = useState(0);
  const [mapping, setMapping] = useState<Mapping>({});
  const [chosenOrder, setOrder] = useState<DateOrder>();
  const [choices, setChoices] = useState<Choices>({});
  const { file } = read;
  const table = useMemo(() => file?.sheets[sheet] && tableOf(file.sheets[sheet]), [file, sheet]);
  const found = useMemo(() => table && dateOrderIn(table, mapping), [table, mapping]);
  const order = found === 'unclear' ? (chosenOrder ?? 'unclear') : found;
  const unclear = useMemo(() => (table ? unclearChoices(table, mapping) : []), [table, mapping]);
  const rows = useMemo(
    () => (table ? mapRows(table, mapping, choices, order === 'monthFirst' ? order : 'dayFirst') : []),
    [table, mapping, choices, order],
  );
  const begin = (of: ReadFile | undefined, at: number) => {
    const chosen = of?.sheets[at];
    setSheet(at);
    setMapping(chosen ? guessColumns(tableOf(chosen)) : {});
    setOrder(undefined);
    setChoices({});
    changed();
  };
  const choose = async (given: File) => {
    setRead({ isReading: true });
    begin(undefined, 0);
    try {
      const now = await readTable(given);
      setRead({ file: now });
      begin(now, 0);
    } catch (error) {
      setRead({ trouble: error instanceof ImportTrouble ? error.code : 'noTable' });
    }
  };
  return {
    file,
    sheet,
    table,
    mapping,
    order,
    unclear,
    choices,
    rows,
    isReading: read.isReading === true,
    trouble: read.trouble,
    asksOrder: found === 'unclear',
    choose: (given) => void choose(given),
    chooseSheet: (at) => begin(file, at),
    map: (field, column) => {
      const { [field]: _, ...others } = mapping;
      setMapping(column === undefined ? others : { ...others, [field]: column });
      changed();
    },
    chooseOrder: (chosen) => {
      setOrder(chosen);
      changed();
    },
    mean: (field, text, choice) => {
      const { [text]: _, ...others } = choices[field] ?? {};
      setChoices({ ...choices, [field]: choice === undefined ? others : { ...others, [text]: choice } });
      changed();
    },
  };
};
