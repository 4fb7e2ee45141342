import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons';
import { isRecord } from '../cardAction.ts';
import type { ShownMessage } from '../wire.ts';
import { useCards } from './cards.tsx';
import { useStandIn } from './standIn.tsx';

/** “Refresh card”, where a card in a personal chat offers it. */
export function CardMenu({
  message,
  card,
  className,
}: {
  readonly message: ShownMessage;
  readonly card: unknown;
  readonly className: string;
}) {
  const { words } = useStandIn();
  const { refresh } = useCards();
  if (message.root !== '' || !isRecord(card) || !isRecord(card.refresh)) return null;
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
          <MenuItem onClick={() => refresh(message, card, 'manual')}>{words.refreshCard}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
