import type { ExportEvent, MadeFile } from '../../exports/exported.ts';
import { type Decision, refuseOversizedRow } from '../decision.ts';

/** A file was made for download (7.5.3). The server says what is in it. */
export type RecordExport = { readonly name: 'recordExport'; readonly file: MadeFile };

export const decideRecordExport = ({ file }: RecordExport): Decision<ExportEvent> =>
  refuseOversizedRow({ events: [{ type: 'Exported', ...file }] });
