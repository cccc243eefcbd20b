import type {DefinitionLink, DefinitionParams, DocumentHighlight, DocumentLink, Location, LocationLink, ReferenceParams} from 'vscode-languageserver';
import {DocumentHighlightKind} from 'vscode-languageserver';
import type {Span} from '../../core/span.ts';
import {ruleDefinition, ruleReferences} from '../rules/answers.ts';
import {headingAt, headOf, referenceAt, referencesOf, sectionSpan, sectionTitle} from '../sections.ts';
import {type Feature, forDraft, forRules} from '../server.ts';
import {occurrenceAt, termsOf} from '../terms.ts';
import type {View} from '../view.ts';
import {locate, ownSpans, wholeOf} from '../whole.ts';

/** Ways through a draft: from a term to its definition, from "Article 9(2)" to that paragraph, and back. */
export const navigation: Feature = {
  capabilities: () => ({definitionProvider: true, referencesProvider: true, documentHighlightProvider: true, documentLinkProvider: {}}),
  register: server => {
    const {connection} = server;
    const definition = forDraft(server, (view, {position}: DefinitionParams): Location | LocationLink[] | null => {
      const found = definitionAt(view, view.places.offset(position));
      if (!found) return null;
      return server.client.links ? [found] : {uri: found.targetUri, range: found.targetSelectionRange};
    });
    connection.onDefinition(forRules(server, (file, {position}) => ruleDefinition(file, position, server), definition));
    const references = forDraft(server, (view, {position, context}: ReferenceParams): Location[] =>
      placesAt(view, view.places.offset(position))
        .filter(one => context.includeDeclaration || !one.declares)
        .map(one => locate(view, one)),
    );
    connection.onReferences(forRules(server, ruleReferences, references));
    connection.onDocumentHighlight(
      forDraft(server, (view, {position}): DocumentHighlight[] =>
        ownSpans(view, placesAt(view, view.places.offset(position))).map(one => ({
          range: view.places.firstLine(one),
          kind: one.declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        })),
      ),
    );
    connection.onDocumentLinks(forDraft(server, (view): DocumentLink[] => linksOf(view)));
  },
};

function definitionAt(view: View, offset: number): DefinitionLink | undefined {
  const {draft, base} = wholeOf(view);
  const link = (origin: Span, whole: Span, name: Span): DefinitionLink => ({
    originSelectionRange: locate(view, origin).range,
    targetUri: locate(view, name).uri,
    targetRange: locate(view, whole).range,
    targetSelectionRange: locate(view, name).range,
  });
  const reference = referenceAt(draft, offset + base);
  if (reference) return link(reference, sectionSpan(draft, reference.reference.target), headOf(draft, reference.reference.target));
  const terms = termsOf(draft, view.pack.language);
  const here = occurrenceAt(terms, offset + base);
  const definition = here && terms.occurrences.find(one => one.term === here.term && one.defines);
  return definition && link(here, terms.terms[here.term]!.meaning, definition);
}

interface Mention extends Span {
  readonly declares: boolean;
}

/** All places in the whole draft that speak of what stands at the offset of the document: of the same term, or of the same part of the draft. */
function placesAt(view: View, at: number): Mention[] {
  const {draft, base} = wholeOf(view);
  const offset = at + base;
  const target = referenceAt(draft, offset)?.reference.target ?? -1;
  if (target < 0) {
    const terms = termsOf(draft, view.pack.language);
    const here = occurrenceAt(terms, offset);
    if (here) return terms.occurrences.filter(one => one.term === here.term).map(({start, end, defines}) => ({start, end, declares: defines}));
  }
  const section = target > 0 ? target : headingAt(draft, offset);
  if (section <= 0) return [];
  const mentions = referencesOf(draft).filter(one => one.reference.target === section);
  return [{...headOf(draft, section), declares: true}, ...mentions.map(({start, end}) => ({start, end, declares: false}))].sort(
    (a, b) => a.start - b.start,
  );
}

/** References as links. The fragment is the editor's own way to name a line and column, from 1. */
function linksOf(view: View): DocumentLink[] {
  const {draft} = wholeOf(view);
  return ownSpans(view, referencesOf(draft)).map(({start, end, reference: {target}}) => {
    const {uri, range} = locate(view, headOf(draft, target));
    const {line, character} = range.start;
    return {range: view.places.range({start, end}), target: `${uri}#${line + 1},${character + 1}`, tooltip: sectionTitle(draft, target)};
  });
}
