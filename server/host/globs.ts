import picomatch from 'picomatch';

/**
 * The one dialect of path patterns, for command line, `include` and `exclude` alike:
 * `*` and `?` inside a name, `**` for any folders, `{a,b}` for alternatives; everything else is literal.
 * There are no character classes and no groups, so that a bracket in a file name is a bracket.
 */
const DIALECT: picomatch.PicomatchOptions = {dot: true, nobracket: true, noextglob: true, nonegate: true, flags: 'u'};

/** picomatch makes regular expressions, which try every way to share out a path; these keep the ways few. */
const MAX_ALTERNATIVES = 64;
const MAX_FREEDOM = 3;
const MAX_PATTERN = 1_000;
const MAX_PATH = 1_024;

export const isGlob = (pattern: string): boolean => /[*?]|\{[^}]*,[^}]*\}/.test(pattern);

/**
 * A test for paths with forward slashes. With `folders`, a pattern that names a folder matches all that is in it.
 * Undefined where the pattern offers more than 64 alternatives or holds more than three `**` and further stars in a name together.
 * Paths of more than 1,024 characters match nothing.
 */
export function compileGlob(pattern: string, {folders = false} = {}): ((path: string) => boolean) | undefined {
  if (pattern.length > MAX_PATTERN || alternativesOf(pattern) > MAX_ALTERNATIVES || freedomOf(pattern) > MAX_FREEDOM) return undefined;
  const literal = pattern.replace(/\/+$/, '').replace(/[()|]/g, '\\$&');
  const matches = picomatch(folders ? [literal, `${literal}/**`] : literal, DIALECT);
  return path => path.length <= MAX_PATH && matches(path);
}

/** In how many ways the braces unfold, or more. */
const alternativesOf = (pattern: string): number =>
  pattern.split('{').reduce((product, part) => product * (part.split('}')[0]!.split(',').length || 1), 1);

/** How many parts of the pattern have no place of their own: every `**`, and every star of a name but its first. */
const freedomOf = (pattern: string): number =>
  pattern.split('/').reduce((sum, name) => sum + (name === '**' ? 1 : Math.max(0, name.split(/\*+/).length - 2)), 0);

/** The folders before the first sign: where a walk for `drafts/*.md` starts. */
export function staticPrefix(pattern: string): string {
  const names = pattern.split('/');
  const first = names.findIndex(name => /[*?{]/.test(name));
  return names.slice(0, first < 0 ? names.length - 1 : first).join('/') || (pattern.startsWith('/') ? '/' : '.');
}
