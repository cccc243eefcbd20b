/** Text that stands in somebody else's format: nothing of a draft or a pack can become markup. */

/** Characters that XML 1.0 has no way to write; lone surrogates among them. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ENTITIES: {readonly [character: string]: string} = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};

/** Without lone halves of surrogate pairs, which have no bytes in UTF-8. */
export const wellFormed = (text: string): string => text.replace(UNWRITABLE, '\ufffd');

/** For text and attributes of XML. A line end inside an attribute would be read as a space. */
export const escapeXml = (text: string): string =>
  text
    .replace(UNWRITABLE, '\ufffd')
    .replace(/[&<>"']/g, character => ENTITIES[character]!)
    .replace(/\r\n?|\n/g, '&#10;');

/** For text and attributes of HTML. Direction controls are shown: they could make a reader see another text than the one that was checked. */
export const escapeHtml = (text: string): string =>
  text
    .replace(UNWRITABLE, '\ufffd')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
    .replace(/[&<>"']/g, character => ENTITIES[character]!);

/**
 * For text inside a paragraph or table cell of GitHub's and GitLab's Markdown: on one line, with nothing that formats, links, mentions a person,
 * refers to an issue or opens HTML.
 */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(UNWRITABLE, '\ufffd')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>|~!&$]/g, '\\$&')
    .replace(/#(?=\d)/g, '#\u200b')
    .replace(/@(?=\w)/g, '@\u200b')
    .replace(/\b(https?|ftp|www)(?=[:.])/gi, '$1\u200b')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+=#]/, '\\$&');
