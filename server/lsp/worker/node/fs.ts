// In place of node:fs.
import {files} from '../files.ts';
import promises from './fs-promises.ts';

export const existsSync = (file: string): boolean => files.existsSync(file);
export const readFileSync = (file: string): Uint8Array => files.readFileSync(file);
export const readdirSync = (folder: string): string[] => files.readdirSync(folder);

const withCallback =
  <A extends readonly unknown[], R>(ask: (...asked: A) => Promise<R>) =>
  (...asked: [...A, (error: unknown, answer?: R) => void]): void => {
    const done = asked.pop() as (error: unknown, answer?: R) => void;
    ask(...(asked as unknown as A)).then(answer => done(null, answer), done);
  };

export default {existsSync, readFileSync, readdirSync, promises, stat: withCallback(promises.stat), readFile: withCallback(promises.readFile)};
