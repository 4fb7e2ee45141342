/** PKCS #8 prefix of an Ed25519 private key, before its 32 bytes (RFC 8410, 7). */
const pkcs8Prefix = '302e020100300506032b657004220420';

/**
 * Key that signs checkpoints on this machine, as PEM. It is a constant, like the other secrets of the stand-ins, so that
 * every joining server process has it. In production no one can read the signing key.
 */
export const localCheckpointKey = [
  '-----BEGIN PRIVATE KEY-----',
  Buffer.from(`${pkcs8Prefix}${'5'.repeat(64)}`, 'hex').toString('base64'),
  '-----END PRIVATE KEY-----',
].join('\n');
