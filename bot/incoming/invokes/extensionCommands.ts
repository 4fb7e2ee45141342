/**
 * Commands of the message extension. The app's manifest has the same ids
 * (https://learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema#composeextensions); they are
 * permanent, because older manifests stay installed.
 */
export const extensionCommands = {
  report: { id: 'reportNonconformity', type: 'action', context: ['message', 'compose', 'commandBox'], fetchTask: true },
  find: {
    id: 'findNonconformity',
    type: 'query',
    context: ['compose', 'commandBox'],
    initialRun: true,
    parameter: 'q',
  },
} as const;
