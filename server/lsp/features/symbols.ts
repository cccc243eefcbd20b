import {type DocumentSymbol, type FoldingRange, type SymbolInformation, SymbolKind} from 'vscode-languageserver';
import type {SectionKind} from '../../core/draft/types.ts';
import {headOf, sectionSpan, sectionTitle} from '../sections.ts';
import {type Feature, forDraft} from '../server.ts';
import type {View} from '../view.ts';

const KINDS: {readonly [kind in SectionKind]: SymbolKind} = {
  document: SymbolKind.File,
  part: SymbolKind.Module,
  article: SymbolKind.Class,
  clause: SymbolKind.Field,
  annex: SymbolKind.Package,
  heading: SymbolKind.String,
};

/** Parts, articles and clauses as outline and as regions to fold. */
export const symbols: Feature = {
  capabilities: () => ({documentSymbolProvider: {label: 'Clauseguard'}, foldingRangeProvider: true}),
  register: server => {
    server.connection.onDocumentSymbol(
      forDraft(server, (view): DocumentSymbol[] | SymbolInformation[] => (server.client.nestedSymbols ? outline(view) : flat(view))),
    );
    server.connection.onFoldingRanges(forDraft(server, (view): FoldingRange[] => folds(view).slice(0, server.client.foldingLimit)));
  },
};

function outline(view: View): DocumentSymbol[] {
  const {draft, places} = view;
  const roots: DocumentSymbol[] = [];
  const made: DocumentSymbol[] = [];
  draft.sections.forEach(({kind, parent}, i) => {
    if (i === 0) return;
    const span = sectionSpan(draft, i);
    const head = headOf(draft, i);
    const symbol: DocumentSymbol = {
      name: sectionTitle(draft, i) || '…',
      kind: KINDS[kind],
      range: places.range(span),
      selectionRange: places.range({start: head.start, end: Math.min(head.end, span.end)}),
      children: [],
    };
    made[i] = symbol;
    (made[parent]?.children ?? roots).push(symbol);
  });
  return roots;
}

function flat({uri, draft, places}: View): SymbolInformation[] {
  return draft.sections.slice(1).map(({kind, parent}, n) => ({
    name: sectionTitle(draft, n + 1) || '…',
    kind: KINDS[kind],
    location: {uri, range: places.range(sectionSpan(draft, n + 1))},
    ...(parent > 0 && {containerName: sectionTitle(draft, parent)}),
  }));
}

/** One region per line; of several that begin there, the longest. */
function folds({draft, places}: View): FoldingRange[] {
  const byLine = new Map<number, number>();
  draft.sections.forEach((_, i) => {
    if (i === 0) return;
    const {start, end} = places.range(sectionSpan(draft, i));
    if (end.line > start.line) byLine.set(start.line, Math.max(end.line, byLine.get(start.line) ?? 0));
  });
  return [...byLine].map(([startLine, endLine]) => ({startLine, endLine}));
}
