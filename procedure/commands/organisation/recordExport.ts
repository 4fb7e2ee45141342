import type { ExportEvent, MadeFile } from '../../exports/exported.ts';
import type { Decision } from '../decision.ts';
import { refuseOversizedRow } from '../refuseOversizedRow.ts';

/** A file was made and is about to leave: what is in it the server says, and no person (7.5.3). */
export type RecordExport = { readonly name: 'recordExport'; readonly file: MadeFile };

export const decideRecordExport = ({ file }: RecordExport): Decision<ExportEvent> =>
  refuseOversizedRow({ events: [{ type: 'Exported', ...file }] });
