import {sourceOffset} from '../core/draft/index.ts';
import type {Finding} from '../core/report/types.ts';
import {overlaps, type Span} from '../core/span.ts';
import type {EditorSettings} from '../protocol/index.ts';
import type {Server} from './server.ts';
import type {View} from './view.ts';

/** After so long without a change a sentence counts as written. */
const REST_MS = 2000;

export interface Focus {
  /** The same as long as the same findings are held back. */
  readonly key: string;
  readonly holds: (finding: Finding) => boolean;
}

const NOWHERE: Focus = {key: '', holds: () => false};

/** The sentence in which somebody is typing, as far as the last change tells; nobody wants to be told about half a sentence. */
export function focusOf(view: View, {focusMode}: EditorSettings, lastChange: number): Focus {
  if (!focusMode || lastChange < 0) return NOWHERE;
  const {blocks} = view.draft;
  const block = blocks.findLast(one => one.start <= lastChange) ?? blocks[0];
  if (!block || lastChange > block.end + 1) return NOWHERE;
  let sentence: Span = {start: block.start, end: block.end + 1};
  for (let s = 0; s < block.sentences.length; s += 2) {
    const span = {start: sourceOffset(block, block.sentences[s]!, 'start'), end: sourceOffset(block, block.sentences[s + 1]!, 'end') + 1};
    if (span.start <= lastChange && lastChange <= span.end) sentence = span;
  }
  return {key: `${sentence.start}-${sentence.end}`, holds: finding => overlaps(finding, sentence)};
}

/** Has what was held back shown once typing rests. */
export function registerFocus(server: Server): void {
  const {documents, events} = server;
  const timers = new Map<string, NodeJS.Timeout | number>();
  const stop = (uri: string): void => {
    clearTimeout(timers.get(uri) as number);
    timers.delete(uri);
  };
  documents.synced.onDidChangeContent(({document: {uri}}) => {
    stop(uri);
    if (!server.settings.focusMode || documents.lastChange(uri) < 0) return;
    const rest = (): void => {
      timers.delete(uri);
      documents.settle(uri);
      events.shown.fire(uri);
    };
    timers.set(uri, setTimeout(rest, REST_MS));
  });
  documents.synced.onDidSave(({document}) => stop(document.uri));
  documents.synced.onDidClose(({document}) => stop(document.uri));
}
