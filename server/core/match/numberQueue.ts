/** A set of numbers below a bound that is emptied from the lowest up: a bit for each, and a bit above for each 32 of them. */
export class NumberQueue {
  readonly #bits: Int32Array;
  readonly #above: Int32Array;

  constructor(bound: number) {
    this.#bits = new Int32Array((bound >> 5) + 1);
    this.#above = new Int32Array((bound >> 10) + 1);
  }

  add(number: number): void {
    const word = number >> 5;
    this.#bits[word]! |= 1 << (number & 31);
    this.#above[word >> 5]! |= 1 << (word & 31);
  }

  remove(number: number): void {
    const word = number >> 5;
    this.#bits[word]! &= ~(1 << (number & 31));
    if (this.#bits[word] === 0) this.#above[word >> 5]! &= ~(1 << (word & 31));
  }

  /** The lowest number that is at least `least`, or -1. */
  first(least: number): number {
    for (let top = least >> 10; top < this.#above.length; top++) {
      const above = this.#above[top]!;
      if (above === 0) continue;
      const word = (top << 5) + lowestBit(above);
      return (word << 5) + lowestBit(this.#bits[word]!);
    }
    return -1;
  }
}

const lowestBit = (word: number): number => 31 - Math.clz32(word & -word);
