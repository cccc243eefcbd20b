import {type SemanticTokens, SemanticTokensBuilder, type SemanticTokensDelta} from 'vscode-languageserver';
import type {Span} from '../../core/span.ts';
import {referencesOf} from '../sections.ts';
import {type Feature, forDraft, type Server} from '../server.ts';
import {termsOf} from '../terms.ts';
import type {View} from '../view.ts';
import {ownSpans, wholeOf} from '../whole.ts';

/** Standard types, so that every theme has colours for them: a defined term is a name, a cross-reference a label. */
export const LEGEND = {tokenTypes: ['type', 'label'], tokenModifiers: ['definition']};
const TERM = 0;
const REFERENCE = 1;
const DEFINITION = 1;

interface Token extends Span {
  readonly type: number;
  readonly modifiers: number;
}

/** Defined terms and cross-references that lead somewhere. */
export const semanticTokens: Feature = {
  capabilities: () => ({semanticTokensProvider: {legend: LEGEND, range: true, full: {delta: true}}}),
  register: server => {
    const {connection, documents} = server;
    const {semanticTokens: requests} = connection.languages;
    /** What was sent last about each document, to send only what is different. */
    const builders = new Map<string, SemanticTokensBuilder>();
    documents.synced.onDidClose(({document}) => builders.delete(document.uri));
    const builderFor = (uri: string): SemanticTokensBuilder => {
      let builder = builders.get(uri);
      if (!builder) builders.set(uri, (builder = new SemanticTokensBuilder()));
      return builder;
    };
    requests.on(
      forDraft(server, (view): SemanticTokens => {
        builders.delete(view.uri);
        const builder = builderFor(view.uri);
        push(builder, view, tokensOf(view), server);
        return builder.build();
      }),
    );
    requests.onDelta(
      forDraft(server, (view, {previousResultId}): SemanticTokens | SemanticTokensDelta => {
        const builder = builderFor(view.uri);
        builder.previousResult(previousResultId);
        push(builder, view, tokensOf(view), server);
        return builder.buildEdits();
      }),
    );
    requests.onRange(
      forDraft(server, (view, {range}): SemanticTokens => {
        const {start, end} = view.places.span(range);
        const builder = new SemanticTokensBuilder();
        push(
          builder,
          view,
          tokensOf(view).filter(one => one.start < end && start < one.end),
          server,
        );
        return {data: builder.build().data};
      }),
    );
  },
};

/** In order; where a term stands inside a reference, the reference wins. */
function tokensOf(view: View): Token[] {
  const {draft} = wholeOf(view);
  const references = ownSpans(view, referencesOf(draft)).map(({start, end}): Token => ({start, end, type: REFERENCE, modifiers: 0}));
  const terms = ownSpans(view, termsOf(draft, view.pack.language).occurrences).map(
    ({start, end, defines}): Token => ({start, end, type: TERM, modifiers: defines ? DEFINITION : 0}),
  );
  const tokens: Token[] = [];
  for (const token of [...references, ...terms].sort((a, b) => a.start - b.start || a.type - b.type)) {
    const last = tokens.at(-1);
    if (!last || last.end <= token.start) tokens.push(token);
    else if (last.type === TERM && token.type === REFERENCE) tokens[tokens.length - 1] = token;
  }
  return tokens;
}

/** A token that goes over a line break is cut there, unless the client knows longer ones. */
function push(builder: SemanticTokensBuilder, {places}: View, tokens: readonly Token[], {client}: Server): void {
  for (const {start, end, type, modifiers} of tokens) {
    const {start: from, end: to} = places.range({start, end});
    if (from.line === to.line || client.multilineTokens) {
      builder.push(from.line, from.character, end - start, type, modifiers);
      continue;
    }
    for (let line = from.line; line <= to.line; line++) {
      const first = line === from.line ? from.character : 0;
      const last = line === to.line ? to.character : places.endOfLine(line).character;
      if (last > first) builder.push(line, first, last - first, type, modifiers);
    }
  }
}
