/**
 * The phrases of a pack as flat tables, ready to run. A pack that was stored brings them along, so that nothing has to be built when it is read.
 *
 * "`aOf[x]` .. `aOf[x + 1]`" below means: the entries of table `a` that belong to `x` stand at these indices, the second not included.
 */
import type {Entries} from './entries.ts';

export interface Program extends UseTables {
  /** All word forms, ascending by UTF-16 code units, one after the other: form i is forms[formAt[i] .. formAt[i + 1]]. */
  readonly forms: string;
  readonly formAt: Int32Array;
  /** By form: the list of its symbols. Forms of one word mostly share theirs. */
  readonly listOf: Int32Array;
  /** Symbols of list l, ascending, the first as it is and each other as the step from the one before it: symbols[symbolsOf[l] .. symbolsOf[l + 1]]. */
  readonly symbolsOf: Int32Array;
  readonly symbols: Entries;
  /** Where the symbols of each use begin (numbering.ts), and how many symbols there are. "Any number" is the first whatever its use. */
  readonly usesFrom: Int32Array;
  /**
   * The trie over all atoms, breadth first, node 0 its root: the children of node n are the nodes childrenOf[n] .. childrenOf[n + 1], ascending by symbol. Every symbol has a node below the
   * root, numbered one more than the symbol itself.
   */
  readonly childrenOf: Int32Array;
  /** The symbol that leads to a node. */
  readonly symbolOf: Int32Array;
  /** The nodes at which atoms end, a bit for each: node n is bit n & 31 of the number n >> 5. Atoms are numbered in the order of these nodes (numbering.ts). */
  readonly ends: Int32Array;
  /** Words of an atom. */
  readonly lengthOf: Entries;
  /** Atoms that are elements of variants beside their keys, a bit for each: atom a is bit a & 31 of the number a >> 5. */
  readonly parts: Int32Array;
  /** Variants of concept c: variantsOf[c] .. variantsOf[c + 1]. */
  readonly variantsOf: Int32Array;
  /** Elements of variant v: elementsOf[v] .. elementsOf[v + 1]. */
  readonly elementsOf: Int32Array;
  /** By element: an atom, or a concept, counted on behind the last atom. */
  readonly elements: Int32Array;
  /** By element: least and greatest number of words before it since the element before, as least + 256 * most; 0 for a variant's first. */
  readonly gaps: Entries;
  /** By variant: which of its elements is the key, counted from 0. */
  readonly keys: Entries;
  /** By variant: the concept it says. */
  readonly conceptOf: Int32Array;
  /** By atom: the first variant whose key it is, or -1. */
  readonly triedForAtom: Int32Array;
  /** By concept: the same. */
  readonly triedForConcept: Int32Array;
  /** By variant: the next one with the same key, which is greater, or -1. */
  readonly triedNext: Int32Array;
  /** By concept: the concept of its exceptions, or -1. */
  readonly notOf: Int32Array;
  readonly names: readonly string[];
}

/** The uses of all concepts as tables. */
export interface UseTables {
  /** By concept: bits of USE. */
  readonly uses: Int32Array;
  /** By concept: how it has to be said, a bit for each manner (manners.ts). 0: no rule asks, it only feeds joins and cues. */
  readonly manners: Int32Array;
  /** What is asked for in the article or section in which concept c is said: asked[askedOf[c] .. askedOf[c + 1]]. */
  readonly askedOf: Int32Array;
  readonly asked: Int32Array;
  /** Teams of a sentence that are looked at where concept c is said: those that begin at sentenceTeams[sentenceTeamsOf[c] .. sentenceTeamsOf[c + 1]] in `teams`. */
  readonly sentenceTeamsOf: Int32Array;
  readonly sentenceTeams: Int32Array;
  /** The same for teams of a block. */
  readonly blockTeamsOf: Int32Array;
  readonly blockTeams: Int32Array;
  /** A team: the number of its needs, each of these, its members, what only has to stand somewhere; each a list of concepts after its length. */
  readonly teams: Int32Array;
}
