import {isMap, isScalar, type Pair, parseDocument, type YAMLMap} from 'yaml';
import type {Level} from '../../core/pack/types.ts';
import {newlineOf} from '../newline.ts';

/** A change of one stretch of a text: [start, end) in UTF-16 code units. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * What has to change in the text of a clauseguard.yaml so that `rule` has `level`. Comments, order and layout of all the rest stay as they are.
 * Undefined where the file cannot be understood: it has to be mended first.
 */
export function setLevel(source: string, rule: string, level: Level | 'off'): TextChange | undefined {
  const newline = newlineOf(source);
  const document = parseDocument(source, {logLevel: 'silent'});
  if (document.errors.length) return undefined;
  const entry = `${/^[\w./-]+$/.test(rule) ? rule : JSON.stringify(rule)}: ${level}`;
  const {contents} = document;
  const atEnd = (text: string): TextChange => {
    const needsBreak = source !== '' && !/[\r\n]$/.test(source);
    return {start: source.length, end: source.length, text: `${needsBreak ? newline : ''}${text}${newline}`};
  };
  if (contents === null) return atEnd(`rules:${newline}  ${entry}`);
  if (!isMap(contents)) return undefined;
  const rules = pairOf(contents, 'rules');
  if (!rules) return contents.flow ? rewrite(source, rule, level) : atEnd(`rules:${newline}  ${entry}`);
  if (!isMap(rules.value)) {
    // "rules:" with nothing below it.
    const key = isScalar(rules.key) ? rules.key.range?.[1] : undefined;
    const isEmpty = rules.value === null || (isScalar(rules.value) && rules.value.value === null && !rules.value.source);
    return isEmpty && key !== undefined && !contents.flow ? lineAfter(source, key, `  ${entry}`, newline) : undefined;
  }
  const old = pairOf(rules.value, rule);
  const range = old && isScalar(old.value) ? old.value.range : undefined;
  if (range && range[0] < range[1]) return {start: range[0], end: range[1], text: level};
  if (old || rules.value.flow || !rules.value.items.length) return rewrite(source, rule, level);
  return below(source, rules.value, entry, newline);
}

/** A line of its own below the last entry of a block map, indented like it. */
function below(source: string, map: YAMLMap, entry: string, newline: string): TextChange | undefined {
  const last = map.items.at(-1)!;
  const key = isScalar(last.key) ? last.key.range?.[0] : undefined;
  const value = isScalar(last.value) ? last.value.range?.[1] : undefined;
  if (key === undefined || value === undefined) return undefined;
  const indent = source.slice(source.lastIndexOf('\n', key - 1) + 1, key);
  if (!/^\s*$/.test(indent)) return undefined;
  return lineAfter(source, Math.max(value, key), indent + entry, newline);
}

/** A new line below the one on which `offset` stands. */
function lineAfter(source: string, offset: number, text: string, newline: string): TextChange {
  const end = source.indexOf('\n', offset) + 1;
  const at = end || source.length;
  return {start: at, end: at, text: `${end ? '' : newline}${text}${newline}`};
}

/** Lets the library write what has no simple place. Comments stay; layout may change. */
function rewrite(source: string, rule: string, level: string): TextChange {
  const document = parseDocument(source, {logLevel: 'silent'});
  document.setIn(['rules', rule], level);
  return {start: 0, end: source.length, text: document.toString({lineWidth: 0})};
}

const pairOf = (map: YAMLMap, key: string): Pair | undefined => map.items.find(pair => isScalar(pair.key) && pair.key.value === key);
