import {
  productApp,
  sharePointApp,
  systemWriter,
  userInformation,
  userInformationListTitle,
} from './directory/userInformation.ts';
import type { Emulator } from './emulator.ts';
import { parseFields } from './items/fieldValue.ts';
import { newColumn } from './lists/column.ts';
import { titleColumn } from './lists/systemColumns.ts';

/** Creates the initial site in a new file: its only list is SharePoint's hidden User Information List. */
export function seed({ catalog, items }: Pick<Emulator, 'catalog' | 'items'>): void {
  if (catalog.find(userInformationListTitle)) return;
  const at = '2026-01-05T08:00:00Z';
  const definition = {
    displayName: userInformationListTitle,
    description: '',
    hidden: true,
    version: 1,
    created: at,
    modified: at,
    author: systemWriter,
    editor: systemWriter,
  };
  const columns = ['Name', 'EMail', 'UserName'].map((name) => newColumn({ name, text: {} }));
  const list = catalog.create(definition, [titleColumn, ...columns]);
  const rows = [productApp, ...userInformation, sharePointApp].map((row) => ({
    id: row.lookupId,
    changes: parseFields(list.columns, {
      Title: row.displayName,
      Name: row.userPrincipalName && `i:0#.f|membership|${row.userPrincipalName.toLowerCase()}`,
      EMail: row.email,
      UserName: row.userPrincipalName,
    }),
  }));
  items.createMany(list, rows, systemWriter);
}
