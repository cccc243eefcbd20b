// In place of node:fs.
import {files} from '../files.ts';

export const existsSync = (file: string): boolean => files.existsSync(file);
export const readFileSync = (file: string): Uint8Array => files.readFileSync(file);
export const readdirSync = (folder: string): string[] => files.readdirSync(folder);
export default {existsSync, readFileSync, readdirSync};
