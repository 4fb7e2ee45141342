export const howToVerify: string = `# Comment vérifier ce dossier sans nous

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
