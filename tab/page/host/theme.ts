import { type Theme, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components';

export type ThemeName = 'light' | 'dark' | 'contrast';

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

/** Teams says `default`, `dark` or `contrast`, and newer clients other names (`glass`): those are light enough. */
export const themeNameOf = (teams: string | undefined): ThemeName =>
  teams === 'dark' || teams === 'contrast' ? teams : 'light';
