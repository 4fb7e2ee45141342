/**
 * The type of the words of every language, made from the English ones: any text in place of each text, functions of the
 * same parameters, the same keys and lists. A translation that lacks or adds one does not compile.
 */
export type Voiced<T> = T extends string
  ? string
  : T extends (...parameters: infer Parameters) => infer Result
    ? (...parameters: Parameters) => Voiced<Result>
    : { readonly [Key in keyof T]: Voiced<T[Key]> };
