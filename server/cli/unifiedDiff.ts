import {createTwoFilesPatch, FILE_HEADERS_ONLY} from 'diff';

/** The change of one draft as `git apply` and `patch -p1` read it. A byte order mark belongs to the first line, or the patch would not fit. */
export const unifiedDiff = (path: string, before: string, after: string): string =>
  createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {context: 3, headerOptions: FILE_HEADERS_ONLY});
