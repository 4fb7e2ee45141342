/** SHA-256 of the UTF-8 text, lower-case hex. */
export type Digest = (text: string) => string;
