import type {Outcome, Request} from '../engine/job.ts';
import type {Input, Inputs} from '../inputs/files.ts';
import type {Figure} from './statistics.ts';

export type Unit = 's' | 'MB' | 'MB/s' | '×' | '';
/** A cell of a table: words, or a figure in a unit. */
export type Cell = string | {readonly figure: Figure; readonly unit: Unit};

/** A promise and what was measured. Nothing fails when it is broken; it is shown. */
export interface Target {
  readonly what: string;
  readonly atMost: number;
  readonly unit: Unit;
  readonly measured: Figure;
}

export interface Point {
  readonly x: number;
  readonly figure: Figure;
}

/** `lines`: x is a quantity. `bars`: x numbers the labels. */
export interface Plot {
  readonly title: string;
  readonly kind: 'lines' | 'bars';
  readonly xLabel: string;
  readonly yLabel: string;
  readonly labels?: readonly string[];
  readonly logarithmic?: boolean;
  readonly series: readonly {readonly name: string; readonly points: readonly Point[]}[];
}

/** What one measurement says. */
export interface Result {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly targets: readonly Target[];
  /** What a reader must know, above all what could not be measured. */
  readonly notes: readonly string[];
  readonly plots: readonly Plot[];
}

/** What a measurement works with. */
export interface Bench {
  readonly inputs: Inputs;
  /** Fewer rounds and smaller drafts: minutes instead of a quarter of an hour. */
  readonly quick: boolean;
  /** A text given by the user, in place of generated ones where that makes sense. */
  readonly given?: Input;
  /** Runs a job of the engine in a process of its own. */
  readonly engine: (job: Request) => Promise<Outcome>;
}
