import type {ElementContent, Root, RootContent} from 'hast';
import rehypeParse from 'rehype-parse';
import {type Processor, unified} from 'unified';
import type {Layout, Style} from '../raw.ts';
import {readMarkup} from './reader.ts';
import {DEEPEST, elementsOf, type MarkupElement, MarkupError, type MarkupNode} from './tree.ts';
import type {Role, Vocabulary} from './vocabulary.ts';

let parser: Processor<Root> | undefined;
const parse = (html: string): Root => (parser ??= unified().use(rehypeParse).freeze() as Processor<Root>).parse(html) as Root;

/** HTML as blocks. Throws MarkupError where elements nest deeper than a draft's. */
export function readHtml(source: string): Layout {
  checkDepth(source);
  return readMarkup(treeOf(parse(source)), source, HTML, decode);
}

/** Elements without an end, and those whose end may be left out and which cannot nest by themselves. */
const UNCOUNTED = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr html head body ' +
    'p li dt dd tr td th thead tbody tfoot colgroup caption option optgroup rp rt'
  ).split(' '),
);
/** More than any draft has; each takes memory. */
const MOST_TAGS = 1_000_000;
const TAG = /<(\/?)([A-Za-z][A-Za-z\d:-]{0,40})/g;

/** The parser's work grows with the depth of open elements for every tag, so that depth is looked at first. */
function checkDepth(source: string): void {
  const open = new Map<string, number>();
  let depth = 0;
  let tags = 0;
  for (const {0: tag, 1: slash, 2: written, index} of source.matchAll(TAG)) {
    const name = written!.toLowerCase();
    if (++tags > MOST_TAGS) throw new MarkupError(`it has more than ${MOST_TAGS} tags`, 'Check that it is a draft, and split it by chapters.', index);
    if (UNCOUNTED.has(name)) continue;
    const count = open.get(name) ?? 0;
    if (slash && count === 0) continue;
    if (!slash && isClosed(source, index + tag.length)) continue;
    open.set(name, slash ? count - 1 : count + 1);
    depth += slash ? -1 : 1;
    if (depth > DEEPEST)
      throw new MarkupError(`more than ${DEEPEST} elements are open inside each other`, 'Close the elements, or export the draft again.', index);
  }
}

/** "<path/>" of a drawing. */
function isClosed(source: string, from: number): boolean {
  const end = source.indexOf('>', from);
  return end > 0 && end - from < 4000 && source.charCodeAt(end - 1) === 47;
}

/** The parser's tree with places, without what stands nowhere in the source. */
function treeOf(root: Root): MarkupElement {
  const start = (node: RootContent | ElementContent): number => node.position?.start.offset ?? -1;
  const end = (node: RootContent | ElementContent): number => node.position?.end.offset ?? -1;
  const convert = (node: RootContent | ElementContent): MarkupNode[] => {
    if (node.type === 'text' || node.type === 'comment') {
      if (start(node) < 0) return [];
      const span = {start: start(node), end: end(node)};
      return [node.type === 'text' ? {type: 'text', literal: false, blank: node.value.trim() === '', ...span} : {type: 'comment', ...span}];
    }
    if (node.type !== 'element') return [];
    const attributes: {[name: string]: string} = {};
    for (const [name, value] of Object.entries(node.properties))
      attributes[name.toLowerCase()] = Array.isArray(value) ? value.join(' ') : String(value);
    return [{type: 'element', name: node.tagName, attributes, children: node.children.flatMap(convert), start: start(node), end: end(node)}];
  };
  return {type: 'element', name: '', attributes: {}, children: root.children.flatMap(convert), start: 0, end: 0};
}

const decoded = new Map<string, string>();
/** What a character reference stands for, asked of the parser itself. */
function decode(reference: string): string {
  let value = decoded.get(reference);
  if (value === undefined) {
    const texts: string[] = [];
    const collect = (node: Root | RootContent | ElementContent): void => {
      if (node.type === 'text') texts.push(node.value);
      if ('children' in node) node.children.forEach(collect);
    };
    collect(parse(`<body>x${reference} x`));
    value = texts.join('').slice(1, -2);
    if (decoded.size < 5000) decoded.set(reference, value);
  }
  return value;
}

const ROLES = new Map<string, Role>();
const give = (role: Role, names: string): void => names.split(' ').forEach(name => ROLES.set(name, role));
give(
  'skip',
  'head title script style template noscript iframe object embed svg math canvas audio video select datalist button input textarea img map',
);
give('aside', 'nav');
give('inline', 'span a abbr acronym cite dfn small big u ins sub sup mark time data var label bdi bdo font ruby output meter progress wbr');
give('bold', 'b strong');
give('italic', 'i em');
give('deleted', 'del s strike');
give('code', 'code kbd samp tt');
give('break', 'br');
give('quoted', 'q');
give('quotation', 'blockquote');
give('lines', 'pre listing xmp plaintext');
give('heading', 'h1 h2 h3 h4 h5 h6');
give('list', 'ul ol menu dir');
give('item', 'li');
give('table', 'table');

const NUMBERED: {readonly [type: string]: string} = {a: 'abcdefghijklmnopqrstuvwxyz', A: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'};

const HTML: Vocabulary = {
  roleOf: element => {
    const {attributes, name} = element;
    if ('hidden' in attributes || /display\s*:\s*none/i.test(attributes['style'] ?? '')) return 'skip';
    if (isFootnoteMark(element)) return 'mark';
    if (attributes['role'] === 'doc-footnote' || attributes['role'] === 'doc-endnote') return 'footnote';
    return ROLES.get(name) ?? 'block';
  },
  headingDepth: element => Number(element.name[1]),
  itemNumber: (item, list, index) => {
    if (list?.name !== 'ol') return list ? '•' : '';
    if (/list-style(?:-type)?\s*:\s*none/i.test(list.attributes['style'] ?? '')) return '';
    const start = Number(list.attributes['start'] ?? 1);
    const value = Number(item.attributes['value'] ?? (Number.isInteger(start) ? start : 1) + index);
    return Number.isInteger(value) ? `${printed(value, list.attributes['type'] ?? '1')}.` : '';
  },
  labelsApart: true,
  numberStyle: (): Style | undefined => undefined,
};

/** A raised number that leads to a note. */
function isFootnoteMark(element: MarkupElement): boolean {
  const isLink = (one: MarkupElement): boolean => one.name === 'a' && (one.attributes['href'] ?? '').startsWith('#');
  if (element.name === 'sup')
    return elementsOf(element).length > 0 && elementsOf(element).every(isLink) && element.children.every(node => node.type === 'element');
  return isLink(element) && elementsOf(element).length === 1 && elementsOf(element)[0]!.name === 'sup' && element.children.length === 1;
}

function printed(value: number, type: string): string {
  const letters = NUMBERED[type];
  if (letters && value > 0 && value <= 26 * 26)
    return value <= 26 ? letters[value - 1]! : letters[Math.floor((value - 1) / 26) - 1]! + letters[(value - 1) % 26]!;
  if (/^i$/i.test(type) && value > 0 && value < 100) return type === 'i' ? roman(value) : roman(value).toUpperCase();
  return String(value);
}

const TENS = ['', 'x', 'xx', 'xxx', 'xl', 'l', 'lx', 'lxx', 'lxxx', 'xc'];
const ONES = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
export const roman = (value: number): string => TENS[Math.floor(value / 10)]! + ONES[value % 10]!;
