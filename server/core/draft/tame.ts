/** Most block quotations and list items that begin in one line, and most emphasis marks and brackets of either side in one paragraph, that the parser is given. It is quadratic in each. */
const DEEPEST = 60;
const MOST_MARKS = 2000;
const MARKS = [/[*_~]/g, /\[/g, /\]/g];
/** A line that may begin so many. */
const DEEP = /^[>+*\-.)\d \t]{60}/m;
const DEEP_LINES = new RegExp(`${DEEP.source}.*$`, 'gm');
const CONTAINER = /[ \t]*(>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/gy;
const BREAK = /^[ \t]*(?:-[- \t]*|\*[* \t]*)$/;

/** A line that begins with a word, and the mark with which others begin. */
const LAZY = /^[\p{L}\p{N}](?!\d{0,8}[.)])/gmu;
const BEGINS = /^[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))/gm;
const MOST_LAZY = 3000;

const PARAGRAPH = /[^\r\n]+(?:(?:\r\n|\n|\r)[^\r\n]+)*/g;
const OPENING = /(<!--)|(<\?)|(<!\[CDATA\[)|(<![A-Za-z])/g;
/** What ends each of them. */
const ENDS = ['-->', '?>', ']]>', '>'];

/** The text with what nobody writes but to stop a parser made plain, character for character. */
export function tame(text: string): string {
  return withFewMarks(withFewOpenings(withFewLazyLines(DEEP.test(text) ? text.replace(DEEP_LINES, shallowLine) : text)));
}

/** Lines that go on a quotation or an item without its mark or indentation: for each the parser looks through the paragraph before it. With too many the marks are words. */
function withFewLazyLines(text: string): string {
  if (text.length < MOST_LAZY || (text.match(LAZY)?.length ?? 0) <= MOST_LAZY) return text;
  return text.replace(PARAGRAPH, paragraph =>
    (paragraph.match(LAZY)?.length ?? 0) > MOST_LAZY ? paragraph.replace(BEGINS, mark => mark.replace(/[^ \t]/g, 'x')) : paragraph,
  );
}

/** Comments and the like that never end: for each, the parser looks through all that follows in the paragraph. */
function withFewOpenings(text: string): string {
  if (!text.includes('<') || (text.match(OPENING)?.length ?? 0) <= DEEPEST) return text;
  return text.replace(PARAGRAPH, paragraph => {
    const last = ENDS.map(end => paragraph.lastIndexOf(end));
    let open = 0;
    return paragraph.replace(OPENING, (one, ...kinds) => {
      const at = kinds.find(part => typeof part === 'number') as number;
      const kind = kinds.findIndex(part => part !== undefined);
      return last[kind]! > at || ++open <= DEEPEST ? one : `x${one.slice(1)}`;
    });
  });
}

/** Emphasis and brackets: the parser compares each with all that stand open. */
function withFewMarks(text: string): string {
  // Most texts have so few of all that no paragraph can have too many.
  let marks = 0;
  for (let at = 0; at < text.length && marks <= MOST_MARKS; at++) if (isMark(text.charCodeAt(at))) marks++;
  if (marks <= MOST_MARKS) return text;
  return text.replace(PARAGRAPH, paragraph => MARKS.reduce(fewer, paragraph));
}

const fewer = (paragraph: string, mark: RegExp): string => {
  let seen = 0;
  return paragraph.replace(mark, one => (++seen > MOST_MARKS ? 'x' : one));
};

/** The line with the first mark that is too deep made a word; what follows a word is text. A rule drawn with dashes or stars is no list. */
function shallowLine(line: string): string {
  // What is inside a list item is indented by two columns at least.
  let depth = /^[ \t]*/.exec(line)![0].length >> 1;
  for (const {0: all, 1: mark, index} of line.matchAll(CONTAINER)) {
    if (BREAK.test(line.slice(index))) return line;
    const end = index + all.length;
    if (++depth > DEEPEST) return line.slice(0, end - mark!.length) + 'x'.repeat(mark!.length) + line.slice(end);
  }
  return line;
}

/** * _ ~ [ ] */
const isMark = (c: number): boolean => c === 42 || c === 95 || c === 126 || c === 91 || c === 93;
