/** Gives a file to the person to save: it is never shown as a page of ours. */
export const saveAs = (bytes: Blob, name: string): void => {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser holds what it saves by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
