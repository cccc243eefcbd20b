import fs from 'node:fs';

/**
 * What every check asks of the file system. Node takes some 4 ms to load `fs.promises`, as long as it takes to judge a page of a draft, and does so when it is first used: these do without it.
 */
export const stat = (file: string): Promise<fs.Stats> =>
  new Promise((done, fail) => fs.stat(file, (error, about) => (error ? fail(error) : done(about))));

export const readFile = (file: string): Promise<Buffer> =>
  new Promise((done, fail) => fs.readFile(file, (error, bytes) => (error ? fail(error) : done(bytes))));
