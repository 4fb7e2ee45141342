/** `HOW-TO-VERIFY.md` of an audit pack. */
export const howToVerify: string = `# How to verify this pack without us

    node verify.mjs
    node verify.mjs known.json

With Node 20 or later, in the folder into which the whole pack was unpacked. The script has fewer than sixty lines, uses nothing but Node and contacts no one: read it first, or write your own from what is said here. It names the first thing that does not fit. \`known.json\` is a checkpoint, or \`{"key": …}\`, that you have from elsewhere, such as the ISMS channel in Teams or an earlier pack: without it you know only that everything was signed by the key in \`checkpoint.json\`, not whose key that is.

| file | what is in it |
|---|---|
| \`pack.pdf\` | the nonconformities for reading; the exact texts are in \`history.jsonl\` |
| \`history.jsonl\` | their rows of the history as they are stored, one JSON object a line: \`CommitKey\`, \`CommandId\`, \`At\`, \`ActorId\`, \`Events\`, \`PreviousHash\`, \`Hash\` |
| \`rows.csv\` | item id, \`CommitKey\` and \`Hash\` of **every** row of the history up to the last checkpoint, of all records, in the order of ids |
| \`checkpoints.jsonl\` | all checkpoints, oldest first |
| \`checkpoint.json\` | the last one with its signature and the public key; \`null\` before the first |
| \`sample.json\` | which nonconformities are in the pack, how they were chosen, who asked and when |
| \`evidence.csv\` | the files that the rows vouch for, with their SHA-256; the files themselves are in the library of the organisation |
| \`nonconformities.csv\` | the log, for a spreadsheet |
| \`procedure.json\` | the procedure in force, in English: what management approves by its SHA-256 |
| \`MANIFEST.sha256\` | SHA-256 of all these files: \`sha256sum -c MANIFEST.sha256\` |

## What is checked

1. **Rows.** \`Hash\` is the SHA-256 (lower-case hex) of the UTF-8 bytes of the JSON array \`[CommitKey, CommandId, At, ActorId, Events, PreviousHash]\` without white space, each the text as it stands. A record's rows are numbered 1, 2, 3 …; each names the hash of the row before; times do not run back.
2. **Checkpoints.** Each row of \`history.jsonl\` is in \`rows.csv\` with the same hash, unless it is newer than the last checkpoint, and no row of these records in \`rows.csv\` is missing. A checkpoint's \`digest\` is the SHA-256 over one line for each row of its range: \`CommitKey\`, a blank, \`Hash\`, a line feed. Its \`previous\` is the SHA-256 of the canonical JSON (members sorted, no white space) of the one before. The signature is over the canonical JSON of the last one: Ed25519, RS256 or ES256, as \`kty\` of the key tells.
3. **Sample.** If it was drawn: of each number of the population the SHA-256 of the text \`<seed>:<number>\`; in the order of these the first \`count\`, of each group if there are groups. The digest is the SHA-256 of all numbers, by year and number, each with a line feed.
4. **Evidence.** \`evidence.csv\` says what the events \`EvidenceAttached\` say. To check a file, compute its SHA-256.

## What it does not prove

That what the rows tell is true; that a row newer than the last checkpoint is not missing at the end of a record; whose key it is. \`pack.pdf\` and \`nonconformities.csv\` were made from the rows: compare what matters to you. An identity under seal stands in the rows encrypted, as in SharePoint; an anonymous one stands nowhere.
`;
