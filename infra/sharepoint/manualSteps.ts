/** What Graph offers no way to set: once, in the site itself. `docs/how-to/prepare-the-site.md` says how. */
export const manualSteps: readonly string[] = [
  'Site permissions: only TenTwo’s application writes. People who may look get *Read*; nobody gets *Edit* or *Contribute*.',
  'Each list, *Versioning settings*: versions stay on, content approval stays off. *Advanced settings*: *Read all items* stays.',
  'Nonconformities and Corrective actions: the views that your people want. Filter and sort by indexed columns.',
];
