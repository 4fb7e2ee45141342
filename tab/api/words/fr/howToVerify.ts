export const howToVerify: string = `# Comment vérifier ce dossier sans nous

    node verify.mjs
    node verify.mjs connu.txt

Avec Node 20 ou plus récent, dans le dossier où tout a été décompressé. Le script compte quelque soixante-dix lignes, n’utilise que Node et n’interroge personne : lisez-le d’abord, ou écrivez le vôtre d’après ce qui suit. Il nomme la première chose qui ne concorde pas. \`connu.txt\` est un point de contrôle que vous avez par ailleurs, par exemple les lignes du canal SMSI dans Teams ou le \`checkpoint.json\` d’un dossier antérieur, ou encore \`{"key": "…"}\` : sans lui, vous savez seulement que tout a été signé par la clé de \`checkpoint.json\`, non à qui elle est.

| fichier | contenu |
|---|---|
| \`pack.pdf\` | les non-conformités pour la lecture ; les textes exacts sont dans \`history.jsonl\` |
| \`history.jsonl\` | leurs lignes de l’historique telles qu’enregistrées, un objet JSON par ligne |
| \`checkpoint.json\` | le dernier point de contrôle : \`note\`, signée, et \`key\`, la clé publique ; \`null\` avant le premier |
| \`checkpoint.txt\`, \`checkpoint.tsr\` | seulement si une autorité d’horodatage a confirmé quand le point de contrôle a été établi : sa \`note\`, et la réponse de l’autorité (RFC 3161) |
| \`proof.json\` | ce qui prouve que les lignes relèvent du point de contrôle : \`rows\`, leurs places dans l’arbre ; \`sizes\`, les tailles de points de contrôle antérieurs ; \`nodes\`, les empreintes de parties de l’arbre |
| \`sample.json\` | quelles non-conformités sont dans le dossier, comment elles ont été choisies, qui l’a demandé et quand |
| \`evidence.csv\` | les fichiers dont les lignes répondent, avec leur SHA-256 ; les fichiers eux-mêmes sont dans la bibliothèque de l’organisation |
| \`nonconformities.csv\` | le registre, pour un tableur |
| \`procedure.json\` | la procédure en vigueur, en anglais : ce que la direction approuve par son SHA-256 |
| \`MANIFEST.sha256\` | SHA-256 de tous ces fichiers : \`sha256sum -c MANIFEST.sha256\` |

## Ce qui est vérifié

1. **Lignes.** \`Hash\` est le SHA-256 (hexadécimal, minuscules) des octets UTF-8 du tableau JSON \`[CommitKey, CommandId, At, ActorId, Events, PreviousHash]\` sans blancs, chaque texte tel qu’il figure. Les lignes d’une fiche sont numérotées 1, 2, 3 … ; chacune nomme l’empreinte de la précédente ; le temps ne recule pas. Une ligne dont \`Events\` a le type \`RowLost\` tient la place d’une ligne définitivement perdue, comme un administrateur l’a consigné : la suivante nomme le \`hash\` qu’elle contient, s’il y en a un. Le script le signale ; ce n’est pas une discordance, mais demandez pourquoi.
2. **Point de contrôle.** \`note\` a sept lignes, une ligne vide, puis une ligne avec la signature. Les trois premières sont le site, le nombre de lignes de l’historique qui en relèvent, et la racine de l’arbre de Merkle de la RFC 6962 sur celles-ci (SHA-256, base64). La signature porte sur les sept lignes : en base64, quatre octets qui identifient la clé, puis la signature même, en Ed25519, ECDSA ou RSA (PKCS #1 v1.5, SHA-256). \`key\` est une clé de vérification telle que C2SP signed-note la définit.
3. **Arbre.** La feuille d’une ligne est le texte \`CommitKey\`, une espace, \`Hash\`. L’empreinte d’une feuille est le SHA-256 d’un octet 0 et de la feuille ; celle d’un nœud, le SHA-256 d’un octet 1 et des empreintes de ses moitiés, celle de gauche ayant autant de feuilles que la plus grande puissance de deux inférieure à leur nombre. Un nœud sur les feuilles a à b − 1 s’appelle \`a-b\`. L’empreinte d’un nœud qui contient une ligne de ce dossier, ou une taille antérieure, se calcule ; celle de tout autre est dans \`nodes\`. L’empreinte du nœud sur toutes les feuilles doit être la racine, et toutes les lignes de \`rows\` doivent avoir été atteintes.
4. **Point de contrôle antérieur.** Si vous en avez donné un : sa signature ; et que l’arbre à sa taille, calculé à partir des seuls nœuds rencontrés à l’étape 3, a sa racine. Rien de ce qui en relève n’a alors changé depuis.
5. **Échantillon.** S’il a été tiré au sort : de chaque numéro de la population, le SHA-256 du texte \`<graine>:<numéro>\` ; dans l’ordre de ceux-ci, les \`count\` premiers, de chaque groupe s’il y en a. L’empreinte est le SHA-256 de tous les numéros, par année et numéro, chacun suivi d’un saut de ligne.
6. **Preuves.** \`evidence.csv\` dit ce que disent les événements \`EvidenceAttached\`. Pour vérifier un fichier, calculez son SHA-256.
7. **Date.** Le script ne vérifie pas \`checkpoint.tsr\` : openssl le fait, si le dossier en contient un. Obtenez le certificat racine de l’autorité auprès d’elle-même ; \`-text\` affiche son nom et l’heure qu’elle atteste, qui doit être à quelques minutes près celle de la ligne \`made\` de \`checkpoint.txt\`. La clé de l’organisation n’a alors pas pu, à elle seule, antidater ce point de contrôle.

       openssl ts -verify -in checkpoint.tsr -data checkpoint.txt -CAfile racine.pem
       openssl ts -reply -in checkpoint.tsr -text

## Ce que cela ne prouve pas

Que ce que disent les lignes est vrai ; qu’il ne manque pas de ligne à la fin d’une fiche ; à qui est la clé. L’historique contient le SHA-256 de ce dossier, dans la ligne de son export : comparez-le si vous avez accès au site. \`pack.pdf\` et \`nonconformities.csv\` ont été établis d’après les lignes : comparez ce qui vous importe. Une identité sous scellé figure dans les lignes chiffrée, comme dans SharePoint ; une identité anonyme ne figure nulle part.
`;
