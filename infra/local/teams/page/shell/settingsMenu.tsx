import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemCheckbox,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from '@fluentui/react-components';
import { Settings20Regular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import type { Language } from '../../wire.ts';
import { setSwitches } from '../api.ts';
import { type ThemeName, themes, type Width, widths } from '../session.ts';
import { useStandIn } from '../standIn.tsx';
import { languageOf } from '../words/words.ts';
import { useClockMoves } from './useClock.ts';

const useStyles = makeStyles({
  whenNarrow: { display: 'none', '@media (max-width: 720px)': { display: 'block' } },
});

export type DisplaySettings = {
  readonly width: Width;
  readonly onWidth: (width: Width) => void;
  readonly onTheme: (theme: ThemeName) => void;
};

const switchNames = ['deliverTwice', 'silentMeetings', 'untitledMeetings', 'closedMeetings'] as const;

/** Appearance and language of this window, and the fault switches of the platform. */
export function SettingsMenu(looks: DisplaySettings) {
  const { words, theme, switches, locale } = useStandIn();
  const checked = {
    theme: [theme],
    language: [languageOf(locale)],
    width: [looks.width],
    switches: switchNames.filter((one) => switches[one]),
  };
  return (
    <Menu checkedValues={checked}>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<Settings20Regular />} aria-label={words.settings} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <DisplayRadios {...looks} />
          {switchNames.map((one) => (
            <MenuItemCheckbox
              key={one}
              name="switches"
              value={one}
              persistOnClick
              onClick={() => void setSwitches({ [one]: !switches[one] })}
            >
              {words[one]}
            </MenuItemCheckbox>
          ))}
          <ClockMoves />
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function DisplayRadios({ onWidth, onTheme }: DisplaySettings) {
  const { words, api } = useStandIn();
  const queries = useQueryClient();
  const themeWords: Readonly<Record<ThemeName, string>> = {
    default: words.light,
    dark: words.dark,
    contrast: words.contrast,
  };
  const widthWords: Readonly<Record<Width, string>> = { desktop: words.desktop, phone: words.phone };
  const speak = (language: Language) =>
    void api.setLanguage(language).then(() => queries.invalidateQueries({ queryKey: ['world'] }));
  return (
    <>
      <Radios name="theme" title={words.theme} values={themes} label={(one) => themeWords[one]} onChoose={onTheme} />
      <MenuDivider />
      <Radios
        name="language"
        title={words.language}
        values={['en', 'fr']}
        label={(one) => words.showIn[one]}
        onChoose={speak}
      />
      <MenuDivider />
      <Radios name="width" title={words.width} values={widths} label={(one) => widthWords[one]} onChoose={onWidth} />
      <MenuDivider />
    </>
  );
}

function ClockMoves() {
  const styles = useStyles();
  return (
    <div className={styles.whenNarrow}>
      <MenuDivider />
      {useClockMoves().map(({ label, move }) => (
        <MenuItem key={label} onClick={move}>
          {label}
        </MenuItem>
      ))}
    </div>
  );
}

type RadiosProps<T extends string> = {
  readonly name: string;
  readonly title: string;
  readonly values: readonly T[];
  readonly label: (value: T) => string;
  readonly onChoose: (value: T) => void;
};

function Radios<T extends string>({ name, title, values, label, onChoose }: RadiosProps<T>) {
  return (
    <MenuGroup>
      <MenuGroupHeader>{title}</MenuGroupHeader>
      {values.map((value) => (
        <MenuItemRadio key={value} name={name} value={value} onClick={() => onChoose(value)}>
          {label(value)}
        </MenuItemRadio>
      ))}
    </MenuGroup>
  );
}
