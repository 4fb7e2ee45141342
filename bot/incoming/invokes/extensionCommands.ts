/**
 * What the message extension offers in Teams. The app's manifest names the same ids
 * (https://learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema#composeextensions); they are for
 * ever, because an older manifest stays installed.
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
