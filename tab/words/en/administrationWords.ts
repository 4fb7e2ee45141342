import type { UntrustedRow } from '../../../procedure/ports/health.ts';
import type { Voiced } from '../../../procedure/words/voiced.ts';

export const administrationWords = {
  rules: 'Rules',
  rulesText:
    'Dates, how things are measured, and how often the records are reviewed. Each change is recorded with its reason.',
  rule: 'Rule',
  value: 'In force',
  usual: 'Usual',
  bounds: (least: string, most: string) => `From ${least} to ${most}`,
  change: 'Change rules',
  changeTitle: 'Change the rules',
  because: 'Why',
  becauseHint: 'Kept in the history beside the change.',
  save: 'Save',
  saved: 'The rules are changed, and recorded.',
  nothingChanged: 'Nothing is changed yet.',
  roles: 'Roles',
  rolesText:
    'From your security groups, read every five minutes. They are changed in Microsoft Entra, not here. Names are shown where TenTwo knows them: from the history, or by an optional permission.',
  count: (count: string, isOne: boolean) => `${count} ${isOne ? 'person' : 'people'}`,
  roleEmpty: 'No one: add someone to the group.',
  more: (count: string) => `and ${count} more`,
  lists: 'SharePoint lists',
  listsText: 'Looked at just now: columns, indexes and unique keys.',
  list: 'List',
  state: 'State',
  asItMustBe: 'As it must be',
  lacks: (what: string) => `Lacks ${what}. Run npm run provision -- --apply.`,
  lookAgain: 'Look again',
  untrusted: 'Rows not written by TenTwo',
  untrustedText:
    'Someone wrote or changed these rows in SharePoint, bypassing TenTwo. Nothing in them is trusted. Treat it as a security incident: docs/how-to/when-a-row-was-forged.md says what to do.',
  noUntrusted: 'Every row that this server has read has TenTwo’s seal.',
  delivery: 'Notices not delivered',
  deliveryText:
    'People whom the bot cannot reach. What is asked of them waits until they write to the bot or add it again; meanwhile others are asked to tell them.',
  allReached: 'Everyone with a role that is sent notices can be reached, and no notice waits.',
  channel: 'The triage channel',
  why: 'Why',
  neverMet: 'The bot has never met them. Have the app installed for them.',
  channelNeverMet: 'The bot is not in its team. Add the app there.',
  gone: (at: string) =>
    `They blocked or removed the bot; found out on ${at}. Ask them to unblock it or to add it again.`,
  channelGone: (at: string) => `The bot was removed from its team; found out on ${at}. Add the app again.`,
  reachedAgain: 'They can be reached again. What waits is delivered within minutes.',
  unheld: (roles: string) => `No one with this role can be reached: ${roles}.`,
  notices: 'Notices that wait',
  noticesSince: (count: string, at: string) => `${count}, the oldest since ${at}`,
  effects: 'List items, notices and cards to be written',
  effectsOf: (records: string, isOne: boolean, at: string) =>
    `Of ${records} ${isOne ? 'record' : 'records'}, since ${at}`,
  failedBy: (code: string, records: string) => `${code}: ${records}`,
  rowOf: (list: string, item: string) => `${list}, item ${item}`,
  untrustedKey: 'Row',
  untrustedRecord: 'Record',
  untrustedWhy: 'Why',
  distrust: {
    unsealed: 'It has no seal: someone else wrote it.',
    otherFormat: 'This version does not know the format of its seal.',
    unknownKey: 'It is sealed with a key that is not in SEAL_KEY. Add the key, after the first.',
    broken: 'Its seal does not match: someone changed it.',
  } satisfies Record<UntrustedRow['distrust'], string>,
  setAsideWith: 'Set it aside with',
  copyCommand: (row: string) => `Copy the command for ${row}`,
  server: 'This server',
  version: 'Version',
  startedAt: 'Running since',
  used: 'Microsoft Graph, since then',
  usedText: (requests: string, units: string) => `${requests} requests, ${units} resource units`,
  optional: 'Optional permissions in use',
  none: 'None',
  triageChannel: 'Triage channel',
  noTriageChannel: 'None chosen. An administrator writes “@TenTwo use this channel for triage” in a channel.',
  environment: 'Settings of the server',
  environmentText: 'As it was started, without secrets. They are changed where it runs.',
  history: 'Changes',
  noHistory: 'Nothing was changed yet.',
  /** `Observation window: 180, before 90`; a part that is absent was not set. */
  changed: (name: string, now: string | undefined, old: string | undefined) =>
    now === undefined
      ? `${name}: no longer set, before ${old}`
      : `${name}: ${now}${old === undefined ? '' : `, before ${old}`}`,
  settingName: {
    triageChannel: 'Triage channel',
    procedureApproved: 'Procedure approved: version',
    rowSetAside: 'Row set aside',
  },
  byServer: 'The server, when it was started',
  damage: 'The history of the settings was changed by hand. They are shown as last read, and cannot be changed here.',
};

export type AdministrationWords = Voiced<typeof administrationWords>;
