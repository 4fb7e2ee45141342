/** Returns one object for equal texts: every item of a list brings its own copy of each name, day and role. */
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
