/** Moves the focus to the page's heading: a screen reader reads it, and the Tab key continues from there. */
export const goToHeading = (): void => {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
};
