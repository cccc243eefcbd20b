/**
 * What a stretch of text is, as a bit mask, because zones nest (a citation inside a quotation inside a table).
 * Rules say in which zones they look; see SILENT in judge/evaluator.ts.
 */
export const Zone = {
  quotation: 1, // between quotation marks, or a Markdown block quotation
  inserted: 2, // quoted text that an amendment inserts or substitutes: operative law
  omitted: 4, // text that an amendment deletes
  citation: 8, // title of an instrument or a reference to one ("Aliens Act, 2011", "Protocol to Prevent, Suppress ...")
  definition: 16, // an entry that defines a term ("child" means ...)
  heading: 32,
  table: 64,
  code: 128, // code, URLs, file names, HTML, front matter
  footnote: 256,
  preamble: 512, // recitals, before the operative part
  history: 1024, // what an earlier rule said or what happened; found by match/, from cues
  mention: 2048, // words about words ("the term ... is not used"); found by match/, from cues
  sourced: 4096, // a sentence with a web address, a link to one, or a Markdown footnote mark: what it says has a source
  signs: 8192, // an entry of a list or table of signs by which exploitation is recognised, or an indicator beside its baseline: what others do or what is counted, and nothing that is laid down
} as const;
export type ZoneName = keyof typeof Zone;
