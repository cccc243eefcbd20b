import type {Layout, Style} from '../raw.ts';
import {readMarkup} from './reader.ts';
import {isLegalXml} from './recognise.ts';
import {elementsOf, type MarkupElement} from './tree.ts';
import type {Role, Vocabulary} from './vocabulary.ts';
import {decodeXml, parseXml} from './xml.ts';

/**
 * Akoma Ntoso (OASIS LegalDocML 1.0, 2018), United States Legislative Markup (GPO) and their kin: numbered units with headings and text inside each other.
 * Undefined where the document is XML of another kind. Throws MarkupError.
 */
export function readLegalXml(source: string): Layout | undefined {
  if (!isLegalXml(source)) return undefined;
  const root = parseXml(source);
  return readMarkup(root, source, LEGAL, decodeXml);
}

const ROLES = new Map<string, Role>();
const give = (role: Role, names: string): void => names.split(' ').forEach(name => ROLES.set(name, role));
give('skip', 'meta style presentation proprietary identification lifecycle references img num noteRef sidenote page eop');
give('aside', 'coverPage toc tocItem slugLine distributionCode');
give('preamble', 'preamble recitals');
give(
  'inline',
  'span a ref mref rref mod rmod mmod rmmod def term person organization concept object event location process role entity quantity ' +
    'date time docDate docNumber docTitle docType docStage docStatus docPurpose docProponent shortTitle shortForm inline ins sup sub u abbr ' +
    'placeholder fillIn remark proviso amendingAction headingText authority neutralCitation party judge lawyer signature opinion ' +
    'affectedDocument relatedDocument outcome small big popup',
);
give('bold', 'b strong');
give('italic', 'i em');
give('deleted', 'del');
give('break', 'br eol');
give('tab', 'marker');
give('quoted', 'quotedText');
give('quotation', 'quotedStructure quotedContent embeddedText embeddedStructure extractStructure extractText');
give('heading', 'heading subheading');
give('footnote', 'authorialNote footnote note');
give('list', 'ul ol');
give('item', 'li');
give('table', 'table');
give('block', 'p block content intro chapeau continuation wrapUp wrap longTitle formula listIntroduction listConclusion text');

const PROVISIONS: {readonly [name: string]: Style} = {
  ...Object.fromEntries(['section', 'article', 'rule', 'regulation', 'clause'].map(name => [name, 'article'] as const)),
  ...Object.fromEntries(['part', 'chapter', 'title', 'subpart', 'subchapter', 'subtitle', 'book', 'tome'].map(name => [name, 'part'] as const)),
};

/** Has text of its own between its elements: then what is unknown in it belongs to the line. */
const mixed = new WeakMap<MarkupElement, boolean>();
function isMixed(element: MarkupElement): boolean {
  let known = mixed.get(element);
  if (known === undefined) mixed.set(element, (known = element.children.some(node => node.type === 'text' && !node.blank)));
  return known;
}

/** Judgments and codes are made from documents in which a style says what a heading is. */
const isHeadingLine = ({name, attributes}: MarkupElement): boolean => name === 'p' && /heading\s?\d?$/i.test(attributes['class'] ?? '');

const LEGAL: Vocabulary = {
  roleOf: (element, parent) => {
    const role = isHeadingLine(element) ? 'heading' : ROLES.get(element.name);
    if (role === 'inline' && elementsOf(element).some(child => child.name === 'p')) return 'block';
    // A quotation inside a sentence is part of it.
    if (role === 'quotation' && (element.name === 'quotedContent' || element.name === 'embeddedText') && !elementsOf(element).length) return 'quoted';
    if (role) return role;
    if (elementsOf(element).some(child => child.name === 'num' || child.name === 'heading')) return 'provision';
    return isMixed(parent) ? 'inline' : 'block';
  },
  headingDepth: element => (isHeadingLine(element) ? (/sub/i.test(element.attributes['class']!) ? 2 : 1) : 0),
  itemNumber: (item, list) => (list?.name === 'ul' || !list ? '•' : (item.attributes['value'] ?? '')),
  labelsApart: false,
  numberStyle: ({name}) => PROVISIONS[name],
};
