// In place of node:fs/promises: what the host uses of it. There are no links: the editor has followed them.
import type {FileEntry} from '../../../protocol/index.ts';
import {files} from '../files.ts';

const statOf = ({kind, size, modified}: FileEntry) => ({
  size,
  mtimeMs: modified,
  isFile: () => kind === 'file',
  isDirectory: () => kind === 'folder',
});
const entryOf = (parentPath: string, {name, kind}: FileEntry) => ({
  name,
  parentPath,
  isFile: () => kind === 'file',
  isDirectory: () => kind === 'folder',
  isSymbolicLink: () => false,
});

async function readdir(folder: string, {recursive = false}: {readonly recursive?: boolean} = {}) {
  const found: ReturnType<typeof entryOf>[] = [];
  const folders = [folder];
  for (let at = folders.pop(); at !== undefined; at = folders.pop())
    for (const entry of await files.list(at)) {
      found.push(entryOf(at, entry));
      if (recursive && entry.kind === 'folder' && entry.name !== 'node_modules') folders.push(`${at}/${entry.name}`);
    }
  return found;
}

async function readFile(file: string, encoding?: string): Promise<Uint8Array | string> {
  const bytes = await files.read(file);
  return encoding === undefined ? bytes : new TextDecoder().decode(bytes);
}

export default {
  readdir,
  readFile,
  stat: async (file: string) => statOf(await files.stat(file)),
  realpath: async (file: string) => (await files.stat(file), file),
};
