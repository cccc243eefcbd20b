import {sourceOffset} from '../../core/draft/index.ts';
import type {Block, Draft, Section} from '../../core/draft/types.ts';
import {scopeOf} from '../../core/judge/scope.ts';
import type {Clause} from '../../core/pack/types.ts';
import type {Span} from '../../core/span.ts';
import {blockAt, blockIndexAt} from '../blocks.ts';
import {newlineOf} from '../newline.ts';
import {spokenName, withoutCapitals, withoutMarks} from '../sections.ts';
import type {Template} from './edits.ts';
import {labelBetween, nextLabel} from './labels.ts';

export interface Insertion extends Template {
  /** Where it goes, in words: "as paragraph (4) of Article 7", or ''. */
  readonly place: string;
}

/**
 * The model clause as the next numbered unit of the provision that needs it, in the way its neighbours are numbered, indented and wrapped; as
 * a plain paragraph where they bear no numbers. Nothing is numbered anew. `end`: the end of the provision, as the finding's own fix has it.
 */
export function asParagraph(draft: Draft, finding: Pick<Span, 'start'>, clause: Clause, end: number): Insertion {
  const at = aboveSignature(draft, end);
  const scope = scopeOf(draft, blockAt(draft, finding.start).section, 'article');
  const children = scope > 0 ? childrenOf(draft, scope, 'clause') : [];
  const siblings = children.length ? children : isLastClause(draft, scope) ? childrenOf(draft, draft.sections[scope]!.parent, 'clause') : [];
  const lastOne = siblings.at(-1);
  // Behind what is put into another act, and its closing mark, a number would be one of this act; before the last unit, the next number is out of order; right below a title it would leave that
  // without the text that makes it one.
  const last =
    lastOne && (lastOne.role === 'amendment' || draft.blocks[lastOne.first]!.start > at || isTitleAlone(draft, lastOne)) ? undefined : lastOne;
  const label = last && nextLabel(siblings.map(one => one.label));
  const shape = last && label !== undefined ? shapeOf(draft, last, label) : undefined;
  if (!last || !shape)
    return {at, before: gapInQuotation(draft, at) ?? gap(draft, undefined, at), text: clause.text.trim(), after: gapBehind(draft, at), place: ''};
  const home = children.length ? scope : draft.sections[scope]!.parent;
  const inArticle = draft.sections[home]!.kind === 'article';
  const name = withoutMarks(shape.printed);
  // "4.7" says by itself where it goes; "11" does not.
  const word = name.startsWith('(') || inArticle ? 'paragraph ' : /^\d+$/.test(name) ? (shape.block.kind === 'heading' ? 'section ' : 'number ') : '';
  const place = `as ${word}${name}${inArticle ? ` of ${spokenName(draft, home)}` : ''}`;
  return {...compose(draft, siblings, shape, clause, at), place};
}

/** The model clause as an article of its own after the one that needs it: with the next number at the end, else "7a". */
export function asArticle(draft: Draft, finding: Pick<Span, 'start'>, clause: Clause, end: number): Insertion | undefined {
  const at = aboveSignature(draft, end);
  const scope = scopeOf(draft, blockAt(draft, finding.start).section, 'article');
  const section = draft.sections[scope]!;
  if (section.kind !== 'article' || section.role === 'amendment') return undefined;
  const articles = draft.sections.filter(one => one.kind === 'article' && one.role !== 'amendment');
  const label =
    articles.at(-1) === section ? nextLabel(articles.map(one => one.label)) : labelBetween(section.label, new Set(articles.map(one => one.label)));
  const shape = label === undefined ? undefined : shapeOf(draft, section, label);
  if (!shape) return undefined;
  return {...compose(draft, [section], shape, clause, at), place: `as a new ${withoutCapitals(withoutMarks(shape.printed))}`};
}

/** Most characters of a line that is a signature or a date and no provision. */
const SIGNATURE = 80;

/** Where short lines without a full stop ("The Director-General", "Done at ...") close the provision, the end of what stands above them. */
function aboveSignature(draft: Draft, end: number): number {
  const {blocks, source} = draft;
  const last = blockIndexAt(draft, end);
  let above = last;
  for (let block = blocks[above]; above > 0 && block && isSignature(block); block = blocks[above]) above--;
  if (above < 0 || above === last || blocks[above]!.kind === 'heading') return end;
  const lineEnd = /[\r\n]|$/.exec(source.slice(blocks[above]!.end))!;
  return blocks[above]!.end + lineEnd.index;
}
const isSignature = ({kind, label, text, leadIn, tailOf}: Block): boolean =>
  kind === 'paragraph' && label === '' && leadIn < 0 && tailOf < 0 && text.length < SIGNATURE && !/[.;:,]["”’)]*$/.test(text);

const childrenOf = (draft: Draft, parent: number, kind: Section['kind']): Section[] =>
  draft.sections.filter(one => one.parent === parent && one.kind === kind && one.label !== '');

const isTitleAlone = ({blocks}: Draft, {first, last}: Section): boolean => last - first === 1 && blocks[first]!.kind === 'heading';

const isLastClause = (draft: Draft, scope: number): boolean => {
  const {kind, parent} = draft.sections[scope]!;
  return scope > 0 && kind === 'clause' && childrenOf(draft, parent, 'clause').at(-1) === draft.sections[scope];
};

/** How a unit opens and closes in the source, with another label in place of its own. */
interface Shape {
  readonly block: Block;
  readonly indent: string;
  readonly printed: string;
  /** What stands around a title: "(" before it, ").** " after it. Absent where units bear no titles. */
  readonly around?: readonly [before: string, after: string];
  /** Titles stand in capitals. */
  readonly capitals: boolean;
}

function shapeOf(draft: Draft, section: Section, label: string): Shape | undefined {
  const block = draft.blocks[section.first];
  if (!block) return undefined;
  const {source} = draft;
  const head = source.slice(block.start, sourceOffset(block, 0, 'start'));
  const from = head.lastIndexOf(section.label);
  if (from < 0) return undefined;
  const line = source.slice(source.lastIndexOf('\n', block.start - 1) + 1, block.start);
  // In "4A. (1) " the second number is that of a unit inside.
  const behind = head.slice(from + section.label.length).replace(/^(\S*\s+)\(?[\da-z]{1,4}[.)].*$/is, '$1');
  // In "4A. (1) " the first number is that of the unit around.
  const outer = draft.sections[section.parent]?.label;
  const opening = outer && says(head.slice(0, from), outer) ? head.slice(0, from).replace(/^.*\s(?=\S*$)/s, '') : head.slice(0, from);
  const printed = opening + label + behind;
  const around = titleMarks(draft, section, block);
  // Emphasis that opens before the number and closes behind the title must close here, too.
  if ((printed + (around?.join('') ?? '')).split('**').length % 2 === 0) return undefined;
  const capitals = /\p{L}/u.test(section.title) && section.title === section.title.toUpperCase();
  return {block, indent: /^[\s>]*$/.test(line) ? line : '', printed, around, capitals};
}

/** Not as a part of a word: "I" is none of "ARTICLE". */
function says(text: string, label: string): boolean {
  const at = text.indexOf(label);
  return at >= 0 && !/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(text.slice(at + label.length));
}

function titleMarks({source}: Draft, {title}: Section, block: Block): Shape['around'] {
  const newline = newlineOf(source);
  if (block.kind === 'heading') return ['', source.slice(sourceOffset(block, block.text.length, 'end'), block.end) + newline + newline];
  const own = block.text.replace(/\s+/g, ' ').startsWith(title) ? title.length : 0;
  if (own === 0) return undefined;
  const stop = own + /^[.:—–\s]*/.exec(block.text.slice(own))![0].length;
  // A title on a line of its own.
  const after =
    stop === block.text.length
      ? source.slice(sourceOffset(block, own, 'end'), block.end) + newline + newline
      : source.slice(sourceOffset(block, own, 'end'), sourceOffset(block, stop, 'start'));
  return title.startsWith('(') && title.endsWith(')') ? ['(', `)${after}`] : ['', after];
}

function compose(draft: Draft, siblings: readonly Section[], shape: Shape, clause: Clause, at: number): Template {
  const newline = newlineOf(draft.source);
  const text = clause.text.trim();
  const {block, around, printed, capitals} = shape;
  const title = capitals ? clause.title.toUpperCase() : clause.title;
  const body = printed + (around ? around[0] + title + around[1] : '') + text;
  return {
    at,
    before: gap(draft, siblings, at) + shape.indent,
    text: block.kind === 'heading' ? body : wrapLike(draft, block, body, newline),
    after: '',
  };
}

/** A line break, or an empty line, as between the last two neighbours. */
function gap(draft: Draft, siblings: readonly Section[] | undefined, at: number): string {
  const newline = newlineOf(draft.source);
  const [before, last] = siblings?.slice(-2) ?? [];
  const between = before && last ? draft.source.slice(draft.blocks[before.last - 1]!.end, draft.blocks[last.first]!.start) : '';
  const isTight = between !== '' && between.split('\n').length === 2;
  return at === 0 ? '' : isTight ? newline : newline + newline;
}

/** An empty line in the Markdown quotation that goes on behind `at`, and the marks of the next one. */
function gapInQuotation(draft: Draft, at: number): string | undefined {
  const {source} = draft;
  const marks = /^[ \t]*(?:>[ \t]?)+/.exec(source.slice(source.lastIndexOf('\n', at - 1) + 1, at))?.[0];
  if (!marks || !/^(?:\r\n?|\n)[ \t]*>/.test(source.slice(at, at + 200))) return undefined;
  const newline = newlineOf(source);
  return newline + marks.trimEnd() + newline + marks;
}

/** The line break that an empty line needs, where the next line would else belong to what is inserted. */
const gapBehind = ({source}: Draft, at: number): string => /^(?:\r\n?|\n)(?=[ \t]*\S)/.exec(source.slice(at, at + 200))?.[0] ?? '';

/** Wraps like the neighbour, where that has several lines. */
function wrapLike(draft: Draft, block: Block, text: string, newline: string): string {
  const lines = draft.source.slice(block.start, block.end).split(/\r\n?|\n/);
  if (lines.length < 2) return text;
  const width = Math.max(40, ...lines.slice(0, -1).map(line => line.length));
  const hanging = /^\s*/.exec(lines[1]!)![0];
  let out = '';
  let column = 0;
  for (const word of text.split(/ (?![^{}]*\})/)) {
    if (column > 0 && column + 1 + word.length > width) {
      out += newline + hanging + word;
      column = hanging.length + word.length;
    } else {
      out += column > 0 ? ` ${word}` : word;
      column += word.length + (column > 0 ? 1 : 0);
    }
  }
  return out;
}
