import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { answersTo } from '../../../../procedure/causes/causePath.ts';
import type { CauseAnswer } from '../../../api/sessions/sessionWire.ts';
import { usePageWords } from '../../speech.tsx';
import type { OpenForm } from '../forms/openForm.ts';
import { useActs, useSession } from '../useGive.ts';
import { whyOf } from './tree.ts';

type Item = { readonly text: string; readonly act: () => void };
const mostAsked = 3;

/** What this reader can do with a cause, in the order of a meeting. */
const useItems = (cause: CauseAnswer, open: (form: OpenForm) => void): readonly Item[] => {
  const { answer } = useSession();
  const { cause: words } = usePageWords('session');
  const { give } = useActs();
  const { may, fiveWhys, causes } = answer;
  if (!fiveWhys || fiveWhys.step === 'agreement' || !may.includes('contribute')) return [];
  const { id } = cause;
  const leads = may.includes('facilitate');
  const isRoot = fiveWhys.rootCauses.some((one) => one.cause === id);
  const asks = leads && fiveWhys.step === 'whys';
  const others = fiveWhys.asked.filter((why) => why !== id);
  const item = (isOffered: boolean, text: string, act: () => void): readonly Item[] =>
    isOffered ? [{ text, act }] : [];
  return [
    ...item(true, words.answer, () => open({ name: 'cause', why: id })),
    ...item(true, words.addEvidence, () => open({ name: 'evidence', cause: id })),
    ...item(asks, words.ask, () => give({ type: 'WhysAsked', whys: [id] })),
    ...item(asks && others.length === fiveWhys.asked.length && others.length < mostAsked, words.askToo, () =>
      give({ type: 'WhysAsked', whys: [...others, id] }),
    ),
    ...item(leads, isRoot ? words.changeRoot : words.chooseRoot, () => open({ name: 'root', cause: id })),
    ...item(leads && answersTo(whyOf(id, causes), causes).length > 1, words.merge, () =>
      open({ name: 'merge', cause: id }),
    ),
    ...item(cause.me || leads, words.remove, () => give({ type: 'Removed', what: id })),
  ];
};

export const CauseMenu = ({ cause, open }: { cause: CauseAnswer; open: (form: OpenForm) => void }): ReactNode => {
  const { cause: words } = usePageWords('session');
  const items = useItems(cause, open);
  if (items.length === 0) return null;
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={words.more(cause.text)} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {items.map(({ text, act }) => (
            <MenuItem key={text} onClick={act}>
              {text}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
