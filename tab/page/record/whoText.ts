import type { Named } from '../../api/wire.ts';
import type { Speech } from '../speech.tsx';

/** `Sam Carter`, `Sam Carter (you)`, or why no name is shown. */
export const whoText = ({ me, name, anonymity }: Named, { tab }: Speech): string => {
  if (anonymity) return tab.unnamed[anonymity];
  if (name) return me ? `${name} (${tab.you})` : name;
  return me ? tab.you : tab.nameGone;
};
