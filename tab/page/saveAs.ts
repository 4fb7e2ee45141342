/** Lets the person save a file: it is never shown as a page of ours. */
export const saveAs = (bytes: Blob, name: string): void => {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // By then the browser has the data.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
