import type { Language } from '../../../procedure/words/languages.ts';

const en = `# How to verify this pack without us

    node verify.mjs
    node verify.mjs known.json

With Node 20 or later, in the folder into which the whole pack was unpacked. The script has under sixty lines, uses nothing but Node and asks nobody: read it first, or write your own from what stands here. It names the first thing that does not fit. \`known.json\` is a checkpoint, or \`{"key": …}\`, that you have from elsewhere, such as the ISMS channel in Teams or an earlier pack: without it you know only that everything was signed by the key in \`checkpoint.json\`, not whose key that is.

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

const fr = `# Comment vérifier ce dossier sans nous

    node verify.mjs
    node verify.mjs connu.json

Avec Node 20 ou plus récent, dans le dossier où tout a été décompressé. Le script a moins de soixante lignes, n’utilise que Node et n’interroge personne : lisez-le d’abord, ou écrivez le vôtre d’après ce qui suit. Il nomme la première chose qui ne concorde pas. \`connu.json\` est un point de contrôle, ou \`{"key": …}\`, que vous avez par ailleurs, par exemple par le canal SMSI dans Teams ou par un dossier antérieur : sans lui, vous savez seulement que tout a été signé par la clé de \`checkpoint.json\`, non à qui elle est.

| fichier | contenu |
|---|---|
| \`pack.pdf\` | les non-conformités pour la lecture ; les textes exacts sont dans \`history.jsonl\` |
| \`history.jsonl\` | leurs lignes de l’historique telles qu’enregistrées, un objet JSON par ligne |
| \`rows.csv\` | identifiant, \`CommitKey\` et \`Hash\` de **toutes** les lignes de l’historique jusqu’au dernier point de contrôle, dans l’ordre des identifiants |
| \`checkpoints.jsonl\` | tous les points de contrôle, le plus ancien d’abord |
| \`checkpoint.json\` | le dernier, avec sa signature et la clé publique ; \`null\` avant le premier |
| \`sample.json\` | quelles non-conformités sont dans le dossier, comment elles ont été choisies, qui l’a demandé et quand |
| \`evidence.csv\` | les fichiers dont les lignes répondent, avec leur SHA-256 ; les fichiers eux-mêmes sont dans la bibliothèque de l’organisation |
| \`nonconformities.csv\` | le registre, pour un tableur |
| \`procedure.json\` | la procédure en vigueur, en anglais : ce que la direction approuve par son SHA-256 |
| \`MANIFEST.sha256\` | SHA-256 de tous ces fichiers : \`sha256sum -c MANIFEST.sha256\` |

## Ce qui est vérifié

1. **Lignes.** \`Hash\` est le SHA-256 (hexadécimal, minuscules) des octets UTF-8 du tableau JSON \`[CommitKey, CommandId, At, ActorId, Events, PreviousHash]\` sans blancs, chaque texte tel qu’il figure. Les lignes d’un enregistrement sont numérotées 1, 2, 3 … ; chacune nomme l’empreinte de la précédente ; le temps ne recule pas.
2. **Points de contrôle.** Chaque ligne de \`history.jsonl\` est dans \`rows.csv\` avec la même empreinte, à moins d’être plus récente que le dernier point de contrôle, et aucune ligne de ces enregistrements ne manque. Le \`digest\` d’un point de contrôle est le SHA-256 sur une ligne par rangée : \`CommitKey\`, une espace, \`Hash\`, un saut de ligne. Son \`previous\` est le SHA-256 du JSON canonique (membres triés, sans blancs) du précédent. La signature porte sur le JSON canonique du dernier : Ed25519, RS256 ou ES256, selon \`kty\` de la clé.
3. **Échantillon.** S’il a été tiré au sort : de chaque numéro de la population, le SHA-256 du texte \`<graine>:<numéro>\` ; dans l’ordre de ceux-ci, les \`count\` premiers, de chaque groupe s’il y en a. L’empreinte est le SHA-256 de tous les numéros, par année et numéro, chacun suivi d’un saut de ligne.
4. **Preuves.** \`evidence.csv\` dit ce que disent les événements \`EvidenceAttached\`. Pour vérifier un fichier, calculez son SHA-256.

## Ce que cela ne prouve pas

Que ce que disent les lignes est vrai ; qu’il ne manque pas, à la fin d’un enregistrement, une ligne plus récente que le dernier point de contrôle ; à qui est la clé. \`pack.pdf\` et \`nonconformities.csv\` ont été faits d’après les lignes : comparez ce qui vous importe. Une identité sous scellé figure dans les lignes chiffrée, comme dans SharePoint ; une identité anonyme ne figure nulle part.
`;

/** `HOW-TO-VERIFY.md`: in both languages, the one of whoever asked first. */
export const howToVerify = (language: Language): string => (language === 'fr' ? [fr, en] : [en, fr]).join('\n---\n\n');
