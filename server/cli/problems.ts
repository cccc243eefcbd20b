import process from 'node:process';
import type {Problem} from '../core/span.ts';
import {plain} from './terminal.ts';

/** Problems of one run: said on standard error as they come, each once, and kept for the report. */
export class Problems {
  readonly all: Problem[] = [];
  readonly #said = new Set<string>();

  get anyError(): boolean {
    return this.all.some(problem => problem.level === 'error');
  }

  readonly add = (problem: Problem): void => {
    const text = `${problem.path}:${problem.line}:${problem.column}: ${problem.level}: ${problem.message}\n  ${problem.repair}\n`;
    if (this.#said.has(text)) return;
    this.#said.add(text);
    this.all.push(problem);
    process.stderr.write(plain(text));
  };
}
