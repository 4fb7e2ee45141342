import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons';
import { isRecord } from '../../cards/cardAction.ts';
import type { ChatMessage } from '../../wire.ts';
import { useCards } from '../cards/cardsContext.ts';
import { AppIcon } from '../shell/appIcon.tsx';
import { useStandIn } from '../standIn.tsx';

type Props = { readonly message: ChatMessage; readonly card: unknown; readonly className: string };

/** The app's action on a message, and “Refresh card” where a card in a personal chat offers it. */
export function MessageMenu({ message, card, className }: Props) {
  const { words } = useStandIn();
  const { refresh, report } = useCards();
  const refreshes = message.root === '' && isRecord(card) && isRecord(card.refresh);
  if (message.deleted) return null;
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          className={className}
          appearance="subtle"
          size="small"
          icon={<MoreHorizontal20Regular />}
          aria-label={words.moreActions}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {refreshes && <MenuItem onClick={() => refresh(message, card, 'manual')}>{words.refreshCard}</MenuItem>}
          <MenuItem icon={<AppIcon size={20} />} onClick={() => report(message)}>
            {words.reportMessage}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
