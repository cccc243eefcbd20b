import path from 'node:path';
import type {Format} from '../core/draft/types.ts';

const FORMATS: {readonly [extension: string]: Format} = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.txt': 'text',
  '.policy': 'text',
  '.draft': 'text',
  '.docx': 'word',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.xml': 'xml',
  '.akn': 'xml',
};

export const EXTENSIONS = Object.keys(FORMATS);

/** The format a file name's extension stands for, in any case; undefined where it stands for none. */
export const formatOf = (file: string): Format | undefined => FORMATS[path.extname(file).toLowerCase()];
