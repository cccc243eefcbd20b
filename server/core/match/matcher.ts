import {detached} from '../draft/block.ts';
import {compileProgram, type Program} from '../pack/program.ts';
import type {CueName, Pack} from '../pack/types.ts';
import {exactForm, wordForm} from '../words.ts';
import {Automaton, type WordClass} from './automaton.ts';
import {Uses} from './uses.ts';

/** The symbol of any number, "48" or "forty". */
export const NUMBER = 0;

const UNKNOWN: WordClass = {id: 0, symbols: new Set()};

/** "Every person shall be:" goes on in its items. English; another language's words simply are not in its list. */
const LEANING = ['be', 'have', 'do'];

/** So many different words of texts are remembered at a time. */
const MOST_WORDS = 50_000;

/** A pack made ready to run. Made once per pack; everything in it is worked out when a text first needs it. */
export class Matcher {
  readonly pack: Pack;
  readonly program: Program;
  readonly automaton: Automaton;
  readonly uses: Uses;
  readonly cues: {readonly [name in CueName]: number};
  /** Raw words as they stand in texts; bounded, since a text may hold any number of different words. */
  readonly #seen = new Map<string, WordClass>();
  /** By what its forms say: figures, the form's list of symbols, and that of the form exact in case. */
  readonly #classes = new Map<string, WordClass>();
  #small: Set<string> | undefined;

  constructor(pack: Pack) {
    this.pack = pack;
    this.program = pack.program ?? compileProgram(pack);
    this.automaton = new Automaton(this.program);
    this.cues = pack.language.cues;
    this.uses = new Uses(this.program);
  }

  /** The class of a word as it stands in a text. */
  classOf(word: string): WordClass {
    const known = this.#seen.get(word);
    if (known) return known;
    if (this.#seen.size >= MOST_WORDS) this.#seen.clear();
    const found = this.#classify(word);
    this.#seen.set(detached(word), found);
    return found;
  }

  #classify(word: string): WordClass {
    const form = wordForm(word);
    const first = form.charCodeAt(0);
    const figures = first >= 48 && first <= 57;
    const lists = [this.#listOf(form), this.#listOf(`=${exactForm(word)}`)];
    const name = `${figures} ${lists}`;
    let found = this.#classes.get(name);
    if (found) return found;
    const {symbolsOf, symbols} = this.program;
    const own = new Set<number>();
    for (const list of lists) if (list >= 0) for (let i = symbolsOf[list]!; i < symbolsOf[list + 1]!; i++) own.add(symbols[i]!);
    if (figures) own.add(NUMBER);
    found = own.size === 0 ? UNKNOWN : {id: this.#classes.size + 1, symbols: own};
    this.#classes.set(name, found);
    return found;
  }

  /** One of the language's small words (articles, prepositions, auxiliaries ...). */
  isSmall(word: string): boolean {
    const {closed, irregular} = this.pack.language.inflection;
    // Verbs that lean on what follows are not closed-class for inflection.
    this.#small ??= new Set([...closed, ...LEANING.flatMap(verb => [verb, ...(irregular[verb] ?? [])])]);
    return this.#small.has(wordForm(word));
  }

  /** The list of a word form's symbols, by binary search; -1 for a form of no phrase. */
  #listOf(form: string): number {
    const {forms, formAt, listOf} = this.program;
    let low = 0;
    let high = formAt.length - 1;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (forms.slice(formAt[mid], formAt[mid + 1]) < form) low = mid + 1;
      else high = mid;
    }
    return low < formAt.length - 1 && forms.slice(formAt[low], formAt[low + 1]) === form ? listOf[low]! : -1;
  }
}
