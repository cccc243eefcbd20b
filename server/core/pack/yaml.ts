import {type Document, isAlias, isMap, isNode, isScalar, isSeq, Lexer, LineCounter, parseDocument, visit} from 'yaml';
import type {Problem} from '../span.ts';

/** Limits of one file. Nesting is checked before parsing: the parser recurses, and a stack that overflows inside V8 ends the process. */
export const FILE_LIMITS = {characters: 300_000, depth: 40, indent: 200, aliases: 50} as const;

export type Keys = readonly (string | number)[];

/** A YAML file as plain data, with the place of every key and value in it. */
export interface YamlFile {
  readonly path: string;
  readonly value: unknown;
  /** Line and column from 1 of the value at `keys`, of its key, or of the character `offset` inside a text value. Falls back to the nearest enclosing value. */
  readonly place: (keys: Keys, on?: 'key' | 'value', offset?: number) => {line: number; column: number};
}

/** Takes what is wrong with files. */
interface Problems {
  readonly add: (problem: Problem) => undefined;
}

const QUOTES =
  'Put a text in double quotes when it begins with [ ] { } * & ! | > % @ # or a quotation mark, or contains ": " or " #"; indent with spaces.';
const REPAIRS: {readonly [code: string]: string} = {
  MULTIPLE_DOCS: 'A file holds one document: move what follows "---" into a file of its own.',
  TAB_AS_INDENT: 'Replace the tab by spaces.',
};

/** Reads one file. Whatever is wrong with it goes to `report`; undefined means that the file cannot be used. `empty`: what a file without content says, where it may have none. */
export function readYaml(path: string, source: string, report: Problems, empty?: object): YamlFile | undefined {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  const at = (line: number, column: number, message: string, repair: string): undefined =>
    report.add({path, line, column, level: 'error', message, repair});
  if (text.length > FILE_LIMITS.characters)
    return at(1, 1, `The file has ${text.length} characters; at most ${FILE_LIMITS.characters} are read.`, 'Split it into several files.');
  const bad = badNesting(text);
  if (bad)
    return bad.closes
      ? at(bad.line, bad.column, `The file is not valid YAML: "${bad.closes}" closes nothing.`, QUOTES)
      : at(
          bad.line,
          bad.column,
          `The nesting is deeper than ${FILE_LIMITS.depth} levels or ${FILE_LIMITS.indent} columns here.`,
          'Flatten it; no rule needs more than ten levels. An open bracket may lack its closing one.',
        );

  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines, prettyErrors: false, logLevel: 'error', uniqueKeys: false});
  const lineCol = (offset: number) => {
    const {line, col} = lines.linePos(Math.min(offset, text.length));
    return {line: Math.max(1, line), column: Math.max(1, col)};
  };
  const fault = document.errors[0];
  if (fault) {
    const {line, column} = lineCol(fault.pos[0]);
    return at(line, column, `The file is not valid YAML: ${yamlMessage(fault.code, fault.message)}`, REPAIRS[fault.code] ?? QUOTES);
  }
  const twice = duplicateKey(document.contents);
  if (twice) {
    const {line, column} = lineCol(twice.at);
    return at(line, column, `The key "${twice.key}" is given twice.`, 'Keep one of the two, or merge their values.');
  }
  let value: unknown;
  try {
    value = document.toJS({maxAliasCount: FILE_LIMITS.aliases}) ?? empty;
  } catch (error) {
    const {line, column} = lineCol(firstAlias(document));
    const unknown = String((error as Error).message).startsWith('Unresolved alias');
    return at(
      line,
      column,
      unknown ? 'A text that begins with * is read as an alias, and no anchor has this name.' : 'The file repeats its aliases too often.',
      unknown ? 'Put the text in double quotes.' : 'Write the values out instead of using anchors and aliases.',
    );
  }
  if (depthOf(value) > FILE_LIMITS.depth)
    return at(
      1,
      1,
      `Through its aliases the file nests deeper than ${FILE_LIMITS.depth} levels.`,
      'Write the values out instead of using anchors and aliases.',
    );
  if (value === undefined || value === null) return at(1, 1, 'The file is empty.', 'Write its content, or delete it.');
  return {path, value, place: (keys, on = 'value', offset) => lineCol(offsetOf(document, text, keys, on, offset))};
}

/** A file that is being written, as far as it can be understood; undefined where its nesting or length forbids to parse it. */
export function parseLoosely(text: string): Document.Parsed | undefined {
  if (text.length > FILE_LIMITS.characters || badNesting(text)) return undefined;
  return parseDocument(text, {prettyErrors: false, logLevel: 'silent', uniqueKeys: false});
}

const yamlMessage = (code: string, message: string): string =>
  code === 'MULTIPLE_DOCS'
    ? 'it holds more than one document.'
    : code === 'DUPLICATE_KEY'
      ? 'this key is given twice.'
      : code === 'BLOCK_AS_IMPLICIT_KEY'
        ? 'a second ": " on the line starts another mapping.'
        : `${message.charAt(0).toLowerCase()}${message.slice(1)}.`.replace(/\.\.$/, '.');

/** Where nesting passes the limits or a bracket closes nothing, told from the tokens alone, which are scanned without recursion. */
function badNesting(text: string): {line: number; column: number; closes?: string} | undefined {
  let line = 1;
  let column = 1;
  let flow = 0;
  let indicators = 0;
  for (const token of new Lexer().lex(text)) {
    const first = token.charCodeAt(0);
    if (token === '[' || token === '{') flow++;
    else if (token === ']' || token === '}') {
      if (flow-- === 0) return {line, column, closes: token};
    } else if (first === 24)
      flow = 0; // the lexer's mark that a flow collection broke off
    else if (token === ',' && flow) indicators = 0;
    else if (token === '-' || token === '?' || token === ':' || first === 33 || first === 38) indicators++;
    if (
      flow > FILE_LIMITS.depth ||
      indicators > FILE_LIMITS.depth ||
      (column > FILE_LIMITS.indent && flow === 0 && (token === '-' || token === '?' || token === ':'))
    )
      return {line, column};
    // The lexer's own marks stand for no text.
    if (first === 2 || first === 24 || first === 31) continue;
    const newline = token.lastIndexOf('\n');
    if (newline < 0) column += token.length;
    else {
      for (let i = token.indexOf('\n'); i >= 0; i = token.indexOf('\n', i + 1)) line++;
      column = token.length - newline;
      indicators = 0;
    }
  }
  return undefined;
}

/** Levels of lists and maps in plain data; stops counting one level over the limit. */
function depthOf(value: unknown, level = 0): number {
  if (typeof value !== 'object' || value === null || level > FILE_LIMITS.depth) return level;
  let deepest = level + 1;
  for (const inner of Object.values(value)) deepest = Math.max(deepest, depthOf(inner, level + 1));
  return deepest;
}

/** The first key that a map has twice. The parser's own check compares every pair of keys, which takes minutes on a long map. */
function duplicateKey(node: unknown): {key: string; at: number} | undefined {
  if (isSeq(node))
    for (const item of node.items) {
      const found = duplicateKey(item);
      if (found) return found;
    }
  if (!isMap(node)) return undefined;
  const seen = new Set<string>();
  for (const {key, value} of node.items) {
    const name = isScalar(key) ? String(key.value) : undefined;
    if (name !== undefined && seen.has(name)) return {key: name, at: (isScalar(key) && key.range?.[0]) || 0};
    if (name !== undefined) seen.add(name);
    const found = duplicateKey(value);
    if (found) return found;
  }
  return undefined;
}

function firstAlias(document: Document.Parsed): number {
  let at = 0;
  visit(document, {
    Alias(_, node) {
      at = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return at;
}

/** Source offset of a key, a value, or a character inside a text value where the value stands in the source letter by letter. */
function offsetOf(document: Document.Parsed, text: string, keys: Keys, on: 'key' | 'value', offset?: number): number {
  let node: unknown = document.contents;
  let found = document.contents?.range?.[0] ?? 0;
  for (let i = 0; i < keys.length; i++) {
    if (isAlias(node)) node = node.resolve(document);
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find(item => String(isScalar(item.key) ? item.key.value : item.key) === String(keys[i]));
      if (!pair) return found;
      next = pair.value;
      const key = isNode(pair.key) ? pair.key.range?.[0] : undefined;
      if (key !== undefined && ((on === 'key' && i === keys.length - 1) || !isNode(next) || !next.range)) return key;
    } else if (isSeq(node)) next = node.items[Number(keys[i])];
    if (!isNode(next) || !next.range) return found;
    found = next.range[0];
    node = next;
  }
  if (offset === undefined || !isScalar(node) || typeof node.value !== 'string' || !node.range) return found;
  const source = text.slice(node.range[0], node.range[1]);
  const whole = source.indexOf(node.value);
  if (whole >= 0) return found + whole + offset;
  // A folded, indented or escaped text has no simple offsets: the words at the offset are looked for, and count where they stand only once.
  for (const length of [40, 20, 10, 5]) {
    const words = node.value.slice(offset, offset + length).split('\n')[0]!;
    const at = source.indexOf(words);
    if (words && at >= 0 && source.lastIndexOf(words) === at) return found + at;
  }
  return found;
}
