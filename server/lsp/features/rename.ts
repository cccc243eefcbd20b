import {ErrorCodes, LSPErrorCodes, type PrepareRenameResult, ResponseError, type WorkspaceEdit} from 'vscode-languageserver';
import {articleFor} from '../../core/judge/article.ts';
import type {Edit} from '../../core/report/types.ts';
import {wordForm} from '../../core/words.ts';
import {editsInWhole} from '../actions/edits.ts';
import {type Feature, forDraft} from '../server.ts';
import {type Occurrence, occurrenceAt, type Term, termsOf} from '../terms.ts';
import type {View} from '../view.ts';
import {locate, wholeOf} from '../whole.ts';

/** Renames a defined term throughout the draft that defines it, in all its documents. */
export const rename: Feature = {
  capabilities: () => ({renameProvider: {prepareProvider: true}}),
  register: server => {
    const {connection} = server;
    connection.onPrepareRename(
      forDraft(server, (view, {position}): PrepareRenameResult | null => {
        const {draft, base} = wholeOf(view);
        const {terms, occurrences} = termsOf(draft, view.pack.language);
        const here = occurrenceAt({terms, occurrences}, view.places.offset(position) + base);
        return here && !view.readOnly ? {range: locate(view, here).range, placeholder: terms[here.term]!.text} : null;
      }),
    );
    connection.onRenameRequest(
      forDraft(server, async (view, {position, newName}): Promise<WorkspaceEdit | null> => {
        const {draft, base} = wholeOf(view);
        const {terms, occurrences} = termsOf(draft, view.pack.language);
        const here = occurrenceAt({terms, occurrences}, view.places.offset(position) + base);
        if (!here || view.readOnly) return null;
        const name = newName.trim();
        const refusal = refuse(name, terms, here.term);
        if (refusal) throw new ResponseError(refusal.code, refusal.message);
        const {edits, torn} = renamed(
          view,
          occurrences.filter(one => one.term === here.term),
          terms[here.term]!,
          name,
        );
        if (torn)
          connection.window.showWarningMessage(`${torn === 1 ? 'One place' : `${torn} places`} with markup inside the term stay as they are.`);
        return editsInWhole(view, edits, server.client);
      }),
    );
  },
};

function refuse(name: string, terms: readonly Term[], own: number): {code: number; message: string} | undefined {
  if (name === '' || name.length > 100 || /[\r\n"“”«»‘]/.test(name))
    return {code: ErrorCodes.InvalidParams, message: 'A term has at most 100 letters, on one line, and no quotation marks.'};
  const taken = terms.findIndex(({text}, i) => i !== own && wordForm(text) === wordForm(name));
  return taken < 0
    ? undefined
    : {code: LSPErrorCodes.RequestFailed, message: `The draft already defines “${terms[taken]!.text}”, which is something else.`};
}

function renamed(view: View, occurrences: readonly Occurrence[], term: Term, name: string): {edits: Edit[]; torn: number} {
  const edits: Edit[] = [];
  let torn = 0;
  for (const {start, end, text, article} of occurrences) {
    // Characters that the reader does not see stand in between.
    if (end - start !== text.length) {
      torn++;
      continue;
    }
    const wanted =
      article && view.pack.language.name === 'en' ? articleFor(wholeOf(view).draft.source.slice(article.start, article.end), text, name) : undefined;
    if (article && wanted !== undefined) edits.push({...article, text: wanted});
    edits.push({start, end, text: cased(name, text, term.text)});
  }
  return {edits, torn};
}

/** The new name with the capitals that the old one has at this place beyond its own, or without those it does not have there. */
function cased(name: string, here: string, term: string): string {
  if (here.length > 1 && here === here.toUpperCase() && term !== term.toUpperCase()) return name.toUpperCase();
  if (here[0] === term[0]) return name;
  if (here[0] === here[0]!.toUpperCase()) return name[0]!.toUpperCase() + name.slice(1);
  // "Peace officer" begins its entry; in the middle of a sentence it stands small, unless the new name has capitals of its own.
  return name.slice(1) === name.slice(1).toLowerCase() ? name[0]!.toLowerCase() + name.slice(1) : name;
}
