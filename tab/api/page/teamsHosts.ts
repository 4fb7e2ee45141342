/**
 * The frame ancestors that Teams, Outlook and Microsoft 365 need, as the page "Tab requirements" lists them
 * (learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements).
 */
export const teamsHosts = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
] as const;
