/**
 * What Clauseguard's server and its clients say to each other beyond the Language Server Protocol: types only, no code.
 * Positions and ranges are the protocol's (from 0, UTF-16). Spans (`start`, `end`) are offsets in UTF-16 code units of the text after a byte order mark.
 */

/** Requests that the server answers, by method. A document that is no draft (or left out by the configuration) is answered with null. */
export interface Requests extends RuleRequests {
  'clauseguard/report': {params: DocumentParams; result: DraftReport | null};
  'clauseguard/coverage': {params: DocumentParams; result: DraftCoverage | null};
  /** A rule by its id, by the last part of it, or by a requirement it covers. No rule: an empty list. */
  'clauseguard/explainRule': {params: {readonly rule: string; readonly uri?: string}; result: readonly RuleDetails[]};
  /** Every rule of the packs that are in force for `uri` (the first workspace folder without one), with its level there. */
  'clauseguard/rules': {params: {readonly uri?: string}; result: readonly RuleSummary[]};
  /** The model clauses of the packs, those that the draft lacks first. */
  'clauseguard/clauses': {params: DocumentParams; result: readonly ClauseSummary[] | null};
  /** The edit that puts a model clause where the draft calls for it, or else into the provision at `position`. */
  'clauseguard/insertClause': {
    params: DocumentParams & {readonly clause: string; readonly position?: Position};
    result: ClauseInsertion | null;
  };
  /**
   * The text and the findings of a draft on disk that is no text itself (Word), or whose text an editor would not show as people read it (HTML, XML): for Word a paragraph a line, to be
   * shown and not to be written. Null where the configuration leaves it out.
   */
  'clauseguard/readDraft': {params: DocumentParams; result: ReadDraft | null};
  /** Where the configuration for a document is or would be made; null where there is no place for one. */
  'clauseguard/configuration': {params: {readonly uri?: string}; result: {readonly uri: string; readonly exists: boolean} | null};
  /** Checks what `clauseguard check` would check in each workspace folder. Can be cancelled and reports work-done progress. */
  'clauseguard/checkWorkspace': {params: {readonly workDoneToken?: number | string}; result: WorkspaceSummary};
}

/** Requests of those who write packs. A document that is no file of a pack, or a rule that cannot be compiled, is answered with null. */
export interface RuleRequests {
  /** The examples of a rule by the URI of its file, or of all rules of a pack by that of its pack.yaml, as they stand in the editor. `run`: each is tried with its rule alone. */
  'clauseguard/ruleExamples': {
    params: {readonly uri: string; readonly run: boolean};
    result: {readonly name: string; readonly rules: readonly RuleExamples[]} | null;
  };
  /**
   * What a pack beside the one in a folder has by a name, as YAML to be read: for a document `clauseguard-entry:/KIND/NAME.yaml?FOLDER`, which a definition names where there
   * is no file to open. Null where there is nothing by that name.
   */
  'clauseguard/packEntry': {params: {readonly kind: string; readonly name: string; readonly folder: string}; result: string | null};
  /** What the rule in a file would flag in the drafts of the workspace if it were on, and nothing else. Can be cancelled and reports work-done progress. */
  'clauseguard/tryRule': {params: {readonly uri: string; readonly workDoneToken?: number | string}; result: RuleTrial | null};
}

/** Requests that a client answers whose server runs in a web worker, about files that only the editor can reach. Null: there is no such thing. */
export interface FileRequests {
  'clauseguard/stat': {params: {readonly uri: string}; result: FileEntry | null};
  'clauseguard/list': {params: {readonly uri: string}; result: readonly FileEntry[] | null};
  'clauseguard/read': {params: {readonly uri: string}; result: Uint8Array | null};
}
export interface FileEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
  /** In bytes; 0 in a list. */
  readonly size: number;
  /** In milliseconds since 1970; 0 in a list. */
  readonly modified: number;
}

/** Notifications that the server sends. */
export interface Notifications {
  /** The state for a status item. Sent when it changes. */
  'clauseguard/status': ServerStatus;
}

/** Commands of the client that a code lens names, if `initializationOptions.commands` lists them. Others get lenses without a command. */
export interface Commands {
  /** Shows the coverage of a draft, chiefly the requirements named. */
  'clauseguard.showCoverage': readonly [uri: string, requirements: readonly string[]];
  /** Shows the examples of the rule in a file. */
  'clauseguard.showExamples': readonly [uri: string];
  /** Shows what the rule in a file would flag in the workspace. */
  'clauseguard.tryRule': readonly [uri: string];
}

export interface InitializationOptions {
  /** Settings of a client that does not answer `workspace/configuration`. */
  readonly settings?: Partial<EditorSettings>;
  /** Names of Commands that the client has. */
  readonly commands?: readonly string[];
  /** Whether to send `clauseguard/status`. */
  readonly status?: boolean;
  /** Whether the client shows documents of the scheme `clauseguard-entry`, whose text is that of `clauseguard/packEntry`. */
  readonly entries?: boolean;
}

/** The section `clauseguard` of the editor's settings: only what belongs to the editor. What a draft is checked for stands in clauseguard.yaml. */
export interface EditorSettings {
  /** When drafts are checked again: while typing (default), or when they are saved. */
  readonly run: 'onType' | 'onSave';
  /** Holds back findings in the sentence that is being typed, until typing goes on elsewhere, rests for a moment, or the draft is saved. Default false. */
  readonly focusMode: boolean;
  /** Greys out what a suppression silences. Default false. */
  readonly showSuppressed: boolean;
  /** How loud advice is: `information` is listed with the problems (default), `hint` is not. */
  readonly advice: 'information' | 'hint';
  /** "3 of 5 safeguards: 1 weak, 1 missing" over each article. Default true. */
  readonly codeLens: boolean;
}

export interface DocumentParams {
  readonly textDocument: {readonly uri: string};
}

export interface Position {
  readonly line: number;
  readonly character: number;
}
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export type Level = 'error' | 'warning' | 'advice';
export type EvidenceRole = 'trigger' | 'safeguard' | 'weakening';
export type CoverageState = 'present' | 'weak' | 'missing' | 'not-applicable';

export interface Span {
  readonly start: number;
  readonly end: number;
}
export interface Edit extends Span {
  readonly text: string;
}
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}
export interface Finding extends Span {
  readonly rule: string;
  readonly covers: readonly string[];
  readonly level: Level;
  readonly kind: string;
  readonly message: string;
  readonly excerpt: string;
  /** `part`: which of the draft's files it stands in, from 0, where that is another. */
  readonly related: readonly (Span & {readonly role: EvidenceRole; readonly message: string; readonly part?: number})[];
  readonly fixes: readonly Fix[];
  readonly fingerprint: string;
  /** For formats other than Markdown and plain text. */
  readonly place?: Place;
}

/** The report of the core as it is: what the command line would print about the same text. */
export interface DraftReport {
  readonly uri: string;
  readonly version: number;
  /** What the draft was taken for, if anything says it. */
  readonly kind?: string;
  /** The languages it was read in (ISO 639), the one with the most text first. */
  readonly languages: readonly string[];
  /** Languages of passages that were left alone, since there are no rules for them. */
  readonly leftAlone?: readonly string[];
  readonly findings: readonly Finding[];
  readonly suppressed: readonly (Finding & {readonly reason: string})[];
  readonly coverage: readonly {
    readonly requirement: string;
    readonly state: CoverageState;
    readonly evidence: readonly (Span & {readonly role: EvidenceRole; readonly part?: number})[];
  }[];
}

/** A draft as it was read. Its positions are those of `text`, its edits are empty: nobody can write it through Clauseguard. */
export interface ReadDraft {
  readonly uri: string;
  readonly text: string;
  readonly report: DraftReport;
  /** Diagnostics of the protocol, for the document in which the text is shown. */
  readonly diagnostics: readonly object[];
  /** Why there is no text, if so: then it is '', and nothing was found. */
  readonly problem?: Problem;
}

/** Where something stands in a document whose lines are not what people see: headings as printed, and the place below the last of them. */
export interface Place {
  readonly headings: readonly string[];
  readonly at: string;
  readonly inLines: boolean;
}

/** Coverage for a tree view: every requirement that the packs cover, sorted. */
export interface DraftCoverage {
  readonly uri: string;
  readonly version: number;
  readonly requirements: readonly RequirementCoverage[];
}
export interface RequirementCoverage {
  readonly requirement: string;
  /** What it asks for, in words: "Individual assessment before any removal". */
  readonly name: string;
  /** The letters before its number, and what they stand for. */
  readonly area: string;
  readonly areaName: string;
  /** Title of the first rule that has it as its main requirement. */
  readonly title: string;
  readonly state: CoverageState;
  /** `uri`: where it stands in another file of the draft. */
  readonly evidence: readonly (Span & {readonly role: EvidenceRole; readonly range: Range; readonly excerpt: string; readonly uri?: string})[];
  /** Rules whose main requirement it is. */
  readonly rules: readonly string[];
  /** Model clauses that satisfy them. */
  readonly clauses: readonly {readonly key: string; readonly title: string}[];
  /** Findings about it that are not suppressed. */
  readonly findings: readonly {
    readonly rule: string;
    readonly fingerprint: string;
    readonly level: Level;
    readonly range: Range;
    readonly uri?: string;
  }[];
}

export interface RuleSummary {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly covers: readonly string[];
  readonly level: Level | 'off';
}
export interface RuleDetails extends RuleSummary {
  readonly why: string;
  readonly misses?: string;
  readonly advise?: string;
  readonly prefer: readonly string[];
  readonly sources: readonly {readonly key: string; readonly title: string; readonly type: string; readonly checked: string; readonly url?: string}[];
  readonly clause?: {readonly title: string; readonly text: string};
  readonly examples: {
    readonly flags: readonly {readonly text: string; readonly marks: readonly Span[]; readonly becomes?: string}[];
    readonly allows: readonly {readonly text: string}[];
  };
  /** All this as Markdown, for a hover or a page. */
  readonly markdown: string;
}

export interface ClauseSummary {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** The requirement that it satisfies, its name, and how that stands in the draft. */
  readonly requirement: string;
  readonly name: string;
  readonly state: CoverageState;
}
export interface ClauseInsertion {
  /** A WorkspaceEdit of the protocol. */
  readonly edit: object;
  /** Where it goes, in words: "as paragraph (4) of Article 7", or ''. */
  readonly place: string;
  /** Where it begins, before the edit. */
  readonly position: Position;
}

export interface RuleExamples {
  /** Path in the pack without extension: "safeguard/legal-aid", "overrides/safeguard/legal-aid". */
  readonly rule: string;
  readonly title: string;
  readonly uri: string;
  /** In the order of the file, those that are flagged first. */
  readonly examples: readonly ExampleResult[];
  /** Why the rule cannot be compiled, if so. */
  readonly problem?: string;
}
export interface ExampleResult {
  readonly list: 'flags' | 'allows';
  readonly text: string;
  /** Where it stands in its file, from 0. */
  readonly line: number;
  /** What came out instead, findings in [[...]]. Absent where it holds, or was not tried. */
  readonly fault?: {readonly message: string; readonly expected: string; readonly actual: string};
}
export interface RuleTrial {
  readonly rule: string;
  readonly title: string;
  /** How many drafts were looked at. */
  readonly drafts: number;
  readonly findings: readonly {
    readonly uri: string;
    readonly range: Range;
    readonly level: Level;
    readonly excerpt: string;
    readonly message: string;
  }[];
  /** Drafts that could not be read. */
  readonly unread: readonly string[];
  readonly cancelled: boolean;
}

export interface WorkspaceSummary {
  readonly files: readonly DraftSummary[];
  readonly problems: readonly Problem[];
  /** Somebody stopped it; the files are those that were checked until then. */
  readonly cancelled: boolean;
}

export interface DraftSummary {
  readonly uri: string;
  readonly error: number;
  readonly warning: number;
  readonly advice: number;
  /** Diagnostics of the protocol, for a draft that neither is open nor lies in a folder with a configuration: of others the client knows already. */
  readonly diagnostics?: readonly object[];
}

export interface Problem {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly level: 'error' | 'warning';
  readonly message: string;
  readonly repair: string;
}

export interface ServerStatus {
  /** `problem`: a configuration or pack cannot be used as it stands; drafts are checked without the part in question. */
  readonly state: 'ready' | 'problem';
  readonly problems: number;
}
