import type {Style} from '../raw.ts';
import type {MarkupElement} from './tree.ts';

/** What an element is to a reader of drafts. */
export type Role =
  | 'skip' // not text: scripts, metadata
  | 'aside' // text that nobody drafted: a table of contents
  | 'inline'
  | 'bold'
  | 'italic'
  | 'deleted'
  | 'code'
  | 'mark' // the mark of a footnote
  | 'break'
  | 'tab'
  | 'block' // begins and ends a line of its own, and may hold others
  | 'lines' // the same, and its line ends are meant
  | 'heading'
  | 'quotation'
  | 'quoted' // an inline quotation
  | 'preamble'
  | 'footnote'
  | 'list'
  | 'item'
  | 'table'
  | 'provision'; // may bear a number and a heading of its own

/** How one markup language names things. */
export interface Vocabulary {
  readonly roleOf: (element: MarkupElement, parent: MarkupElement) => Role;
  /** Depth of a heading from 1; 0 where the depth of its provision decides. */
  readonly headingDepth: (element: MarkupElement) => number;
  /** The number of an item as a reader sees it, '' where it has none. `index` counts from 0. */
  readonly itemNumber: (item: MarkupElement, list: MarkupElement | undefined, index: number) => string;
  /** A label may stand in an element of its own beside what it numbers. */
  readonly labelsApart: boolean;
  /** What kind of number a provision has whose number does not say it. */
  readonly numberStyle: (provision: MarkupElement) => Style | undefined;
}
