/** What a PKCS #8 file has before the 32 bytes of an Ed25519 key (RFC 8410, 7). */
const frame = '302e020100300506032b657004220420';

/**
 * The key that signs checkpoints on this machine, as PEM. A constant like the other secrets of the stand-ins, so that
 * every server process that joins has it; in production nobody can read the key that signs.
 */
export const localCheckpointKey = [
  '-----BEGIN PRIVATE KEY-----',
  Buffer.from(`${frame}${'5'.repeat(64)}`, 'hex').toString('base64'),
  '-----END PRIVATE KEY-----',
].join('\n');
