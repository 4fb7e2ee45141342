import type { Named } from '../../api/wire.ts';
import type { Speech } from '../speech.tsx';

/** `Sam Carter`, `Sam Carter (you)`, or that the name is not shown. */
export const whoText = ({ me, name }: Named, { tab }: Speech): string => {
  if (name) return me ? `${name} (${tab.you})` : name;
  return me ? tab.you : tab.nameGone;
};
