/** Gives equal texts as one: what comes from a list holds each name, day and role anew. */
export const createTextInterner = () => {
  const texts = new Map<string, string>();
  return <Text extends string | undefined>(text: Text): Text => {
    if (text === undefined) return text;
    const held = texts.get(text);
    if (held === undefined) texts.set(text, text);
    // The same characters, so the same type.
    return (held ?? text) as Text;
  };
};
export type TextInterner = ReturnType<typeof createTextInterner>;
