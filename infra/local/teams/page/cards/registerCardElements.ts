import { AdaptiveCard, GlobalRegistry, Table, Versions } from 'adaptivecards';
import { markdownHtml } from './markdown.ts';
import { TypeaheadInput } from './typeaheadInput.ts';

/** Completes the renderer. Its Table registers itself by a side effect that bundlers drop, so it is registered here. */
export function registerCardElements(): void {
  GlobalRegistry.elements.register('Table', Table, Versions.v1_5);
  GlobalRegistry.elements.register('Input.ChoiceSet', TypeaheadInput, Versions.v1_0);
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdownHtml(text);
    result.didProcess = true;
  };
}
