import {SaxesParser} from 'saxes';
import {DEEPEST, type MarkupElement, MarkupError} from './tree.ts';

/** More elements than any draft has; each takes memory. */
const MOST_ELEMENTS = 1_000_000;
/** Characters that go to the parser at once. */
const PIECE = 65_536;

function isBlank(source: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (source.charCodeAt(at) > 32) return false;
  return true;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * A well-formed XML document as a tree, names without their prefixes unless `prefixed`. Nothing is fetched and no entity is known but XML's own five, so nothing can grow; a document that
 * declares some of its own is refused. `keep` says of an element by its name whether it and what is in it are wanted. Throws MarkupError.
 */
export function parseXml(source: string, prefixed = false, keep: (name: string) => boolean = () => true): MarkupElement {
  const parser = new SaxesParser({xmlns: false, position: true});
  const root: MarkupElement = {type: 'element', name: '', attributes: {}, children: [], start: 0, end: source.length};
  const open: MarkupElement[] = [root];
  /** Depth inside an element that is not wanted. */
  let unwanted = 0;
  let count = 0;
  /** Where the markup before ended, and where the tag at hand began. */
  let after = 0;
  const tagStart = (): number => {
    const at = source.lastIndexOf('<', parser.position - 1);
    return at < after ? after : at;
  };
  const text = (end: number, start = after, literal = false): void => {
    if (end <= start || unwanted || open.length === 1) return;
    open.at(-1)!.children.push({type: 'text', start, end, literal, blank: isBlank(source, start, end)});
  };
  /** Markup that begins with `opening` and ends with `closing` has just been read, or all but its last character. */
  const markup = (opening: string, closing: string): number => {
    const start = source.indexOf(opening, after);
    text(start);
    after = source.indexOf(closing, Math.max(start + opening.length, parser.position - closing.length)) + closing.length;
    return start;
  };
  parser.on('error', error => {
    throw new MarkupError(
      `it is not well-formed: ${error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')}`,
      'Repair the markup, or export the draft again.',
      Math.max(0, parser.position - 1),
    );
  });
  parser.on('doctype', doctype => {
    if (doctype.includes('[')) throw new MarkupError('it declares entities or rules of its own', 'Take [...] out of <!DOCTYPE>.', parser.position);
    markup('<!DOCTYPE', '>');
  });
  parser.on('xmldecl', () => void markup('<?', '?>'));
  parser.on('comment', () => {
    const start = markup('<!--', '-->');
    if (!unwanted) open.at(-1)!.children.push({type: 'comment', start, end: after});
  });
  parser.on('processinginstruction', () => void markup('<?', '?>'));
  parser.on('cdata', () => {
    const start = markup('<![CDATA[', ']]>');
    text(after - 3, start + 9, true);
  });
  parser.on('opentagstart', () => {
    if (open.length + unwanted > DEEPEST)
      throw new MarkupError(`more than ${DEEPEST} elements are open inside each other`, 'Export the draft again.', parser.position);
  });
  parser.on('opentag', tag => {
    const start = source.indexOf('<', after);
    text(start);
    after = parser.position;
    const name = prefixed ? tag.name : local(tag.name);
    if (unwanted || !keep(name)) {
      unwanted++;
      return;
    }
    if (++count > MOST_ELEMENTS)
      throw new MarkupError(`it has more than ${MOST_ELEMENTS} elements`, 'Check that it is a draft, and split it by chapters.', start);
    const attributes: {[name: string]: string} = {};
    for (const key of Object.keys(tag.attributes)) attributes[prefixed ? key : local(key)] = (tag.attributes as {[key: string]: string})[key]!;
    const element: MarkupElement = {type: 'element', name, attributes, children: [], start, end: after};
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', tag => {
    if (!tag.isSelfClosing) text(tagStart());
    after = parser.position;
    if (unwanted) unwanted--;
    else (open.pop() as {end: number}).end = after;
  });
  for (let at = 0; at < source.length; at += PIECE) parser.write(source.slice(at, at + PIECE));
  parser.close();
  return root;
}

const FIVE: {readonly [reference: string]: string} = {'&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'"};

/** What a character reference of XML stands for. */
export function decodeXml(reference: string): string {
  const known = FIVE[reference];
  if (known !== undefined) return known;
  const m = /^&#(?:[xX]([\dA-Fa-f]+)|(\d+));$/.exec(reference);
  const code = m ? Number.parseInt(m[1] ?? m[2]!, m[1] ? 16 : 10) : 0;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : reference;
}
