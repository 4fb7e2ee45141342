import type { ExportKind } from '../../../procedure/exports/exportKinds.ts';
import { makeAuditPack } from './makeAuditPack.ts';
import { makeMeasures } from './makeMeasures.ts';
import { makeRegister } from './makeRegister.ts';
import type { Maker } from './maker.ts';
import { makeSample } from './makeSample.ts';

/** One maker for each kind of export (docs/how-to/add-an-export.md). */
export const makers: Readonly<Record<ExportKind, Maker>> = {
  measures: makeMeasures,
  register: makeRegister,
  sample: makeSample,
  auditPack: makeAuditPack,
};
