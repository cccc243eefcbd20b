import path from 'node:path';
import type {Problem} from '../core/span.ts';

/** An error about a whole file, or about the place given. */
export const problem = (path: string, message: string, repair: string, line = 1, column = 1): Problem => ({
  path,
  line,
  column,
  level: 'error',
  message,
  repair,
});

/** What stopped the file system, in words; errors that are not the system's are thrown on. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  switch (code) {
    case undefined:
      throw error;
    case 'ENOENT':
      return 'there is no such file';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a file stands where a folder should';
    case 'EACCES':
    case 'EPERM':
      return 'the permissions forbid it';
    case 'EISDIR':
      return 'it is a folder';
    case 'ELOOP':
      return 'it is a symbolic link that leads back to itself';
    default:
      return `the system says ${code}`;
  }
}

/** Forward slashes on every system; the one form in which paths are shown and matched. */
export const slashes = (file: string): string => (path.sep === '/' ? file : file.replaceAll(path.sep, '/'));

/** `file` as somebody in `folder` would write it: relative where it lies inside, else absolute. */
export function shownFrom(folder: string, file: string): string {
  const relative = path.relative(folder, file);
  return slashes(relative === '' ? '.' : isOutside(relative) ? file : relative);
}

/** Whether a relative path leaves its folder. */
export const isOutside = (relative: string): boolean => relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
