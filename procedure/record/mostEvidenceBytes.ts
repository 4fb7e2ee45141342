/**
 * A telephone's one-minute video, and what a server can hold for a moment for each of several people. Seven such
 * files a minute use a quarter of the smallest tenant's resource units. SharePoint itself would take 250 GB.
 */
export const mostEvidenceBytes = 100 * 1024 * 1024;
