import {type InitializeParams, MarkupKind} from 'vscode-languageserver';
import type {InitializationOptions} from '../protocol/index.ts';

/** What the client at the other end can do, as far as an answer depends on it. */
export interface Abilities {
  readonly pullsDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly refreshes: {readonly diagnostics: boolean; readonly codeLens: boolean; readonly semanticTokens: boolean};
  /** Edits of code actions may come later, on `codeAction/resolve`. */
  readonly resolvesEdits: boolean;
  /** Code actions as objects; without it only commands are understood. */
  readonly codeActions: boolean;
  readonly versionedEdits: boolean;
  readonly createsFiles: boolean;
  readonly snippetEdits: boolean;
  readonly snippetCompletions: boolean;
  readonly links: boolean;
  readonly nestedSymbols: boolean;
  readonly markdown: boolean;
  readonly configuration: boolean;
  readonly folderChanges: boolean;
  readonly watches: boolean;
  readonly watchesOutside: boolean;
  readonly progress: boolean;
  readonly multilineTokens: boolean;
  readonly foldingLimit: number;
  readonly commands: readonly string[];
  /** Wants `clauseguard/status`. */
  readonly status: boolean;
  /** Shows what `clauseguard/packEntry` gives. */
  readonly entries: boolean;
}

export function abilitiesOf({capabilities, initializationOptions}: InitializeParams): Abilities {
  const {workspace, textDocument, window} = capabilities;
  const options = initializationOptions as InitializationOptions | null | undefined;
  const action = textDocument?.codeAction;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    relatedInformation:
      (textDocument?.diagnostic ?? textDocument?.publishDiagnostics)?.relatedInformation ??
      textDocument?.publishDiagnostics?.relatedInformation ??
      false,
    refreshes: {
      diagnostics: workspace?.diagnostics?.refreshSupport ?? false,
      codeLens: workspace?.codeLens?.refreshSupport ?? false,
      semanticTokens: workspace?.semanticTokens?.refreshSupport ?? false,
    },
    resolvesEdits: (action?.resolveSupport?.properties.includes('edit') && action.dataSupport) ?? false,
    codeActions: action?.codeActionLiteralSupport !== undefined,
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') ?? false,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport ?? false,
    snippetCompletions: textDocument?.completion?.completionItem?.snippetSupport ?? false,
    links: textDocument?.definition?.linkSupport ?? false,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    configuration: workspace?.configuration ?? false,
    folderChanges: workspace?.workspaceFolders ?? false,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    watchesOutside: workspace?.didChangeWatchedFiles?.relativePatternSupport ?? false,
    progress: window?.workDoneProgress ?? false,
    multilineTokens: textDocument?.semanticTokens?.multilineTokenSupport ?? false,
    foldingLimit: textDocument?.foldingRange?.rangeLimit ?? Infinity,
    commands: options?.commands ?? [],
    status: options?.status ?? false,
    entries: options?.entries ?? false,
  };
}
