import {zipSync} from 'fflate';
import {offsetInRuns} from '../../core/draft/block.ts';
import type {Anchor} from '../../core/draft/word/blocks.ts';
import type {WordText} from '../../core/draft/word/index.ts';
import type {Problem, Span} from '../../core/span.ts';
import {problem} from '../problems.ts';
import {ArchiveError, unpack} from './archive.ts';
import {commentXml, type Insertion, insertAll, insertionAt, nextId, preserved, withComments} from './comments.ts';
import {decoded, nameOf, readWordText} from './index.ts';
import {type Run, runAt, runsOf} from './runs.ts';

/** What is to be said about a stretch of the draft's text, line by line. */
export interface Remark extends Span {
  readonly lines: readonly string[];
}

const COMMENTS = nameOf('comments');
const RELATIONS = 'word/_rels/document.xml.rels';
const TYPES = '[Content_Types].xml';

/**
 * A copy of a Word file with a comment at each remark. Everything else stays as it is, byte for byte within each part. `text`: the text that the remarks are about.
 * Comments on notes stand at the place that refers to the note, since Word has none in notes.
 */
export function reviewCopy(bytes: Uint8Array, shown: string, text: string, remarks: readonly Remark[]): Uint8Array | Problem {
  const word = readWordText(bytes, shown);
  if ('message' in word) return word;
  if (word.text !== text) return problem(shown, `No review copy of ${shown} was written: it changed while it was checked.`, 'Run the command again.');
  try {
    return commented(Object.fromEntries(unpack(bytes, () => true)), word, remarks);
  } catch (error) {
    if (error instanceof ArchiveError) return problem(shown, `No review copy of ${shown} was written: ${error.message}.`, error.repair);
    throw error;
  }
}

function commented(files: {[name: string]: Uint8Array}, word: WordText, remarks: readonly Remark[]): Uint8Array {
  const document = decoded(files[nameOf('document')])!;
  const comments = decoded(files[COMMENTS]);
  const runs = runsOf(document);
  const insertions: Insertion[] = [];
  const first = nextId(comments);
  const written: string[] = [];
  for (const remark of remarks) {
    const id = first + written.length;
    const marks = marksOf(remark, word.anchors, runs, id, document);
    if (!marks) continue;
    insertions.push(...marks);
    written.push(commentXml(id, remark.lines));
  }
  files[nameOf('document')] = encoded(insertAll(document, insertions));
  files[COMMENTS] = encoded(withComments(comments, written.join('')));
  if (comments === undefined) {
    files[TYPES] = encoded(
      addBefore(
        decoded(files[TYPES])!,
        '</Types>',
        `<Override PartName="/${COMMENTS}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>`,
      ),
    );
    const relations =
      decoded(files[RELATIONS]) ?? '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
    files[RELATIONS] = encoded(
      addBefore(
        relations,
        '</Relationships>',
        '<Relationship Id="clauseguardComments" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>',
      ),
    );
  }
  // A fixed date, so that the same draft gives the same file.
  return zipSync(files, {mtime: new Date(1980, 0, 1)});
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

const addBefore = (xml: string, end: string, markup: string): string => {
  const at = xml.lastIndexOf(end);
  return at < 0 ? xml : xml.slice(0, at) + markup + xml.slice(at);
};

/** What marks a remark in the document; undefined where its place is in no run. */
function marksOf(remark: Span, anchors: readonly Anchor[], runs: readonly Run[], id: number, xml: string): Insertion[] | undefined {
  const touched = anchors.filter(anchor => anchor.start < Math.max(remark.end, remark.start + 1) && anchor.end > remark.start);
  const from = touched[0] ?? anchors.find(anchor => anchor.start >= remark.start);
  if (!from) return undefined;
  const to = touched.at(-1) ?? from;
  const start = placeOf(from, remark.start, 'start', runs);
  const end = placeOf(to, touched.length ? remark.end : from.end, 'end', runs);
  if (!start || !end) return undefined;
  const opening = `<w:commentRangeStart w:id="${id}"/>`;
  const closing = `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
  return [
    insertionAt(start.run, start.offset, 'start', opening),
    insertionAt(end.run, end.offset, 'end', closing),
    ...[start, end].flatMap(({run, offset}) => preserved(run, offset, xml) ?? []),
  ];
}

function placeOf(anchor: Anchor, at: number, side: 'start' | 'end', runs: readonly Run[]): {run: Run; offset: number} | undefined {
  if (anchor.part !== 'document') {
    const run = runs.find(one => one.notes.includes(`${anchor.part} ${anchor.noteId}`));
    return run && {run, offset: side === 'start' ? run.start : run.end};
  }
  const inside = Math.max(0, Math.min(at - anchor.start, anchor.end - anchor.start));
  const offset = offsetInRuns(anchor.runs, inside, side);
  const run = runAt(runs, offset, side);
  return run && {run, offset};
}
