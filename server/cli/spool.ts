import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {StringDecoder} from 'node:string_decoder';
import type {Output} from './output.ts';

const IN_MEMORY = 4 << 20;
const CHUNK = 1 << 20;

/** Text that has to wait until something before it is known. What does not fit into memory waits in a temporary file that only this user can read. */
export class Spool {
  #waiting: string[] = [];
  #size = 0;
  #file: {handle: number; folder: string} | undefined;

  write(text: string): void {
    this.#waiting.push(text);
    this.#size += text.length;
    if (this.#size > IN_MEMORY) this.#flush();
  }

  #flush(): void {
    if (!this.#file) {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'clauseguard-'));
      this.#file = {handle: fs.openSync(path.join(folder, 'report'), 'wx+', 0o600), folder};
    }
    fs.writeFileSync(this.#file.handle, this.#waiting.join(''));
    this.#waiting = [];
    this.#size = 0;
  }

  /** Writes everything in order and forgets it. */
  copyTo(output: Output): void {
    const file = this.#file;
    if (file) {
      const decoder = new StringDecoder('utf8');
      const buffer = Buffer.allocUnsafe(CHUNK);
      let at = 0;
      for (let read = fs.readSync(file.handle, buffer, 0, CHUNK, at); read > 0; read = fs.readSync(file.handle, buffer, 0, CHUNK, at)) {
        output.write(decoder.write(buffer.subarray(0, read)));
        at += read;
      }
      fs.closeSync(file.handle);
      fs.rmSync(file.folder, {recursive: true, force: true});
      this.#file = undefined;
    }
    for (const text of this.#waiting) output.write(text);
    this.#waiting = [];
    this.#size = 0;
  }
}
