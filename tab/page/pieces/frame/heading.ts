/** Puts the focus on the page's heading: a screen reader says it, and the Tab key goes on from there. */
export const goToHeading = (): void => {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
};
