import type {Checked} from '../core/check.ts';
import type {FormattedText, SpokenRules} from '../core/checkText.ts';
import type {Layout} from '../core/draft/index.ts';
import type {Format} from '../core/draft/types.ts';
import type {PackFile} from '../core/pack/files.ts';
import type {Pack, Rule} from '../core/pack/types.ts';
import type {Problem} from '../core/span.ts';

/** What one draft is checked with. The same object as long as nothing changes, so that it can be compared by identity. */
export interface DraftSettings extends SpokenRules {
  /** URI of the configuration in force, or ''. */
  readonly configuration: string;
  /** Whether the configuration leaves this draft out. */
  readonly excludes: (uri: string) => boolean;
  /** The documents that are one draft with this one, itself included, in their order; undefined where it is a draft by itself. */
  readonly jointFor: (uri: string) => readonly string[] | undefined;
}

/** A pack that somebody writes. */
export interface EditedPack {
  /** As they stand in the editor, by their paths in the pack. */
  readonly files: readonly PackFile[];
  /** With all that it is loaded beside. */
  readonly pack: Pack;
  /** The rules that it adds to others or changes. */
  readonly own: readonly Rule[];
  /** Paths are relative to its folder; what is wrong with packs below it is not told. */
  readonly problems: readonly Problem[];
}

/** A draft that is not open in the editor. `stamp` changes when its text may have changed. */
export interface StoredDraft {
  readonly uri: string;
  readonly stamp: string;
}

/**
 * What the server needs of the place it runs in: Node with a file system, or a web worker with what the editor lets it see.
 * Features know nothing else of their surroundings. No method rejects: what cannot be had is undefined, empty, or a problem.
 */
export interface Host {
  /** Which folders are open; asked before anything else, and again when they change. */
  readonly open: (folders: readonly string[]) => void;
  /** How the document is read, or undefined when it is none of ours: another kind of file, or a scheme that the place does not know. */
  readonly formatOf: (uri: string, languageId: string) => Format | undefined;
  /** Whether edits of the document go nowhere (the old side of a comparison). */
  readonly isReadOnly: (uri: string) => boolean;
  /** What is wrong with the size of a text, if anything. */
  readonly oversize: (uri: string, text: string) => Problem | undefined;
  readonly settingsFor: (uri: string) => Promise<DraftSettings>;
  /** Drafts below a folder that `clauseguard check` would check there. With `configured`, none where no configuration asks for it. */
  readonly drafts: (folder: string, configured: boolean) => Promise<{readonly drafts: readonly StoredDraft[]; readonly problems: readonly Problem[]}>;
  /** A draft on disk; `layout` for formats that the core does not read by itself. */
  readonly read: (uri: string) => Promise<{readonly text: string; readonly format: Format; readonly layout?: Layout} | Problem>;
  /** Text of a small file such as the configuration, or undefined where there is none. */
  readonly readText: (uri: string) => Promise<string | undefined>;
  /** Where the configuration for a document is or would be made; undefined where there is no place for one. */
  readonly configurationFor: (uri: string) => Promise<{readonly uri: string; readonly exists: boolean} | undefined>;
  /** The pack that a file belongs to by its place: URI of its folder, and the path of the file in it. */
  readonly packOf: (uri: string) => Promise<{readonly folder: string; readonly path: string} | undefined>;
  /** The pack in a folder, with texts in place of files by their paths in it. Undefined where the folder is gone. */
  readonly editedPack: (folder: string, edited: ReadonlyMap<string, string>) => Promise<EditedPack | undefined>;
  /** Files of the packs that the pack in a folder stands on, the nearest first, as far as they are at hand; `only`: paths that are wanted. */
  readonly filesBelow: (folder: string, only: RegExp) => Promise<readonly {readonly folder: string; readonly files: readonly PackFile[]}[]>;
  /** Takes notice of changed files, which may be new or gone. True: settings may be others now. */
  readonly changed: (uris: readonly string[]) => boolean;
  /** What was found wrong with configurations and packs so far, by URI of the file. */
  readonly problems: () => ReadonlyMap<string, readonly Problem[]>;
  /** Files outside the open folders that settings come from, as folders to watch. */
  readonly outside: () => readonly string[];
  /** Lets messages in that have already arrived. */
  readonly pause: () => Promise<void>;
}

/**
 * Turns a text into what is known about it. It is asked at most once per version and settings, in the order of versions, and told when a document closes, so that
 * it may follow the edits.
 */
export interface Engine {
  readonly analyse: (uri: string, text: FormattedText, settings: DraftSettings) => Promise<Checked>;
  readonly forget: (uri: string) => void;
}
