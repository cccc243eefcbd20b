import {detached} from '../draft/block.ts';
import {compileProgram, symbolsIn} from '../pack/program.ts';
import type {Program} from '../pack/tables.ts';
import type {CueName, Pack} from '../pack/types.ts';
import {exactForm, wordForm} from '../words.ts';
import {Automaton} from './automaton.ts';
import type {WordClass} from './trie.ts';
import {Uses} from './uses.ts';

/** The symbol of any number, "48" or "forty". */
export const NUMBER = 0;

const UNKNOWN: WordClass = {id: 0, symbols: [], isNumber: false};

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
  readonly #classes = new Map<number, WordClass>();
  /** The forms of phrases that fix their capitals. They begin with an equals sign. */
  readonly #exact: {readonly from: number; readonly to: number};
  #small: Set<string> | undefined;

  constructor(pack: Pack) {
    this.pack = pack;
    this.program = pack.program ?? compileProgram(pack);
    this.automaton = new Automaton(this.program);
    this.cues = pack.language.cues;
    this.uses = new Uses(this.program);
    const forms = this.program.listOf.length;
    this.#exact = {from: this.#firstNotBelow('=', 0, forms), to: this.#firstNotBelow('>', 0, forms)};
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
    const common = this.#listOf(form, 0, this.program.listOf.length);
    const exact = this.#listOf(`=${exactForm(word)}`, this.#exact.from, this.#exact.to);
    const name = ((common + 1) * this.program.symbolsOf.length + exact + 1) * 2 + Number(figures);
    let found = this.#classes.get(name);
    if (found) return found;
    let symbols = common < 0 ? [] : symbolsIn(this.program, common);
    if (exact >= 0 || figures)
      symbols = [...new Set([...(figures ? [NUMBER] : []), ...symbols, ...(exact < 0 ? [] : symbolsIn(this.program, exact))])].sort((a, b) => a - b);
    found = symbols.length === 0 ? UNKNOWN : {id: this.#classes.size + 1, symbols, isNumber: symbols[0] === NUMBER};
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

  /** The list of a word form's symbols, which is looked for among forms [from, to); -1 for a form of no phrase. */
  #listOf(form: string, from: number, to: number): number {
    const {forms, formAt, listOf} = this.program;
    const at = this.#firstNotBelow(form, from, to);
    return at < to && forms.slice(formAt[at], formAt[at + 1]) === form ? listOf[at]! : -1;
  }

  #firstNotBelow(form: string, from: number, to: number): number {
    const {forms, formAt} = this.program;
    let low = from;
    let high = to;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (forms.slice(formAt[mid], formAt[mid + 1]) < form) low = mid + 1;
      else high = mid;
    }
    return low;
  }
}
