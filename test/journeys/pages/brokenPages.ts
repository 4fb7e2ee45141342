/** One mistake in the commands of a page. */
export type Broken = { readonly how: string; readonly commands: string };

/** `NAME=value`, also behind an `echo "`: the echo, the name, the value, and what follows the value. */
const setting = /^(echo ")?([A-Z_]{4,})=(\S+?)(" >> \S+)?$/;
const guid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i;
/** A GUID that belongs to no one. */
const nobodys = '0badf00d-0000-4000-8000-00000badf00d';

/** Values that only a person can tell from others: a name, and the id that only the Teams catalogue knows. */
const freeText = ['PUBLISHER_NAME'];
const ofTheCatalogue = ['TEAMS_APP_ID'];

/** Every mistake of one line: each left out, each setting with a value of no shape, each id that is another's. */
export const brokenPages = (blocks: readonly string[]): readonly Broken[] => {
  const lines = blocks.join('\n').split('\n');
  const broken = (how: string, at: number, ...instead: readonly string[]): Broken => ({
    how,
    commands: lines.toSpliced(at, 1, ...instead).join('\n'),
  });
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    const [is, echo = '', name = '', value = '', rest = ''] = setting.exec(line) ?? [];
    const withValue = (other: string) => broken(`${name}=${other}`, at, `${echo}${name}=${other}${rest}`);
    const isKnowable = guid.test(value) && !ofTheCatalogue.includes(name);
    return [
      broken(`without ${is && !echo ? `${name}=` : line.slice(0, 70)}`, at),
      ...(is && !freeText.includes(name) ? [withValue('rubbish')] : []),
      ...(is && isKnowable ? [withValue(nobodys)] : []),
    ];
  });
};
