import type {Layout} from '../core/draft/index.ts';
import type {Format} from '../core/draft/types.ts';

/** A draft's text without its byte order mark and with line ends as they stand in the file; of a Word draft, its paragraphs line by line. */
export interface DraftText {
  readonly text: string;
  readonly format: Format;
  /** For formats that the core does not read by itself. */
  readonly layout?: Layout;
}
