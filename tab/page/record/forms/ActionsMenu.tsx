import {
  Menu,
  MenuButton,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import type { RecordCommandName } from '../../../../procedure/stages/permissions.ts';
import { usePageWords } from '../../speech.tsx';
import { isInGroup } from './specs/commandForms.ts';
import { commandGroups } from './specs/commandGroups.ts';

const useStyles = makeStyles({ popover: { maxHeight: 'min(70vh, 560px)', maxWidth: 'min(360px, 92vw)' } });

type ActionsMenuProps = {
  readonly names: readonly RecordCommandName[];
  readonly titleOf: (name: RecordCommandName) => string;
  /** @param from element that gets the focus back */
  readonly onChoose: (name: RecordCommandName, from: HTMLElement | null) => void;
};

/** All other permitted commands, in the order of the procedure. */
export const ActionsMenu = ({ names, titleOf, onChoose }: ActionsMenuProps): ReactNode => {
  const styles = useStyles();
  const forms = usePageWords('forms');
  const id = useId();
  if (names.length === 0) return null;
  return (
    <Menu positioning={{ autoSize: true }}>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton id={id}>{forms.more}</MenuButton>
      </MenuTrigger>
      <MenuPopover className={styles.popover}>
        <MenuList>
          {commandGroups
            .map((group) => ({ group, here: names.filter((name) => isInGroup(name, group)) }))
            .filter(({ here }) => here.length > 0)
            .map(({ group, here }) => (
              <MenuGroup key={group}>
                <MenuGroupHeader>{forms.group[group]}</MenuGroupHeader>
                {here.map((name) => (
                  <MenuItem key={name} onClick={() => onChoose(name, document.getElementById(id))}>
                    {titleOf(name)}
                  </MenuItem>
                ))}
              </MenuGroup>
            ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
