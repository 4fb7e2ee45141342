import {
  Button,
  Menu,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { ArrowDownloadRegular, PersonSwapRegular } from '@fluentui/react-icons';
import { type ReactNode, Suspense, useState } from 'react';
import { mostWithTexts } from '../../api/exports/exportWire.ts';
import type { Me } from '../../api/wire.ts';
import { lazyPart } from '../lazyPart.tsx';
import { CopyLink, linkToView } from '../pieces/CopyLink.tsx';
import { type Exporting, ExportState, useExport } from '../pieces/ExportButton.tsx';
import { usePageWords, useSpeech } from '../speech.tsx';
import { queryOf, type RegisterView } from './registerView.ts';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  state: { flexBasis: '100%' },
});

const formats = ['xlsx', 'csv'] as const;

const HandoverDialog = lazyPart(
  async () => (await import('./handover/HandoverDialog.tsx')).HandoverDialog,
  ['forms', 'register'],
);

type RegisterToolsProps = {
  readonly me: Me;
  readonly view: RegisterView;
  /** Number of lines in the view. */
  readonly total: number;
};

/** Tools for the displayed register: export, share, hand over a leaver's work. */
export const RegisterTools = ({ me, view, total }: RegisterToolsProps): ReactNode => {
  const styles = useStyles();
  const words = usePageWords('register');
  const exporting = useExport();
  const [isHandingOver, setHandingOver] = useState(false);
  const comesBack = useRestoreFocusTarget();
  const query = queryOf(view);
  // By the table of permissions (`reassignWork`); the server checks again.
  const mayHandOver = me.roles.includes('ismsManager') || me.roles.includes('alternate');
  return (
    <div className={styles.tools}>
      {me.reads.register && <ExportMenu exporting={exporting} query={query} total={total} />}
      <CopyLink link={linkToView(query)} name={words.copyView} label={words.copyView} />
      {mayHandOver && (
        <Button
          {...comesBack}
          size="small"
          appearance="subtle"
          icon={<PersonSwapRegular />}
          onClick={() => setHandingOver(true)}
        >
          {words.handover.button}
        </Button>
      )}
      <div className={styles.state}>
        <ExportState exporting={exporting} />
      </div>
      {isHandingOver && (
        <Suspense>
          <HandoverDialog from={personIn(view, me)} close={() => setHandingOver(false)} />
        </Suspense>
      )}
    </div>
  );
};

type ExportMenuProps = {
  readonly exporting: Exporting;
  readonly query: string;
  readonly total: number;
};

const ExportMenu = ({ exporting, query, total }: ExportMenuProps): ReactNode => {
  const { number } = useSpeech();
  const words = usePageWords('register');
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          size="small"
          icon={<ArrowDownloadRegular />}
          disabledFocusable={exporting.isPending || total === 0}
          appearance="subtle"
        >
          {words.export}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader style={{ maxWidth: '280px', height: 'auto', whiteSpace: 'normal' }}>
              {words.exportHint(number(total), total <= mostWithTexts, number(mostWithTexts))}
            </MenuGroupHeader>
            {formats.map((format) => (
              <MenuItem key={format} onClick={() => exporting.start({ kind: 'register', format, asked: query })}>
                {words.exportAs[format]}
              </MenuItem>
            ))}
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};

/** The person whose work is shown, according to the filters or the figure. */
const personIn = ({ holder, ownedBy, behind }: RegisterView, { id }: Me): string | undefined => {
  const person = holder ?? ownedBy ?? new URLSearchParams(behind?.query).get('owner') ?? undefined;
  return person === 'me' ? id : person;
};
