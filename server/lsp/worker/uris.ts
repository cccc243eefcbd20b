/**
 * Paths for what the editor knows by URI, so that the host can go up and down in them: vscode-vfs://github/a/b.md is /vscode-vfs/github/a/b.md.
 * The worker's build puts this in the place of ../node/uris.ts.
 */
const NOWHERE = '-';
/** Documents that are no files, or whose files say nothing about where they belong. */
const ELSEWHERE = new Set([
  'untitled',
  'git',
  'output',
  'vscode-scm',
  'comment',
  'clauseguard-rule',
  'clauseguard-entry',
  'clauseguard-word',
  'vscode-settings',
  'vscode-userdata',
  'walkThrough',
]);

export function fileOf(uri: string): string | undefined {
  const scheme = schemeOf(uri);
  if (!scheme || ELSEWHERE.has(scheme)) return undefined;
  const [, authority, path] = /^[^:]+:(?:\/\/([^/?#]*))?([^?#]*)/.exec(uri)!;
  try {
    return `/${scheme}/${authority || NOWHERE}${decodeURIComponent(path!)}`;
  } catch {
    return undefined;
  }
}

export function uriOf(file: string): string {
  const [, scheme = '', authority = '', ...names] = file.split('/');
  return `${scheme}://${authority === NOWHERE ? '' : authority}/${names.map(encodeURIComponent).join('/')}`;
}

/** "file", "untitled", "git" ...; '' for what is no URI. */
export const schemeOf = (uri: string): string => (/^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1] ?? '').toLowerCase();
