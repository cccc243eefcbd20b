import type {MarkupContent} from 'vscode-languageserver';

/**
 * Text of a pack or a draft inside Markdown that the editor renders: it says what it says, and makes no links, images or HTML. A pack comes
 * from somebody else, and an image in a hover would be fetched.
 */
export const escape = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]()#+!|~<>&]/g, '\\$&')
    .replace(/\s+/g, ' ')
    // "1." and "-" open lists, "http:" becomes a link in some editors.
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^-/, '\\-')
    .replace(/:\/\//g, ':\\/\\/');

/** Markdown as the client wants it. Without Markdown, the marks are taken out. */
export function markup(markdown: string, rendersMarkdown: boolean): MarkupContent {
  if (rendersMarkdown) return {kind: 'markdown', value: markdown};
  const plain = markdown
    .replace(/\[([^\]]*)\]\((https?:[^)]*)\)/g, '$1 ($2)')
    .replace(/(^|[^\\])(\*\*?|`)/g, '$1')
    .replace(/\\([^\w\s])/g, '$1')
    .replace(/^---$/gm, '');
  return {kind: 'plaintext', value: plain};
}
