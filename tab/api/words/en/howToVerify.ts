/** `HOW-TO-VERIFY.md` of an audit pack. */
export const howToVerify: string = `# How to verify this pack without us

    node verify.mjs
    node verify.mjs known.txt

With Node 20 or later, in the folder into which the whole pack was unpacked. The script is about seventy lines long, uses nothing but Node and contacts no one: read it first, or write your own from what is said here. It names the first thing that does not fit. \`known.txt\` is a checkpoint that you have from elsewhere, such as the lines in the ISMS channel in Teams or \`checkpoint.json\` of an earlier pack, or \`{"key": "…"}\`: without it you know only that everything was signed by the key in \`checkpoint.json\`, not whose key that is.

| file | what is in it |
|---|---|
| \`pack.pdf\` | the nonconformities for reading; the exact texts are in \`history.jsonl\` |
| \`history.jsonl\` | their rows of the history as they are stored, one JSON object a line: \`CommitKey\`, \`CommandId\`, \`At\`, \`ActorId\`, \`Events\`, \`PreviousHash\`, \`Hash\` |
| \`checkpoint.json\` | the last checkpoint: \`note\`, signed, and \`key\`, the public key; \`null\` before the first |
| \`checkpoint.txt\`, \`checkpoint.tsr\` | only if a time-stamp authority has confirmed when the checkpoint was made: its \`note\`, and the answer of the authority (RFC 3161) |
| \`proof.json\` | what proves that the rows are covered by the checkpoint: \`rows\`, their places in the tree; \`sizes\` of earlier checkpoints; \`nodes\`, hashes of parts of the tree |
| \`sample.json\` | which nonconformities are in the pack, how they were chosen, who asked and when |
| \`evidence.csv\` | the files that the rows vouch for, with their SHA-256; the files themselves are in the library of the organisation |
| \`nonconformities.csv\` | the log, for a spreadsheet |
| \`procedure.json\` | the procedure in force, in English: what management approves by its SHA-256 |
| \`MANIFEST.sha256\` | SHA-256 of all these files: \`sha256sum -c MANIFEST.sha256\` |

## What is checked

1. **Rows.** \`Hash\` is the SHA-256 (lower-case hex) of the UTF-8 bytes of the JSON array \`[CommitKey, CommandId, At, ActorId, Events, PreviousHash]\` without white space, each the text as it stands. A record's rows are numbered 1, 2, 3 …; each names the hash of the row before; times do not run back. A row whose \`Events\` have the type \`RowLost\` stands for one that is gone for good, as an administrator recorded: the next row names the \`hash\` in it, if there is one. The script says so; it is no mismatch, but ask why.
2. **Checkpoint.** \`note\` has seven lines, an empty one, and a line with the signature. The first three are the site, the number of rows that it covers, and the root of the Merkle tree of RFC 6962 over them (SHA-256, base64). The signature is over the seven lines: base64 of four bytes that identify the key, and the signature itself, with Ed25519, ECDSA or RSA (PKCS #1 v1.5, SHA-256). \`key\` is a verifier key as C2SP signed-note defines it.
3. **Tree.** The leaf of a row is the text \`CommitKey\`, a blank, \`Hash\`. The hash of a leaf is the SHA-256 of a byte 0 and the leaf; that of a node the SHA-256 of a byte 1 and the hashes of its halves, the left one with as many leaves as the greatest power of two below their number. A node over the leaves a to b − 1 is called \`a-b\`. The hash of a node with a row of this pack, or with an earlier size inside it, is computed; that of any other is in \`nodes\`. The node over all leaves must have the root as its hash, and all rows in \`rows\` must have been reached.
4. **Earlier checkpoint.** If you gave one, its signature; and that the tree at its size, computed from the nodes met in step 3 alone, has its root: then nothing under it has changed since.
5. **Sample.** If it was drawn: of each number of the population the SHA-256 of the text \`<seed>:<number>\`; in the order of these the first \`count\`, of each group if there are groups. The digest is the SHA-256 of all numbers, by year and number, each with a line feed.
6. **Evidence.** \`evidence.csv\` says what the events \`EvidenceAttached\` say. To check a file, compute its SHA-256.
7. **Time.** The script does not check \`checkpoint.tsr\`: openssl does, if the pack has one. Get the authority's root certificate from the authority itself; \`-text\` shows its name and the time that it states, which has to be within minutes of the line \`made\` in \`checkpoint.txt\`. Then the key of the organisation alone could not have backdated this checkpoint.

       openssl ts -verify -in checkpoint.tsr -data checkpoint.txt -CAfile root.pem
       openssl ts -reply -in checkpoint.tsr -text

## What it does not prove

That what the rows say is true; that no row is missing at the end of a record; whose key it is. The history has the SHA-256 of this pack in the row of its export: with access to the site, compare it. \`pack.pdf\` and \`nonconformities.csv\` were made from the rows: compare what matters to you. A sealed identity is in the rows in encrypted form, as in SharePoint; an anonymous one is nowhere.
`;
