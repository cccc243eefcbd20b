/**
 * The one dialect of path patterns, for command line, `include` and `exclude` alike:
 * `*` and `?` inside a name, `**` for any folders, `{a,b}` for alternatives; everything else is literal.
 * There are no character classes, so that a bracket in a file name is a bracket.
 * Matching takes at most pattern times path steps; nothing is turned into a regular expression.
 */

const MAX_ALTERNATIVES = 200;

export const isGlob = (pattern: string): boolean => /[*?]|\{[^}]*,[^}]*\}/.test(pattern);

/**
 * A test for paths with forward slashes. With `folders`, a pattern that names a folder matches all that is in it.
 * Undefined where braces unfold into more than 200 patterns.
 */
export function compileGlob(pattern: string, {folders = false} = {}): ((path: string) => boolean) | undefined {
  const rows = expandBraces(pattern)?.map(namesOf);
  return rows && (path => rows.some(row => wildcard(row, namesOf(path), name => name === '**', nameMatches, folders)));
}
const namesOf = (path: string): string[] => path.split('/').filter(name => name !== '' && name !== '.');

/** The folders before the first sign: where a walk for `drafts/*.md` starts. */
export function staticPrefix(pattern: string): string {
  const names = pattern.split('/');
  const first = names.findIndex(isGlobName);
  return names.slice(0, first < 0 ? names.length - 1 : first).join('/') || (pattern.startsWith('/') ? '/' : '.');
}
const isGlobName = (name: string): boolean => /[*?{]/.test(name);

const nameMatches = (pattern: string, name: string): boolean =>
  wildcard(
    [...pattern],
    [...name],
    sign => sign === '*',
    (sign, letter) => sign === '?' || sign === letter,
    false,
  );

/**
 * Wildcard matching with one point of return: the last star. An earlier star never needs another try, since whatever
 * it would give up the later one can take. `prefix`: the pattern may end before the text does.
 */
function wildcard(
  pattern: readonly string[],
  text: readonly string[],
  isStar: (sign: string) => boolean,
  same: (sign: string, item: string) => boolean,
  prefix: boolean,
): boolean {
  let p = 0;
  let star = -1;
  let mark = 0;
  for (let t = 0; t < text.length; ) {
    if (p < pattern.length && isStar(pattern[p]!)) {
      star = p++;
      mark = t;
    } else if (p < pattern.length && same(pattern[p]!, text[t]!)) {
      p++;
      t++;
    } else if (p === pattern.length && prefix) return true;
    else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else return false;
  }
  while (p < pattern.length && isStar(pattern[p]!)) p++;
  return p === pattern.length;
}

function expandBraces(pattern: string): string[] | undefined {
  let done = [''];
  let at = 0;
  while (at < pattern.length) {
    const open = pattern.indexOf('{', at);
    const close = open < 0 ? -1 : pattern.indexOf('}', open);
    if (close < 0) return done.map(head => head + pattern.slice(at));
    const literal = pattern.slice(at, open);
    const choices = pattern.slice(open + 1, close).split(',');
    // "{a}" offers no choice and stays as it is.
    const tails = choices.length > 1 ? choices : [pattern.slice(open, close + 1)];
    if (done.length * tails.length > MAX_ALTERNATIVES) return undefined;
    done = done.flatMap(head => tails.map(tail => head + literal + tail));
    at = close + 1;
  }
  return done;
}
