import {fileURLToPath, pathToFileURL} from 'node:url';

/** Absolute path of the file that a document is or was (`file:`, and `git:` for older states of one); undefined for others and for what is no URI. */
export function fileOf(uri: string): string | undefined {
  try {
    const {protocol, pathname} = new URL(uri);
    if (protocol === 'file:') return fileURLToPath(uri);
    return protocol === 'git:' && pathname.startsWith('/') ? fileURLToPath(`file://${pathname}`) : undefined;
  } catch {
    return undefined;
  }
}

export const uriOf = (file: string): string => pathToFileURL(file).href;

/** "file", "untitled", "git" ...; '' for what is no URI. */
export const schemeOf = (uri: string): string => (/^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1] ?? '').toLowerCase();
