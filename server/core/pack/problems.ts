import type {Problem} from '../span.ts';
import type {Keys, YamlFile} from './yaml.ts';

/** Where in which file a value stands; what problems are pinned to. */
export interface Place {
  readonly file: YamlFile;
  readonly keys: Keys;
}
export const inside = (place: Place, ...keys: (string | number)[]): Place => ({file: place.file, keys: [...place.keys, ...keys]});

/** More problems of one file than this are one "and more": a wrong template need not be told a thousand times. */
const MOST_PER_FILE = 50;

/** Collects problems and knows which files they make unusable. */
export class Reporter {
  readonly problems: Problem[] = [];
  readonly #counts = new Map<string, number>();
  readonly #unusable = new Set<string>();

  add(problem: Problem): undefined {
    const count = (this.#counts.get(problem.path) ?? 0) + 1;
    this.#counts.set(problem.path, count);
    if (problem.level === 'error') this.#unusable.add(problem.path);
    if (count < MOST_PER_FILE) this.problems.push(problem);
    else if (count === MOST_PER_FILE) this.problems.push({...problem, message: `${problem.message} (More problems of this file are not listed.)`});
  }

  /** Pins an error to a value, to its key, or to the character `on` inside a text. */
  error(place: Place, message: string, repair: string, on: 'key' | 'value' | number = 'value'): undefined {
    this.#pin(place, 'error', message, repair, on);
  }

  /** Something that is probably not meant, and works. */
  doubt(place: Place, message: string, repair: string): undefined {
    this.#pin(place, 'warning', message, repair, 'value');
  }

  /** A file that is right in itself and rests on one that is not. A warning, so that the cause stands out. */
  blocked(place: Place, message: string, repair: string, on: 'key' | 'value' | number = 'value'): undefined {
    this.#unusable.add(place.file.path);
    this.#pin(place, 'warning', message, repair, on);
  }

  usable(path: string): boolean {
    return !this.#unusable.has(path);
  }

  #pin({file, keys}: Place, level: Problem['level'], message: string, repair: string, on: 'key' | 'value' | number): void {
    if (level === 'error') this.#unusable.add(file.path);
    // Places are looked up only for problems that are listed: a file may have thousands.
    if ((this.#counts.get(file.path) ?? 0) >= MOST_PER_FILE) return;
    const {line, column} = typeof on === 'number' ? file.place(keys, 'value', on) : file.place(keys, on);
    this.add({path: file.path, line, column, level, message, repair});
  }
}
