/** Tarjan's algorithm: strongly connected components of more than one node, each sorted. */
export const cyclesIn = (imports: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] => {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const found: (readonly string[])[] = [];

  const takeComponent = (root: string): readonly string[] => {
    const taken = stack.splice(stack.indexOf(root));
    for (const one of taken) onStack.delete(one);
    return taken.sort();
  };

  const visit = (node: string): void => {
    index.set(node, index.size);
    let lowest = index.get(node) ?? 0;
    stack.push(node);
    onStack.add(node);
    for (const next of imports.get(node) ?? []) {
      if (!imports.has(next)) continue;
      if (!index.has(next)) {
        visit(next);
        lowest = Math.min(lowest, low.get(next) ?? lowest);
      } else if (onStack.has(next)) lowest = Math.min(lowest, index.get(next) ?? lowest);
    }
    low.set(node, lowest);
    if (lowest !== index.get(node)) return;
    const component = takeComponent(node);
    if (component.length > 1) found.push(component);
  };

  for (const node of imports.keys()) if (!index.has(node)) visit(node);
  return found;
};
