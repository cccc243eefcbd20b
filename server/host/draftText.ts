import type {FormattedText} from '../core/draft/index.ts';

/** A draft's text without its byte order mark and with line ends as they stand in the file; of a Word draft, its paragraphs line by line. */
export type DraftText = FormattedText;
